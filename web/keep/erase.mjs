// Erasing everything, and then looking at what is there: what is reported as gone was looked for.

/** @typedef {import('./device.mjs').Device} Device */
/** @typedef {import('./tab.mjs').Tab} Tab */

// Pages of other people may live at the same address; their caches are not ours.
const OURS = 'next-session';

/** @returns {Promise<string[]>} names of this page's caches; they hold the page, never an answer */
async function ourCaches() {
  try {
    return (await caches.keys()).filter((name) => name.startsWith(OURS));
  } catch {
    // No caches here: none of ours.
    return [];
  }
}

/**
 * What is in the tab goes before this returns.
 * @param {Tab} tab
 * @param {Device} device
 * @returns {Promise<string[]>} what is left, of "session", "marker", "database", "caches"
 */
export function eraseAll(tab, device) {
  // Looked at now: settings without an answer, such as the text size, may be stored right after.
  const left = tab.erase() ? [] : ['session'];
  return (async () => {
    await device.erase();
    for (const name of await ourCaches()) await caches.delete(name).catch(() => false);
    left.push(...(await device.left()));
    if ((await ourCaches()).length > 0) left.push('caches');
    return left;
  })();
}
