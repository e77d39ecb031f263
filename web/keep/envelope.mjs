// The encrypted document, for the device and for files alike (docs/encryption.md): what it says
// openly, and the record under a passphrase.

import { fromBase64, toBase64 } from './base64.mjs';
import {
  FEWEST_ITERATIONS, MOST_ITERATIONS, NONCE_BYTES, SALT_BYTES, TAG_BYTES, decrypt, deriveKey,
  encrypt, randomBytes,
} from './cipher.mjs';

const FORMAT = 'next-session/encrypted';
const VERSION = 1;

/** @typedef {import('./cipher.mjs').Keys} Keys */
/** @typedef {import('./cipher.mjs').Bytes} Bytes */

/**
 * @typedef {{iterations: number, salt: Bytes, nonce: Bytes, data: Bytes}} Envelope
 * @typedef {{text: string} | {error: 'wrong' | 'damaged' | 'newer'}} Opened
 */

/**
 * What the document says openly, so that nobody can change it unnoticed. The nonce is bound by the
 * cipher itself.
 * @param {number} iterations
 * @param {Bytes} salt
 */
function bound(iterations, salt) {
  const open = [FORMAT, VERSION, 'PBKDF2', 'SHA-256', iterations, toBase64(salt), 'AES-GCM'];
  return new TextEncoder().encode(open.join('|'));
}

/**
 * @param {string} text
 * @param {Keys} keys
 * @returns {Promise<string>} JSON in ASCII
 */
export async function seal(text, keys) {
  const { key, salt, iterations } = await keys.take();
  const nonce = randomBytes(NONCE_BYTES);
  const data = await encrypt(key, nonce, bound(iterations, salt), new TextEncoder().encode(text));
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: toBase64(salt) },
    cipher: { name: 'AES-GCM', iv: toBase64(nonce) },
    data: toBase64(data),
  });
}

/** @param {string} text @returns {any} null where it is no such document */
function parse(text) {
  // A record of ours in the clear never begins so; it is not parsed twice for nothing.
  if (!text.slice(0, 4096).includes(FORMAT)) return null;
  try {
    const document = JSON.parse(text);
    return document?.format === FORMAT ? document : null;
  } catch {
    return null;
  }
}

/** @param {string} text @returns {boolean} whether it is an encrypted document, sound or not */
export const isSealed = (text) => parse(text) !== null;

/**
 * @param {string} text
 * @returns {Envelope | 'damaged' | 'newer'}
 */
export function readEnvelope(text) {
  const document = parse(text);
  const version = document?.version;
  if (Number.isInteger(version) && version > VERSION) return 'newer';
  if (version !== VERSION) return 'damaged';
  const { kdf, cipher } = document;
  if (kdf?.name !== 'PBKDF2' || kdf.hash !== 'SHA-256' || cipher?.name !== 'AES-GCM') return 'damaged';
  const { iterations } = kdf;
  if (!Number.isInteger(iterations)) return 'damaged';
  if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) return 'damaged';
  const salt = fromBase64(kdf.salt);
  const nonce = fromBase64(cipher.iv);
  const data = fromBase64(document.data);
  if (salt?.length !== SALT_BYTES || nonce?.length !== NONCE_BYTES) return 'damaged';
  if (!data || data.length < TAG_BYTES) return 'damaged';
  return { iterations, salt, nonce, data };
}

/**
 * A wrong passphrase and changed bytes look the same; that is how the cipher works.
 * @param {string} text
 * @param {CryptoKey} secret
 * @returns {Promise<Opened>}
 */
export async function unseal(text, secret) {
  const envelope = readEnvelope(text);
  if (typeof envelope === 'string') return { error: envelope };
  const { iterations, salt, nonce, data } = envelope;
  const key = await deriveKey(secret, salt, iterations, 'decrypt');
  const clear = await decrypt(key, nonce, bound(iterations, salt), data);
  if (!clear) return { error: 'wrong' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(clear) };
  } catch {
    return { error: 'damaged' };
  }
}
