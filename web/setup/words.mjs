// The words of the page in the language of the browser, or in the one chosen at the top.

/**
 * @typedef {object} Language
 * @property {string} name for itself
 * @property {Record<string, string>} messages by id
 * @property {Record<string, string>} countries names by code
 */

const SOURCE = 'en';

/**
 * @typedef {object} Data
 * @property {Record<string, Language>} languages by code
 * @property {import('./snippets.mjs').Script} script
 * @property {string} colour the page's own, #rrggbb
 */

/** @type {Data} */
export const data = JSON.parse(document.getElementById('data')?.textContent ?? '{}');

/** @param {readonly string[]} preferred as "es-MX", best first @returns {string} one of the page's */
function best(preferred) {
  const codes = preferred.map((tag) => tag.split('-')[0].toLowerCase());
  return codes.find((code) => code in data.languages) ?? SOURCE;
}

let code = best(navigator.languages);

export const languageCode = () => code;

/** @param {string} id of a message @returns {string} */
export function say(id) {
  const text = data.languages[code].messages[id] ?? data.languages[SOURCE].messages[id];
  if (text === undefined) throw new Error(`there is no message "${id}"`);
  return text;
}

/** @param {string} id of a message @returns {boolean} */
export const has = (id) => id in data.languages[SOURCE].messages;

/** @returns {[string, string][]} codes and names of countries, sorted by name */
export function countries() {
  const names = Object.entries(data.languages[code].countries);
  return names.sort(([, a], [, b]) => a.localeCompare(b, code));
}

/** Puts the words of the language into everything that has data-say. @param {string} [chosen] */
export function speak(chosen = code) {
  code = chosen;
  document.documentElement.lang = code;
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = say(element.getAttribute('data-say') ?? '');
  }
  for (const element of document.querySelectorAll('[data-say-label]')) {
    element.setAttribute('aria-label', say(element.getAttribute('data-say-label') ?? ''));
  }
}
