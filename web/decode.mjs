// The data blocks of the page: LZMA and base64 in script elements that the browser never runs.
import { unlzma } from './lzma.mjs';

/**
 * @param {string} id
 * @returns {string} what the block holds; empty where there is none
 */
export function block(id) {
  return document.getElementById(id)?.textContent?.trim() ?? '';
}

/**
 * @param {string} text base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
function fromBase64(text) {
  const native = /** @type {any} */ (Uint8Array).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * @param {string} id of a block
 * @returns {Promise<Uint8Array<ArrayBuffer>>} its unpacked bytes; refused when they are damaged
 */
export async function unpack(id) {
  const text = block(id);
  if (!text) throw new Error(`The page lacks its part "${id}".`);
  return unlzma(fromBase64(text));
}
