// The data blocks of the page: script elements that the browser never runs. The large ones are LZMA
// and base64; the module that unpacks them (src/unpack) is base64 alone.

/**
 * @typedef {object} Unpacker
 * @property {WebAssembly.Memory} memory everything behind its first size is the caller's
 * @property {(input: number, size: number) => number} unpacked_size 0 when that cannot be unpacked
 * @property {(input: number, size: number, output: number) => number} unpack 0 when it is damaged
 */

const WASM_PAGE = 65536;

/**
 * @param {string} id
 * @returns {string} what the block holds; empty where there is none
 */
export function block(id) {
  return document.getElementById(id)?.textContent?.trim() ?? '';
}

/** @param {string} id of a block @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(id) {
  const text = block(id);
  if (!text) throw new Error(`The page lacks its part "${id}".`);
  const native = /** @type {any} */ (Uint8Array).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** @returns {Promise<(id: string) => Uint8Array<ArrayBuffer>>} unpacks a block */
export async function openUnpacker() {
  const { instance } = await WebAssembly.instantiate(bytesOf('unpack'));
  const unpacker = /** @type {Unpacker} */ (/** @type {unknown} */ (instance.exports));
  const { memory, unpacked_size: sizeOf, unpack } = unpacker;
  const input = memory.buffer.byteLength;

  /** @param {number} end */
  const reach = (end) => {
    const missing = Math.ceil((end - memory.buffer.byteLength) / WASM_PAGE);
    if (missing > 0) memory.grow(missing);
  };

  return (id) => {
    const packed = bytesOf(id);
    const output = input + packed.length;
    reach(output);
    new Uint8Array(memory.buffer, input).set(packed);
    const size = sizeOf(input, packed.length);
    reach(output + size);
    if (size === 0 || unpack(input, packed.length, output) === 0) {
      throw new Error(`The page's part "${id}" is damaged.`);
    }
    return new Uint8Array(memory.buffer, output, size).slice();
  };
}
