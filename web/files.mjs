// Files of one view, for a comparison: saved by a link, opened by the browser's dialog. Those of a
// whole record are in keep/record_files.mjs.

// The module refuses anything longer; one byte more tells it so.
const LIMIT = 1 << 20;

// Long after the browser has taken the bytes; the address is no use to anyone else.
const KEEP_ADDRESS_MS = 60_000;

/**
 * @param {string} name
 * @param {string} text
 * @param {string} [type]
 */
export function saveByLink(name, text, type = 'application/json') {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_ADDRESS_MS);
}

/** @param {string} json {"name", "text"} */
export function saveFile(json) {
  const { name, text } = JSON.parse(json);
  saveByLink(name, text);
}

/** See keep/record_files.mjs: without it the choice may be heard by nobody. @type {HTMLInputElement | null} */
let asking = null;

/**
 * To be called while the browser handles a press: it opens its dialog for nothing else.
 * @param {(text: string) => void} give gets what is in the file; not called when none is chosen
 */
export function openFile(give) {
  const input = document.createElement('input');
  asking = input;
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', async () => {
    if (asking === input) asking = null;
    const file = input.files?.[0];
    // A file that cannot be read (gone, or not allowed) is as good as a damaged one.
    if (file) give(await file.slice(0, LIMIT + 1).text().catch(() => ''));
  });
  input.click();
}
