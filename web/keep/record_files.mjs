// Files the person saves and opens. Nothing but the browser's own dialogs and what is dropped on the
// page: no file is looked at that was not chosen.

import { saveByLink } from '../files.mjs';
import { cipherPossible, createKeys, importSecret } from './cipher.mjs';
import { isSealed, seal, unseal } from './envelope.mjs';
import { troubleOf } from './trouble.mjs';

/** @typedef {import('../protocol.mjs').News} News */

/** The longest record, in bytes; src/record refuses longer ones. */
export const MOST_BYTES = 8 << 20;
// The same under a passphrase: four signs for three bytes, and what is said openly.
const MOST_SEALED = Math.ceil(MOST_BYTES / 3) * 4 + 1024;

/**
 * @typedef {object} ToSave
 * @property {string} name
 * @property {string} text
 * @property {string} [type]
 * @property {string} [secret]
 */

/**
 * @typedef {object} RecordFiles
 * @property {(file: ToSave, news?: 'saved' | 'saved-page') => Promise<void>} save
 * @property {() => void} open
 * @property {(passphrase: string) => Promise<void>} unlock
 * @property {() => void} forget
 */

/** @typedef {{createWritable: () => Promise<any>}} Handle a FileSystemFileHandle, where there is one */

/**
 * @param {string} name
 * @param {string} type
 * @returns {Promise<Handle | 'link' | null>} null: the person closed the dialog
 */
async function askWhere(name, type) {
  const pick = /** @type {any} */ (globalThis).showSaveFilePicker;
  if (typeof pick !== 'function') return 'link';
  const ending = /\.[A-Za-z0-9]{1,15}$/.exec(name)?.[0] ?? '.json';
  try {
    return await pick({ suggestedName: name, types: [{ accept: { [type]: [ending] } }] });
  } catch (error) {
    // In a frame of another site the dialog is forbidden, while a download may not be.
    return error instanceof DOMException && error.name === 'AbortError' ? null : 'link';
  }
}

/** What was in the file stays in it until all is written. @param {Handle} handle @param {string} text */
async function writeTo(handle, text) {
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => {});
    throw error;
  }
}

/**
 * @param {(news: News) => void} tell
 * @returns {RecordFiles}
 */
export function createRecordFiles(tell) {
  /** @type {{name: string, text: string} | null} a file that waits for its passphrase */
  let locked = null;

  /** @param {unknown} error */
  const trouble = (error) => tell({ news: 'trouble', what: troubleOf(error), where: 'file' });

  /** @param {File} file */
  async function read(file) {
    // Looked at before a byte is read.
    if (file.size > MOST_SEALED) return tooLarge();
    const text = await file.text();
    const sealed = isSealed(text);
    if (!sealed && file.size > MOST_BYTES) return tooLarge();
    locked = sealed ? { name: file.name, text } : null;
    if (sealed) tell({ news: 'locked-file', name: file.name });
    else tell({ news: 'file', name: file.name, text });
  }

  const tooLarge = () => tell({ news: 'trouble', what: 'too-large', where: 'file' });

  /** Gone meanwhile, or not allowed. @param {File} file */
  const give = (file) => void read(file).catch(trouble);

  watchDrops(give);
  return {
    async save({ name, text, type = 'application/json', secret = '' }, news = 'saved') {
      try {
        if (secret && !cipherPossible()) return noCipher(tell);
        // First of all: the browser shows its dialog only close to a press.
        const where = await askWhere(name, type);
        if (!where) return tell({ news: 'cancelled' });
        const keys = secret ? createKeys(await importSecret(secret), false) : null;
        const written = keys ? await seal(text, keys) : text;
        if (where === 'link') saveByLink(name, written, type);
        else await writeTo(where, written);
        tell({ news, name });
      } catch (error) {
        trouble(error);
      }
    },
    open: () => choose(give, () => tell({ news: 'cancelled' })),
    async unlock(passphrase) {
      if (!locked) return;
      const { name, text } = locked;
      if (!cipherPossible()) return noCipher(tell);
      try {
        const opened = await unseal(text, await importSecret(passphrase));
        if ('error' in opened && opened.error === 'wrong') return tell({ news: 'wrong-file' });
        locked = null;
        if ('error' in opened && opened.error === 'newer') {
          return tell({ news: 'trouble', what: 'failed', where: 'file', why: 'newer' });
        }
        // A damaged one goes on as it is: the app says what it thinks of any file.
        tell({ news: 'file', name, text: 'error' in opened ? text : opened.text });
      } catch (error) {
        trouble(error);
      }
    },
    forget() {
      locked = null;
    },
  };
}

/** @param {(news: News) => void} tell */
function noCipher(tell) {
  tell({ news: 'trouble', what: 'failed', where: 'file', why: 'no-cipher' });
}

/**
 * The dialog's own control while it is open. It is on no page, and one that nothing refers to may be
 * cleared away before the person has chosen; then the choice is heard by nobody (Chromium 156).
 * @type {HTMLInputElement | null}
 */
let asking = null;

/**
 * To be called while the browser handles a press.
 * @param {(file: File) => void} give
 * @param {() => void} cancelled
 */
function choose(give, cancelled) {
  const input = document.createElement('input');
  asking = input;
  input.type = 'file';
  input.accept = '.json,application/json';
  const done = () => {
    if (asking === input) asking = null;
  };
  input.addEventListener('change', () => {
    done();
    const file = input.files?.[0];
    if (file) give(file);
  });
  input.addEventListener('cancel', () => {
    done();
    cancelled();
  });
  input.click();
}

/** @param {DragEvent} event */
const bringsFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;

/** Left alone, a browser would leave the page for the file. @param {(file: File) => void} give */
function watchDrops(give) {
  document.addEventListener('dragover', (event) => {
    if (!bringsFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  document.addEventListener('drop', (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) give(file);
  });
}
