// PBKDF2 and AES-GCM as the browser has them; nothing here is home-made.
//
// A passphrase is turned at once into a key object that the browser does not give back: it can be
// used to derive, and that is all. Every write gets a salt and a nonce of its own, so every write
// needs a derivation of its own, about 100 ms on a desktop computer and several times that on an old
// phone. `createKeys` does the next one ahead, right after a write, so that the person does not wait
// for it; each key derived serves one write.

// OWASP Password Storage Cheat Sheet, section PBKDF2, for HMAC-SHA-256.
export const ITERATIONS = 600_000;
// What is accepted from a document. Fewer would be careless of whoever wrote it; more would keep the
// browser busy for minutes, or, with 2^31, for hours.
export const FEWEST_ITERATIONS = 100_000;
export const MOST_ITERATIONS = 10_000_000;

export const SALT_BYTES = 16;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** Over plain http the browser has no such functions. */
export const cipherPossible = () => typeof globalThis.crypto?.subtle?.deriveKey === 'function';

/** @param {number} size @returns {Bytes} */
export const randomBytes = (size) => crypto.getRandomValues(new Uint8Array(size));

/**
 * The same letter can be typed as one sign or as a letter and an accent; both are one passphrase.
 * @param {string} passphrase
 * @returns {Promise<CryptoKey>} for `deriveKey` only
 */
export function importSecret(passphrase) {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'));
  return crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
}

/**
 * @param {CryptoKey} secret
 * @param {Bytes} salt
 * @param {number} iterations
 * @param {'encrypt' | 'decrypt'} use
 * @returns {Promise<CryptoKey>}
 */
export function deriveKey(secret, salt, iterations, use) {
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, secret, { name: 'AES-GCM', length: 256 }, false, [use]);
}

/**
 * @param {CryptoKey} key
 * @param {Bytes} nonce
 * @param {Bytes} bound bytes that are not encrypted but cannot be changed either
 * @param {Bytes} clear
 * @returns {Promise<Bytes>} with the 16 bytes of the tag at the end
 */
export async function encrypt(key, nonce, bound, clear) {
  const how = { name: 'AES-GCM', iv: nonce, additionalData: bound, tagLength: 8 * TAG_BYTES };
  return new Uint8Array(await crypto.subtle.encrypt(how, key, clear));
}

/**
 * @param {CryptoKey} key
 * @param {Bytes} nonce
 * @param {Bytes} bound
 * @param {Bytes} sealed
 * @returns {Promise<Bytes | null>} null: another passphrase, or other bytes than were written
 */
export async function decrypt(key, nonce, bound, sealed) {
  const how = { name: 'AES-GCM', iv: nonce, additionalData: bound, tagLength: 8 * TAG_BYTES };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed));
  } catch {
    return null;
  }
}

/** @typedef {{key: CryptoKey, salt: Bytes, iterations: number}} FreshKey */

/** @typedef {{secret: CryptoKey, take: () => Promise<FreshKey>}} Keys */

/**
 * @param {CryptoKey} secret
 * @param {boolean} [ahead] derive the next key before it is asked for
 * @returns {Keys} `take` gives another key each time
 */
export function createKeys(secret, ahead = true) {
  const make = async () => {
    const salt = randomBytes(SALT_BYTES);
    const key = await deriveKey(secret, salt, ITERATIONS, 'encrypt');
    return { key, salt, iterations: ITERATIONS };
  };
  /** @type {Promise<FreshKey> | null} */
  let next = ahead ? make() : null;
  // Where it fails, the one who takes it hears of it.
  next?.catch(() => {});
  return {
    secret,
    async take() {
      const taken = next ?? make();
      next = null;
      const fresh = await taken;
      if (ahead && !next) {
        next = make();
        next.catch(() => {});
      }
      return fresh;
    },
  };
}
