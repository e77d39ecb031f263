// A practice's settings stand in the page as one block of data. Pages that differ in nothing else are
// the same version: they have the same fingerprint.

const BLOCK = /(<script type="application\/json" id="practice">)[^<]*(<\/script>)/;

/** @param {string} html a whole page @returns {string} the same with no settings in it */
export const withoutSettings = (html) => withSettings(html, {});

/** @param {string} html a whole page @param {object} settings @returns {string} the same with these */
export function withSettings(html, settings) {
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return html.replace(BLOCK, (_, open, close) => open + json + close);
}
