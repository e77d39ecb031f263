// What a practice has chosen, as the address, the element and the file name it. What a setting may be
// is the page's own business: the preview says what it refuses (docs/practice-settings.md).

/** @typedef {'name' | 'contact' | 'language' | 'languages' | 'country' | 'colour' | 'appearance'} Key */
/** @typedef {Partial<Record<Key, string>>} Settings none is empty; languages as "en,es" */

/** In the order they are written. @type {readonly Key[]} */
const KEYS = ['name', 'contact', 'language', 'languages', 'country', 'colour', 'appearance'];

/** In characters, as the page counts them. @type {Partial<Record<Key, number>>} */
export const LIMITS = { name: 80, contact: 200 };

/** @param {Settings} settings @returns {[Key, string][]} */
export function entriesOf(settings) {
  return KEYS.flatMap((key) => (settings[key] ? [[key, /** @type {string} */ (settings[key])]] : []));
}

/** @param {Settings} settings @returns {string} what stands behind the # of an address, without it */
export function fragmentOf(settings) {
  return new URLSearchParams(entriesOf(settings)).toString();
}

/** @param {Settings} settings @returns {string} practice.json; also fit to stand inside a page */
export function jsonOf(settings) {
  const values = entriesOf(settings).map(([key, value]) => [
    key,
    key === 'languages' ? value.split(',') : value,
  ]);
  return JSON.stringify(Object.fromEntries(values), null, 1).replaceAll('<', '\\u003c');
}

/**
 * @param {string} text
 * @returns {string | null} #rrggbb, or null where it is no such colour
 */
export function colourOf(text) {
  if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text)) return null;
  const signs = text.slice(1).toLowerCase();
  return `#${signs.length === 3 ? signs.replace(/./g, '$&$&') : signs}`;
}

/**
 * @param {string} text
 * @returns {string | null} the address of a folder, with a / at its end; null where it is none that
 * browsers hold for secure
 */
export function folderOf(text) {
  try {
    const address = new URL(text);
    if (address.protocol !== 'https:') return null;
    const folder = address.pathname.replace(/[^/]+\.[^/.]+$/, '').replace(/\/*$/, '/');
    return address.origin + folder;
  } catch {
    return null;
  }
}
