// What the page may do in a frame on somebody else's site, as the words of a sandbox attribute.

// Downloads: saved files. Modals: printing. Popups: links to sources. Protocols: telephone numbers of
// help lines.
const SANDBOX = [
  'allow-scripts', 'allow-downloads', 'allow-modals', 'allow-popups',
  'allow-popups-to-escape-sandbox', 'allow-top-navigation-to-custom-protocols',
];

/** Without this word the page can keep nothing in the browser. */
const KEEPING = 'allow-same-origin';

/** @param {boolean} keeps @returns {string} */
export const sandboxOf = (keeps) => (keeps ? [...SANDBOX, KEEPING] : SANDBOX).join(' ');
