// Where the mirror's elements lie over the canvas. The places are custom properties, which only
// canvas.css reads: the plain view and print lay the same elements out as ordinary HTML.

/** @typedef {import('./elements.mjs').Entry} Entry */
/** @typedef {import('./mirror.mjs').Mirror} Mirror */

const PART = /\/(?:label|legend|key(\d+))$/;

/**
 * @param {HTMLElement} target
 * @param {number[]} place x, y, width, height in CSS px of the document
 */
function put(target, [x, y, width, height]) {
  const { style } = target;
  style.setProperty('--x', `${x}px`);
  style.setProperty('--y', `${y}px`);
  style.setProperty('--w', `${width}px`);
  style.setProperty('--h', `${height}px`);
}

const FIELDS = ['text-field', 'select'];

/**
 * @param {Mirror} mirror
 * @param {string} id of a part of a node
 * @returns {HTMLElement | undefined} its label or legend, or one key of a chart
 */
function partOf(mirror, id) {
  const part = PART.exec(id);
  const entry = part && mirror.entries.get(id.slice(0, part.index));
  if (!entry) return undefined;
  return part[1] === undefined ? entry.label : entry.keys?.[Number(part[1])];
}

/**
 * @param {Mirror} mirror
 * @param {string} id of a node, or of a part of it
 * @returns {HTMLElement | undefined} what shows its words
 */
function wordsOf(mirror, id) {
  const entry = mirror.entries.get(id);
  if (!entry) return partOf(mirror, id);
  return FIELDS.includes(entry.fields.role) ? entry.main : (entry.words ?? entry.main);
}

/**
 * Words the canvas has no signs for are shown by the mirror's own elements, in a font that has.
 * @param {Mirror} mirror
 * @param {NonNullable<import('../protocol.mjs').Patch['foreign']>} all
 */
export function showForeign(mirror, all) {
  for (const old of mirror.root.querySelectorAll('[data-foreign]')) old.removeAttribute('data-foreign');
  for (const [id, size, line, bold, dx, dy] of all) {
    const words = wordsOf(mirror, id);
    if (!words) continue;
    const { style, dataset } = words;
    dataset.foreign = 'yes';
    style.setProperty('--words-size', `${size}px`);
    style.setProperty('--words-line', `${line}px`);
    style.setProperty('--words-weight', bold ? '700' : '400');
    style.setProperty('--words-dx', `${dx}px`);
    style.setProperty('--words-dy', `${dy}px`);
  }
}

/**
 * @param {Mirror} mirror
 * @param {[string, number, number, number, number][]} rects
 */
export function placeAll(mirror, rects) {
  for (const [id, ...place] of rects) {
    const entry = mirror.entries.get(id);
    if (entry) {
      for (const leaf of entry.leaves) put(leaf, place);
      continue;
    }
    const part = partOf(mirror, id);
    if (part) put(part, place);
  }
}

/**
 * The document is as tall as what is drawn, so that the browser scrolls it.
 * @param {Mirror} mirror
 * @param {number} height CSS px
 */
export function setHeight(mirror, height) {
  mirror.root.style.setProperty('--page-height', `${height}px`);
}
