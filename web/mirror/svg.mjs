// Short ways to draw. Measures are attributes and looks are classes: the page's policy lets no
// style stand in an element.

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Record<string, string | number>} Attributes */

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {Element[]} [children]
 * @returns {SVGElementTagNameMap[T]}
 */
export function drawn(tag, attributes = {}, children = []) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** @param {number} place 0 to 1 @returns {string} */
export const percent = (place) => `${Math.round(place * 1000) / 10}%`;

/** @param {string} words @param {Attributes} attributes */
export function writing(words, attributes) {
  const text = drawn('text', attributes);
  text.textContent = words;
  return text;
}
