// What is kept for this tab, so that a reload loses nothing. The browser forgets it with the tab.
// In a sandboxed frame or a strict mode even looking at sessionStorage throws: then it is kept in
// memory and lives as long as the page.

const KEY = 'next-session';

/** @typedef {{read: () => string | null, write: (text: string) => void, erase: () => void}} Store */

/** @returns {Storage | null} */
function probe() {
  try {
    const storage = globalThis.sessionStorage;
    const mark = `${KEY}-probe`;
    storage.setItem(mark, '1');
    storage.removeItem(mark);
    return storage;
  } catch {
    return null;
  }
}

/** @returns {Store} */
export function openStore() {
  const storage = probe();
  /** @type {string | null} */
  let memory = null;
  return {
    read: () => (storage ? storage.getItem(KEY) : memory),
    write(text) {
      memory = text;
      try {
        storage?.setItem(KEY, text);
      } catch {
        // Full: what is there is older than what is in memory, and half a visit is worse than none.
        storage?.removeItem(KEY);
      }
    },
    erase() {
      memory = null;
      storage?.removeItem(KEY);
    },
  };
}
