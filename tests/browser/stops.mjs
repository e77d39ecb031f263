// Every stop of Tab on the page as it is: whether it can be seen, and whether any control is left out.

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Stop
 * @property {string} id of the element; of the whole group for a radio button
 * @property {string} told
 * @property {string} fault empty where all is well
 */

const STOPS_AT_MOST = 250;

/** @param {Page} page @returns {Promise<Stop | null>} null: the focus has left the page */
function stop(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return null;
    const radio = at instanceof HTMLInputElement && at.type === 'radio';
    const words = at.getAttribute('aria-label') ?? at.textContent ?? '';
    const labels = /** @type {HTMLInputElement} */ (at).labels;
    const told = `${at.localName} “${words.trim() || (labels?.[0]?.textContent ?? '')}”`;
    const label = labels?.[0];
    // Small marks of the plain view stand for the card around them.
    const unseen = at.getBoundingClientRect().width < 4 && label?.parentElement;
    const { x, y, height, bottom, right } = (unseen || at).getBoundingClientRect();
    const [left, top] = [Math.max(0, x), Math.max(0, y)];
    const [w, h] = [Math.min(innerWidth, right) - left, Math.min(innerHeight, bottom) - top];
    let fault = '';
    if (w <= 0 || h <= 0) fault = 'is out of view';
    else if (x < -1 || right > innerWidth + 1) fault = 'sticks out sideways';
    else if (h < Math.min(height, innerHeight * 0.5) - 1) fault = `shows only ${Math.round(h)} of ${Math.round(height)} px`;
    // Each corner and the middle, a little inside: round corners belong to what is behind.
    for (const [px, py] of [[0.5, 0.5], [0.1, 0.25], [0.9, 0.25], [0.1, 0.75], [0.9, 0.75]]) {
      if (fault) break;
      const over = document.elementFromPoint(left + w * px, top + h * py);
      const own = over === at || (over && (at.contains(over) || label?.contains(over)));
      if (!own && over?.closest('[data-node]') !== at.closest('[data-node]')) {
        fault = `is covered by ${over?.localName} “${(over?.textContent ?? '').slice(0, 30)}”`;
      }
    }
    return { id: radio ? at.name : at.id, told, fault };
  });
}

/** @param {Page} page @returns {Promise<string[]>} ids of all that Tab should reach */
function wanted(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea')];
    const able = all.filter((it) => it.checkVisibility() && !it.closest('[inert]'));
    return [
      ...new Set(able.map((it) => (it instanceof HTMLInputElement && it.type === 'radio' ? it.name : it.id))),
    ];
  });
}

/**
 * Goes through them all: from where the focus is to the end of the page, out into the browser's own
 * bar, and from the top to where it began.
 * @param {Page} page
 * @returns {Promise<string[]>} one line for each fault
 */
export async function faultsOfStops(page) {
  const found = [];
  const left = new Set(await wanted(page));
  const all = left.size;
  for (let at = 0, rounds = 0; left.size > 0 && rounds < 2; ++at) {
    if (at > STOPS_AT_MOST) throw new Error('Tab never leaves the page');
    await page.keyboard.press('Tab');
    const one = await stop(page);
    if (!one) ++rounds;
    else if (one.fault) found.push(`${one.told} ${one.fault}`);
    if (one) left.delete(one.id);
  }
  if (left.size) found.push(`Tab does not reach ${left.size} of ${all}: ${[...left].slice(0, 4).join(', ')}`);
  return found;
}
