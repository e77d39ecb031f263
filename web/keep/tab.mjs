// What is kept for this tab, so that a reload loses nothing. The browser forgets it with the tab.
// In a sandboxed frame or a strict mode even looking at sessionStorage throws: then it is kept in
// memory and lives as long as the page, and that is said.

import { troubleOf } from './trouble.mjs';

// Two frames of one page share what belongs to the tab; web/embed/element.mjs gives each a name.
const FRAME = /^next-session-\d{1,3}$/;
const { name = '' } = /** @type {{name?: string}} */ (globalThis);
const KEY = FRAME.test(name) ? name : 'next-session';

/** @typedef {import('../protocol.mjs').Trouble} Trouble */

/**
 * @typedef {object} Tab
 * @property {() => string | null} read
 * @property {(text: string) => void} write
 * @property {() => boolean} erase false where something is still there
 */

const session = () => globalThis.sessionStorage;

/**
 * @param {(what: Trouble) => void} trouble told once, until it works again
 * @param {() => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} [storage]
 * @returns {Tab}
 */
export function openTab(trouble, storage = session) {
  /** @type {string | null} */
  let memory = null;
  let troubled = false;

  /** @returns {string | null} */
  function found() {
    try {
      return storage().getItem(KEY);
    } catch {
      return null;
    }
  }

  return {
    read: () => memory ?? found(),
    write(text) {
      memory = text;
      try {
        storage().setItem(KEY, text);
        troubled = false;
      } catch (error) {
        // What was written before is still there, whole: older, but better than nothing.
        if (!troubled) trouble(troubleOf(error));
        troubled = true;
      }
    },
    erase() {
      memory = null;
      try {
        storage().removeItem(KEY);
      } catch {
        // Looked at below.
      }
      return found() === null;
    },
  };
}
