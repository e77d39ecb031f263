// What stands behind the # of the address: a practice's settings, and the page's own flags. Never a
// query, which would reach the server. Read once, when the page opens: an address that is edited while
// somebody is answering changes nothing until the page is loaded again.

import { block } from './decode.mjs';

/** @typedef {import('./protocol.mjs').PracticeText} PracticeText */

const PLAIN = 'plain';
const PREVIEW = 'preview';

const entries = [...new URLSearchParams(location.hash.slice(1))];

/** @param {string} flag */
const asks = (flag) => entries.some(([key]) => key === flag);

/** The plain view is asked for: #plain, by itself or among settings. */
export const plainAsked = asks(PLAIN);

const settings = entries.filter(([key]) => key !== PLAIN && key !== PREVIEW);

/** @returns {object} what the block holds; nothing where it is damaged */
function inBlock() {
  try {
    const found = JSON.parse(block('practice'));
    return found && typeof found === 'object' && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

/** @returns {object | null} what the address and the block say together; null: the address says nothing */
export function practiceSettings() {
  if (settings.length === 0) return null;
  const said = settings.map(([key, value]) => [key, key === 'languages' ? value.split(',') : value]);
  return { ...inBlock(), ...Object.fromEntries(said) };
}

/** @returns {PracticeText} */
export const practiceText = () => ({
  block: block('practice'),
  address: settings,
  preview: asks(PREVIEW),
});
