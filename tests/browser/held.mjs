// What the mirror holds over the canvas: every element that stands for something drawn, with its
// words and its place, in reading order.

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Held
 * @property {string} what for a report
 * @property {string} words as they are to be drawn, without spaces
 * @property {string} key that chooses it; drawn before the words where there is room
 * @property {string[]} [labels] of a chart's axes, without spaces: each is drawn whole or, where it is
 *   crowded, not at all
 * @property {string} kind role of the node
 * @property {boolean} control something to press or to type in that has an edge of its own
 * @property {boolean} header it lies in the bar at the top
 * @property {boolean} covered a dialog lies above it
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 */

/**
 * @param {Page} page
 * @returns {Promise<Held[]>}
 */
export function readHeld(page) {
  return page.evaluate(() => {
    /** @type {Held[]} */
    const all = [];
    /** Dates first, as the canvas paints them. @param {HTMLElement} leaf @returns {string[] | undefined} */
    const labelsOf = (leaf) => {
      if (!leaf.matches('.chart > .data')) return undefined;
      const drawing = leaf.closest('.chart')?.querySelector('.drawing');
      const all = [...(drawing?.querySelectorAll('.date > text, .value') ?? [])];
      const order = [...all.filter((it) => it.closest('.date')), ...all.filter((it) => !it.closest('.date'))];
      return order.map((it) => (it.textContent ?? '').replace(/\s/g, ''));
    };
    /** @param {HTMLElement} leaf @returns {string} */
    const wordsOf = (leaf) => {
      // The words of a choice are its label's.
      if (leaf.matches('.choice > input')) return '';
      // The table of a chart is drawn as lines, with the labels of its axes.
      if (leaf.matches('.chart > .data')) return labelsOf(leaf)?.join('') ?? '';
      // Shown by the mirror itself: the canvas has no signs for it.
      if (leaf.dataset.foreign) return '';
      if (leaf instanceof HTMLSelectElement) return leaf.selectedOptions[0]?.text ?? '';
      if (leaf instanceof HTMLInputElement || leaf instanceof HTMLTextAreaElement) {
        // A field that is being edited shows its own words.
        if (leaf === document.activeElement) return '';
        return leaf.type === 'password' ? '•'.repeat([...leaf.value].length) : leaf.value;
      }
      return leaf.textContent ?? '';
    };
    for (const leaf of document.querySelectorAll('#mirror .leaf')) {
      if (!(leaf instanceof HTMLElement) || leaf.hidden || leaf.closest('.look-skip-link')) continue;
      const node = /** @type {HTMLElement} */ (leaf.closest('[data-node]'));
      const { x, y, width, height } = leaf.getBoundingClientRect();
      const edged = 'button:not(.look-inline, .look-ghost, .look-brand, .look-top-bar), input, textarea, select';
      all.push({
        what: `${leaf.localName} of ${node.dataset.node}`,
        words: wordsOf(leaf).replace(/\s/g, ''),
        key: (leaf.matches('label') && node.querySelector('kbd')?.textContent) || '',
        labels: labelsOf(leaf),
        kind: node.classList[0],
        control: leaf.matches(edged),
        header: leaf.closest('header') !== null,
        covered: leaf.closest('[inert]') !== null,
        x: x + scrollX, y: y + scrollY, w: width, h: height,
      });
    }
    return all;
  });
}
