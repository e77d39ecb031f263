// Counts what a page runs by itself, and what it has planned: frames, timers, idle callbacks.

/** @typedef {import('playwright-core').Page} Page */

/** Before the page is opened. @param {Page} page */
export async function countCallbacks(page) {
  await page.addInitScript(() => {
    const shared = /** @type {any} */ (globalThis);
    /** @type {string[]} */
    const ran = [];
    /** @type {Map<string, string>} what is planned, by kind and number */
    const planned = new Map();
    Object.assign(globalThis, { ranByItself: ran, plannedByItself: planned });
    for (const [plan, cancel] of [
      ['requestAnimationFrame', 'cancelAnimationFrame'],
      ['setTimeout', 'clearTimeout'],
      ['setInterval', 'clearInterval'],
      ['requestIdleCallback', 'cancelIdleCallback'],
    ]) {
      const [planIt, cancelIt] = [shared[plan].bind(globalThis), shared[cancel].bind(globalThis)];
      shared[plan] = (/** @type {any} */ callback, /** @type {any[]} */ ...rest) => {
        const number = planIt((/** @type {any[]} */ ...values) => {
          ran.push(plan);
          if (plan !== 'setInterval') planned.delete(`${plan} ${number}`);
          return callback(...values);
        }, ...rest);
        planned.set(`${plan} ${number}`, plan);
        return number;
      };
      shared[cancel] = (/** @type {number} */ number) => {
        planned.delete(`${plan} ${number}`);
        cancelIt(number);
      };
    }
  });
}

/**
 * @param {Page} page
 * @returns {Promise<() => Promise<string[]>>} names of what ran since then
 */
export async function startCounting(page) {
  const read = () => page.evaluate(() => [.../** @type {any} */ (globalThis).ranByItself]);
  const before = (await read()).length;
  return async () => (await read()).slice(before);
}

// An announcement is taken back after a second and a half.
const REST_AFTER_MS = 5000;

/**
 * A page that has planned nothing runs nothing until somebody acts.
 * @param {Page} page
 * @returns {Promise<string[]>} what is still planned, or moves, when it should have come to rest
 */
export async function unrest(page) {
  const until = Date.now() + REST_AFTER_MS;
  for (;;) {
    const found = await page.evaluate(() => [
      .../** @type {any} */ (globalThis).plannedByItself.values(),
      ...document.getAnimations().map(() => 'an animation'),
    ]);
    if (found.length === 0 || Date.now() > until) return found;
    await page.waitForTimeout(100);
  }
}
