// The record on the device: one entry in one IndexedDB database, {owner, text}. Nothing is made
// before the person asks to keep something.
//
// `owner` is the fence: each tab has a mark of its own, a write goes through only where the entry
// bears a mark that this tab knows as its own, and who takes the record over puts its mark there.
// That is checked and written in one transaction, so a late write of another tab cannot get in.

import { soon } from './soon.mjs';
import { troubleOf } from './trouble.mjs';

const NAME = 'next-session';
const STORE = 'kept';
const KEY = 'record';
// Holds nothing, ever; it is made to be deleted.
const SPARE = 'next-session-spare';

/** @typedef {{owner: string, text: string}} Entry */

/**
 * @typedef {object} Database
 * @property {() => Promise<Entry | null>} look
 * @property {() => Promise<void>} prepare what has to be done once before the first write, ahead of it
 * @property {(owner: string) => Promise<Entry | null>} take the entry as it was, now this owner's
 * @property {(text: string, owner: string, how: WriteHow) => Promise<Written>} write
 * @property {() => Promise<boolean>} remove false where it is still there, or nobody can tell
 * @property {() => Promise<boolean>} exists whether there is a database, be it empty
 *
 * @typedef {object} WriteHow
 * @property {string[]} over owners of entries that may be replaced, beside the writer
 * @property {boolean} make whether to make the entry where there is none
 *
 * @typedef {'written' | 'taken' | 'missing'} Written taken: there is an entry of another owner
 */

/**
 * @param {boolean} make
 * @returns {Promise<IDBDatabase | null>} null: there is none, and none was to be made
 */
function connect(make) {
  return new Promise((resolve, reject) => {
    // Throws at once in a sandboxed frame.
    const request = indexedDB.open(NAME, 1);
    let none = false;
    request.onupgradeneeded = () => {
      // Undoing the upgrade leaves no trace of having looked.
      if (make) {
        request.result.createObjectStore(STORE);
      } else {
        none = true;
        request.transaction?.abort();
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      if (none) resolve(null);
      else reject(request.error);
    };
  });
}

/**
 * @template T
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore, result: (value: T) => void) => void} work
 * @returns {Promise<T>} what was handed to `result`, once it is committed
 */
function transact(database, mode, work) {
  return new Promise((resolve, reject) => {
    // Strict: told as done when it is on the disk, not when the system has promised to put it
    // there. A browser that does not know the option leaves it aside, and then its own habit holds.
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    /** @type {T} */
    let found;
    transaction.oncomplete = () => resolve(found);
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
    work(transaction.objectStore(STORE), (value) => {
      found = value;
    });
  });
}

/** @param {any} value @returns {Entry | null} */
const entryOf = (value) =>
  typeof value?.owner === 'string' && typeof value.text === 'string' ? value : null;

/** @param {string} name @returns {Promise<boolean>} false where it is not known to be gone */
async function drop(name) {
  try {
    await soon(new Promise((resolve, reject) => {
      // Waits for every page to let go of it, and happens then, whether it is still waited for or not.
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    }));
    return true;
  } catch (error) {
    // To a page that may keep nothing, as in a sandboxed frame, there is nothing.
    return troubleOf(error) === 'blocked';
  }
}

/** @returns {Promise<void>} */
function makeSpare() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(SPARE, 1);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

/**
 * Chromium (156) that was killed in the middle of a write goes on in the same log of its LevelDB,
 * behind the torn record; at the start after the next it finds the log damaged, and drops what came
 * later or all databases of the page (github.com/google/leveldb/issues/1287). When a database is
 * deleted it begins a new log, so that is done before anything is written; a removal needs it not.
 */
async function beginNewLog() {
  if (!navigator.userAgent.includes('Chrome/')) return;
  try {
    await soon(makeSpare());
    await drop(SPARE);
  } catch {
    // The write that follows tells what is wrong.
  }
}

/**
 * @param {() => void} deleted told when another page, or the browser, deletes the database
 * @returns {Database}
 */
export function createDatabase(deleted) {
  /** @type {IDBDatabase | null} */
  let open = null;
  /** @type {Promise<void> | null} */
  let newLog = null;
  // How often it was removed: what began before does not go on after it.
  let removals = 0;

  function close() {
    open?.close();
    open = null;
  }

  const prepare = () => (newLog ??= beginNewLog());

  /** @param {boolean} make */
  async function connected(make) {
    if (open) return open;
    const opening = connect(make);
    const made = await soon(opening).catch((error) => {
      // One that comes after all would stand in the way of a deletion.
      opening.then((late) => late?.close(), () => {});
      throw error;
    });
    if (!made) return null;
    made.onclose = () => {
      if (open === made) open = null;
    };
    made.onversionchange = ({ newVersion }) => {
      if (open === made) open = null;
      // Also one that is no longer used: it would stand in the way.
      made.close();
      if (newVersion === null) deleted();
    };
    return (open = made);
  }

  /**
   * @template T
   * @param {boolean} make
   * @param {T} none the result where there is no database
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore, result: (value: T) => void) => void} work
   * @param {() => Promise<void>} [ahead] comes first
   * @returns {Promise<T>}
   */
  async function run(make, none, mode, work, ahead) {
    const before = removals;
    const goOn = () => {
      if (before !== removals) throw new DOMException('Removed meanwhile', 'AbortError');
    };
    await ahead?.();
    for (let again = false; ; again = true) {
      goOn();
      const database = await connected(make);
      if (!database) return none;
      goOn();
      try {
        return await soon(transact(database, mode, work));
      } catch (error) {
        // A connection the browser has closed meanwhile is opened once more.
        const stale = error instanceof DOMException && error.name === 'InvalidStateError';
        if (!stale || again) throw error;
        close();
      }
    }
  }

  return {
    prepare,

    look: () =>
      run(false, /** @type {Entry | null} */ (null), 'readonly', (store, result) => {
        const got = store.get(KEY);
        got.onsuccess = () => result(entryOf(got.result));
      }),

    take: (owner) =>
      run(false, /** @type {Entry | null} */ (null), 'readwrite', (store, result) => {
        const got = store.get(KEY);
        got.onsuccess = () => {
          const entry = entryOf(got.result);
          result(entry);
          if (entry) store.put({ owner, text: entry.text }, KEY);
        };
      }, prepare),

    write: (text, owner, { over, make }) =>
      run(make, /** @type {Written} */ ('missing'), 'readwrite', (store, result) => {
        const got = store.get(KEY);
        got.onsuccess = () => {
          const entry = entryOf(got.result);
          if (!entry && !make) return result('missing');
          if (entry && entry.owner !== owner && !over.includes(entry.owner)) return result('taken');
          result('written');
          store.put({ owner, text }, KEY);
        };
      }, prepare),

    async remove() {
      ++removals;
      try {
        // First the words: the database itself may have to wait for another page to let go of it.
        await run(false, undefined, 'readwrite', (store) => void store.clear());
      } catch {
        // Looked at by whoever asked for it.
      }
      close();
      // Another tab that is just making the spare one deletes it by itself.
      const [gone] = await Promise.all([drop(NAME), drop(SPARE)]);
      return gone;
    },

    async exists() {
      // Firefox has this since 126.
      if (indexedDB.databases) {
        return (await soon(indexedDB.databases())).some(({ name }) => name === NAME);
      }
      const found = (await connected(false)) !== null;
      close();
      return found;
    },
  };
}
