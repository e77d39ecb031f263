// A sign in localStorage that something is kept on this device, and nothing else: no answer, no
// date. Browsers empty databases when the disk is full; the sign then tells that something was
// there. A browser that empties both (Safari after seven days without a visit) leaves no sign.

const KEY = 'next-session-kept';

/** @typedef {{set: () => void, present: () => boolean, clear: () => boolean}} Marker */

/** Looking at it throws where the browser keeps nothing. */
const local = () => globalThis.localStorage;

/**
 * @param {() => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} [storage]
 * @returns {Marker} clear: false where it is still there
 */
export function createMarker(storage = local) {
  const present = () => {
    try {
      return storage().getItem(KEY) !== null;
    } catch {
      return false;
    }
  };
  return {
    present,
    set() {
      try {
        storage().setItem(KEY, '1');
      } catch {
        // An eviction will go unnoticed; what is kept is kept all the same.
      }
    },
    clear() {
      try {
        storage().removeItem(KEY);
      } catch {
        // Looked at below.
      }
      return !present();
    },
  };
}
