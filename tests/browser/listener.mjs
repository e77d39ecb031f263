// A person who hears the page: a virtual screen reader in it, which says what the standards have a
// screen reader say. It knows nothing of this page, and no browser's or product's habits.
import path from 'node:path';

import { buildSync } from 'esbuild';

import { ROOT } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * What is said on one screen.
 * @typedef {object} Said
 * @property {string} screen
 * @property {string[]} heard unasked, on the way to it: where the focus goes, what is announced
 * @property {string[]} read from the first word of the page to the last, a phrase each
 */

// The reader is a module, and the page's policy lets no script load one.
const READER = buildSync({
  stdin: {
    contents: "import { Virtual } from '@guidepup/virtual-screen-reader/browser.js'; globalThis.Reader = Virtual;",
    resolveDir: path.join(ROOT, 'tests/browser'),
  },
  bundle: true,
  format: 'iife',
  write: false,
}).outputFiles[0].text;

const PHRASES_AT_MOST = 3000;

// A live region that is emptied again makes no sound.
const EMPTIED = /^(polite|assertive): $/;

// The virtual reader says where paragraphs and bold words begin and end, and every option of a list
// that is closed. No screen reader does, and it would bury the rest.
const UNSAID = /^((end of )?(paragraph|strong)$|end of listitem|option, |end of combobox)/;

/** The reader tells what is typed where a browser shows and tells dots. @param {Page} page */
function secrets(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('input')].flatMap(({ type, value }) => (type === 'password' && value ? [value] : [])),
  );
}

/** @param {string} phrase */
const onOneLine = (phrase) => phrase.replace(/\s*\n\s*/g, ' ');

/**
 * The regions for announcements come last and hold words for a moment only; what they say is heard.
 * A dialog is said twice where the reader begins in it.
 * @param {string[]} phrases
 */
function asRead(phrases) {
  const regions = phrases.indexOf('status');
  return phrases
    .filter((phrase, at) => regions < 0 || at < regions || phrase === 'end of document')
    .filter((phrase, at, all) => !(phrase.startsWith('dialog, ') && phrase === all[at - 1]))
    .filter((phrase) => !UNSAID.test(phrase))
    .map(onOneLine);
}

export class Listener {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** From here on what it says by itself is noted; when the page loads anew, from the next screen on. */
  async attend() {
    await this.page.evaluate(READER);
    await this.page.evaluate(async () => {
      const all = /** @type {any} */ (globalThis);
      all.reader = new all.Reader();
      await all.reader.start({ container: document.body });
      await all.reader.clearSpokenPhraseLog();
    });
  }

  /** @returns {Promise<string[]>} what was said unasked since the last time */
  async hears() {
    /** @type {string[]} */
    const phrases = await this.page.evaluate(async () => {
      const { reader } = /** @type {any} */ (globalThis);
      if (!reader) return [];
      const said = await reader.spokenPhraseLog();
      await reader.clearSpokenPhraseLog();
      return said;
    });
    return phrases.filter((phrase) => !EMPTIED.test(phrase)).map(onOneLine);
  }

  /** @returns {Promise<string[]>} the page from top to bottom, or the dialog that covers it */
  async reads() {
    /** @type {string[]} */
    const phrases = await this.page.evaluate(async (most) => {
      // The reader takes from an attribute whether a box is checked; here only the property says it.
      const checked = [...document.querySelectorAll('input')].filter((input) => input.checked);
      for (const input of checked) input.setAttribute('checked', '');
      const reader = new /** @type {any} */ (globalThis).Reader();
      await reader.start({ container: document.body });
      for (let at = 0; at < most; ++at) {
        await reader.next();
        // At the end of a dialog it would begin the dialog again.
        if (/^end of (document$|dialog)/.test(await reader.lastSpokenPhrase())) break;
      }
      const said = await reader.spokenPhraseLog();
      await reader.stop();
      for (const input of checked) input.removeAttribute('checked');
      return said;
    }, PHRASES_AT_MOST);
    if (phrases.length > PHRASES_AT_MOST) throw new Error('the page has no end');
    const typed = await secrets(this.page);
    return asRead(phrases).map((phrase) =>
      typed.reduce((told, secret) => told.replaceAll(secret, '•'.repeat(secret.length)), phrase),
    );
  }

  /** @param {string} screen @returns {Promise<Said>} */
  async listens(screen) {
    const heard = await this.hears();
    const here = await this.page.evaluate(() => 'reader' in globalThis);
    if (!here) await this.attend();
    return { screen, heard, read: await this.reads() };
  }
}
