// Bytes as base64 (RFC 4648, section 4, padded) and as hex digits.

// Function arguments are limited to some ten thousand in every engine.
const PIECE = 0x2000;

/** @param {Uint8Array} bytes @returns {string} */
export function toBase64(bytes) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(binary);
}

/**
 * @param {unknown} text
 * @returns {Uint8Array<ArrayBuffer> | null} null where it is not base64 as written by `toBase64`
 */
export function fromBase64(text) {
  // atob forgives white space and a missing end; a document of ours has neither.
  if (typeof text !== 'string' || text.length % 4 !== 0 || /[^A-Za-z0-9+/=]/.test(text)) return null;
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes @returns {string} */
export const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
