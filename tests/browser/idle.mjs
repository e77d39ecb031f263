// Counts what a page runs by itself: frames, timers, idle callbacks.

/** @typedef {import('playwright-core').Page} Page */

/** Before the page is opened. @param {Page} page */
export async function countCallbacks(page) {
  await page.addInitScript(() => {
    const shared = /** @type {any} */ (globalThis);
    /** @type {string[]} */
    const ran = [];
    Object.defineProperty(globalThis, 'ranByItself', { value: ran });
    for (const name of ['requestAnimationFrame', 'setTimeout', 'setInterval', 'requestIdleCallback']) {
      const real = shared[name].bind(globalThis);
      shared[name] = (/** @type {any} */ callback, /** @type {any[]} */ ...rest) =>
        real((/** @type {any[]} */ ...values) => {
          ran.push(name);
          return callback(...values);
        }, ...rest);
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
