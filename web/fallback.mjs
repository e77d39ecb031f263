// The words shown when the app cannot run. They are in the page from the start and are hidden by
// the style only once `html.running` is set, so they need no script at all.

/**
 * Shows them instead of whatever was there; a second call changes nothing.
 * @param {unknown} reason for the browser's console, never for the person
 */
export function fail(reason) {
  const root = document.documentElement;
  if (root.classList.contains('failed')) return;
  console.error('Next Session stopped:', reason);
  root.classList.remove('starting', 'running', 'canvas', 'plain', 'modal');
  root.classList.add('failed');
  // What the person chose went with the app; these words are English.
  root.lang = 'en';
  document.title = 'Next Session';
  document.getElementById('mirror')?.remove();
  document.getElementById('canvas')?.remove();
  document.getElementById('fallback-title')?.focus();
}
