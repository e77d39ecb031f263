// Each answer is kept before the next page shows: a patch that turns the page waits for the write
// of the state it shows. All patches stay in order; a write that takes too long is not waited for,
// and that is said.

/** @typedef {import('../protocol.mjs').Patch} Patch */

const LONGEST_WAIT_MS = 1000;

/**
 * @typedef {object} HoldBack
 * @property {(patch: Patch) => void} give
 * @property {() => boolean} holding the module is ahead of what is shown; drawing would show it
 * @property {() => void} stop nothing is shown any more
 */

/**
 * @param {object} how
 * @param {(patch: Patch) => void} how.show
 * @param {() => Promise<void> | null} how.pending the write under way
 * @param {() => void} how.late told when a page is shown before its write was done
 * @param {() => void} how.released told when nothing is held any more
 * @param {number} [longest] milliseconds
 * @returns {HoldBack}
 */
export function createHoldBack({ show, pending, late, released }, longest = LONGEST_WAIT_MS) {
  /** @type {{patch: Patch, ready: Promise<boolean> | null}[]} */
  const held = [];
  /** @type {string | null} the page given last */
  let page = null;
  let stopped = false;

  /** @param {Promise<void>} write @returns {Promise<boolean>} false: not in time */
  function inTime(write) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), longest);
      write.then(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  async function letGo() {
    while (held.length > 0 && !stopped) {
      const { patch, ready } = held[0];
      const kept = await (ready ?? true);
      if (stopped) return;
      held.shift();
      show(patch);
      if (!kept) late();
    }
    if (!stopped) released();
  }

  return {
    give(patch) {
      if (stopped) return;
      const turns = page !== null && page !== patch.page.id;
      page = patch.page.id;
      const write = turns ? pending() : null;
      if (!write && held.length === 0) return show(patch);
      held.push({ patch, ready: write && inTime(write) });
      if (held.length === 1) letGo();
    },
    holding: () => held.length > 0,
    stop() {
      stopped = true;
      held.length = 0;
    },
  };
}
