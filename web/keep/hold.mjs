// One writer per record: the tab that holds the lock writes, the others look. A tab is told that
// the lock was taken from it by the lock itself; so the page can do without BroadcastChannel, which
// web/seal.mjs takes away.
//
// Where there are no Web Locks (old browsers, plain http) every tab is let in. Then the fence in the
// database alone decides (database.mjs): the tab that was opened, or took the record over, last
// writes, and another one learns with its next write that it no longer does.

const NAME = 'next-session-record';

// A page that is loaded again may ask before its predecessor is quite gone.
const PATIENCE_MS = 400;

/**
 * @typedef {object} Hold
 * @property {boolean} exclusive false where there are no locks
 * @property {() => Promise<boolean>} acquire false where another tab has it
 * @property {() => Promise<void>} steal
 * @property {() => void} release gives it back
 */

/** @returns {LockManager | null} */
function manager() {
  try {
    return navigator.locks ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {() => void} lost another tab has stolen it
 * @param {LockManager | null} [locks]
 * @returns {Hold}
 */
export function createHold(lost, locks = manager()) {
  /** @type {(() => void) | null} */
  let letGo = null;

  /**
   * @param {LockOptions} options
   * @returns {Promise<boolean>} false: not granted before its signal
   */
  function request(options) {
    return new Promise((settle) => {
      let mine = false;
      /** @type {() => void} */
      let release = () => {};
      const held = new Promise((done) => {
        release = () => done(undefined);
      });
      const granted = (/** @type {Lock | null} */ lock) => {
        mine = lock !== null;
        if (mine) letGo = release;
        settle(mine);
        return mine ? held : undefined;
      };
      /** @type {LockManager} */ (locks).request(NAME, options, granted).catch((error) => {
        if (!mine) return settle(error?.name !== 'AbortError');
        // Given back by itself, or stolen?
        if (letGo === release) {
          letGo = null;
          lost();
        }
      });
    });
  }

  function release() {
    const go = letGo;
    letGo = null;
    go?.();
  }

  return {
    exclusive: locks !== null,
    release,
    async acquire() {
      if (!locks || letGo) return true;
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
      const got = await request({ signal: patience.signal });
      clearTimeout(timer);
      return got;
    },
    async steal() {
      if (!locks || letGo) return;
      await request({ steal: true });
    },
  };
}
