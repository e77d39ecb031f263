// Opens and makes encrypted documents after docs/encryption.md, with WebCrypto alone: nothing here
// is shared with the page, so that a mistake of one does not hide in the other.
//
//   node tests/keep/independent.mjs FILE PASSPHRASE     prints what is in an encrypted file
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { subtle } = webcrypto;
const bytes = (/** @type {string} */ base64) => Buffer.from(base64, 'base64');

/** @param {any} document @param {string} passphrase @param {'encrypt' | 'decrypt'} use */
async function prepare({ format, version, kdf, cipher }, passphrase, use) {
  const typed = Buffer.from(passphrase.normalize('NFC'), 'utf8');
  const base = await subtle.importKey('raw', typed, kdf.name, false, ['deriveKey']);
  const how = { name: kdf.name, hash: kdf.hash, salt: bytes(kdf.salt), iterations: kdf.iterations };
  const key = await subtle.deriveKey(how, base, { name: cipher.name, length: 256 }, false, [use]);
  const open = [format, version, kdf.name, kdf.hash, kdf.iterations, kdf.salt, cipher.name].join('|');
  return { key, gcm: { name: cipher.name, iv: bytes(cipher.iv), additionalData: Buffer.from(open) } };
}

/** @param {string} text @param {string} passphrase @returns {Promise<string>} */
export async function open(text, passphrase) {
  const document = JSON.parse(text);
  const { key, gcm } = await prepare(document, passphrase, 'decrypt');
  return Buffer.from(await subtle.decrypt(gcm, key, bytes(document.data))).toString('utf8');
}

/** @param {string} clear @param {string} passphrase @returns {Promise<string>} */
export async function make(clear, passphrase) {
  const random = (/** @type {number} */ size) =>
    Buffer.from(webcrypto.getRandomValues(new Uint8Array(size))).toString('base64');
  const kdf = { name: 'PBKDF2', hash: 'SHA-256', iterations: 600000, salt: random(16) };
  const cipher = { name: 'AES-GCM', iv: random(12) };
  const document = { format: 'next-session/encrypted', version: 1, kdf, cipher, data: '' };
  const { key, gcm } = await prepare(document, passphrase, 'encrypt');
  const sealed = await subtle.encrypt(gcm, key, Buffer.from(clear, 'utf8'));
  return JSON.stringify({ ...document, data: Buffer.from(sealed).toString('base64') });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file, passphrase] = process.argv.slice(2);
  console.log(await open(readFileSync(file, 'utf8'), passphrase));
}
