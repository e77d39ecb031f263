// The person's own date. A tab can stay open for weeks, so the module is told when the day changes:
// no timer, but at the first thing the person does on the new day.

/** @returns {string} as 2026-11-24 */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {(day: string) => void} tell told ahead of what the person does */
export function watchDay(tell) {
  let day = today();
  const look = () => {
    if (day === today()) return;
    day = today();
    tell(day);
  };
  document.addEventListener('visibilitychange', look);
  for (const act of ['pointerdown', 'keydown']) {
    window.addEventListener(act, look, { capture: true, passive: true });
  }
}
