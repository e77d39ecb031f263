// The encrypted document in Node: what is in it, what it refuses, and that another program reads it.
import { fromBase64, toBase64, toHex } from '../../web/keep/base64.mjs';
import { ITERATIONS, createKeys, importSecret, randomBytes } from '../../web/keep/cipher.mjs';
import { isSealed, readEnvelope, seal, unseal } from '../../web/keep/envelope.mjs';
import { none, ok, same } from '../browser/assert.mjs';
import { RECORD, SECRET } from './record.mjs';
import { test } from './harness.mjs';
import * as independent from './independent.mjs';

const keysFor = async (/** @type {string} */ secret) => createKeys(await importSecret(secret), false);
const sealed = async (/** @type {string} */ text) => seal(text, await keysFor(SECRET));
const opened = async (/** @type {string} */ text, secret = SECRET) =>
  unseal(text, await importSecret(secret));

test('base64 of every length comes back, and what is not base64 is refused', async () => {
  for (const size of [0, 1, 2, 3, 4, 255, 8191, 8192, 8193, 70000]) {
    const bytes = new Uint8Array(size).map((_, i) => (i * 31 + 7) & 255);
    same(toBase64(bytes), Buffer.from(bytes).toString('base64'), `base64 of ${size} bytes`);
    same(fromBase64(toBase64(bytes)), bytes, `${size} bytes back`);
  }
  for (const text of ['A', 'AA', 'AAA', 'AA A', 'AA\nA', 'A===', '====', '-_==', 7, null, {}, ['AAAA']]) {
    same(fromBase64(text), null, `bytes of ${JSON.stringify(text)}`);
  }
  same(toHex(new Uint8Array([0, 10, 255])), '000aff', 'hex');
});

test('a document says openly what docs/encryption.md lists, and nothing of the record', async () => {
  const document = JSON.parse(await sealed(RECORD));
  same(Object.keys(document), ['format', 'version', 'kdf', 'cipher', 'data'], 'fields');
  const { kdf, cipher } = document;
  same(document.format, 'next-session/encrypted', 'format');
  same(document.version, 1, 'version');
  same([kdf.name, kdf.hash, kdf.iterations], ['PBKDF2', 'SHA-256', 600000], 'derivation');
  same(ITERATIONS, 600000, 'count');
  same(Buffer.from(kdf.salt, 'base64').length, 16, 'bytes of salt');
  same(cipher.name, 'AES-GCM', 'cipher');
  same(Buffer.from(cipher.iv, 'base64').length, 12, 'bytes of nonce');
  const bytes = Buffer.from(document.data, 'base64');
  same(bytes.length, Buffer.byteLength(RECORD) + 16, 'bytes of data: the record and a tag');
  for (const text of [JSON.stringify(document), bytes.toString('latin1')]) {
    ok(!text.includes('therapy') && !text.includes(SECRET), 'words of the record or the passphrase');
  }
});

test('the independent script opens what the page seals, and the reverse', async () => {
  for (const text of [RECORD, '', 'x', 'ñ €  😀', 'x'.repeat(300_000)]) {
    same(await independent.open(await sealed(text), SECRET), text, 'opened by the script');
    same(await opened(await independent.make(text, SECRET)), { text }, 'opened by the page');
  }
  const refused = await independent.open(await sealed(RECORD), 'other').catch(() => 'refused');
  same(refused, 'refused', 'the script with another passphrase');
});

test('a passphrase is the same however its letters are put together', async () => {
  const composed = 'contraseña é';
  const apart = composed.normalize('NFD');
  ok(composed !== apart, 'they are the same anyway: the test shows nothing');
  const text = await seal(RECORD, await keysFor(composed));
  same(await opened(text, apart), { text: RECORD }, 'opened with letters and accents apart');
  same(await independent.open(text, apart), RECORD, 'by the script');
});

/** @param {Uint8Array} one @param {Uint8Array} other how many bytes in a row they have in common */
function commonRun(one, other) {
  const runs = new Set();
  const RUN = 8;
  const hex = (/** @type {Uint8Array} */ bytes, /** @type {number} */ at) =>
    Buffer.from(bytes.subarray(at, at + RUN)).toString('hex');
  for (let at = 0; at + RUN <= one.length; ++at) runs.add(hex(one, at));
  for (let at = 0; at + RUN <= other.length; ++at) if (runs.has(hex(other, at))) return true;
  return false;
}

test('the same record sealed twice has nothing in common', async ({ counted }) => {
  const keys = await keysFor(SECRET);
  const record = RECORD.repeat(40);
  const writes = [];
  for (let i = 0; i < 6; ++i) writes.push(JSON.parse(await seal(record, keys)));
  const data = writes.map((one) => Buffer.from(one.data, 'base64'));
  ok(commonRun(Buffer.from(record), Buffer.from(`..${record}`)), 'the comparison finds nothing');
  for (let i = 0; i < data.length; ++i) {
    for (let j = 0; j < i; ++j) ok(!commonRun(data[i], data[j]), `writes ${i} and ${j} share 8 bytes`);
  }
  for (const part of [(/** @type {any} */ one) => one.kdf.salt, (/** @type {any} */ one) => one.cipher.iv]) {
    same(new Set(writes.map(part)).size, writes.length, 'salts or nonces that differ');
  }
  counted(`${writes.length} writes of ${record.length} bytes`);
});

test('keys derived ahead are used once each, also when asked for in a hurry', async () => {
  const keys = createKeys(await importSecret(SECRET));
  const taken = await Promise.all([keys.take(), keys.take(), keys.take()]);
  taken.push(await keys.take());
  same(new Set(taken.map(({ salt }) => toHex(salt))).size, 4, 'different salts');
  same(new Set(taken.map(({ key }) => key)).size, 4, 'different keys');
  ok(taken.every(({ key }) => !key.extractable), 'a key could be read');
  ok(!keys.secret.extractable, 'the passphrase could be read');
});

test('a wrong passphrase, and every changed byte of what is open or sealed, is refused', async ({ counted }) => {
  const text = await sealed('a short record');
  same(await opened(text, `${SECRET} `), { error: 'wrong' }, 'another passphrase');
  same(await opened(text, ''), { error: 'wrong' }, 'no passphrase');
  const document = JSON.parse(text);
  let changes = 0;
  /** @param {string} base64 @param {number} at */
  const flipped = (base64, at) => {
    const bytes = Buffer.from(base64, 'base64');
    bytes[at] ^= 1;
    return bytes.toString('base64');
  };
  /** @param {any} changed @param {string} error */
  const refuses = async (changed, error) => {
    same(await opened(JSON.stringify(changed)), { error }, `opening ${JSON.stringify(changed)}`);
    ++changes;
  };
  for (let at = 0; at < Buffer.from(document.data, 'base64').length; at += 3) {
    await refuses({ ...document, data: flipped(document.data, at) }, 'wrong');
  }
  for (const at of [0, 15]) {
    const kdf = { ...document.kdf, salt: flipped(document.kdf.salt, at) };
    await refuses({ ...document, kdf }, 'wrong');
  }
  for (const at of [0, 11]) {
    await refuses({ ...document, cipher: { ...document.cipher, iv: flipped(document.cipher.iv, at) } }, 'wrong');
  }
  await refuses({ ...document, kdf: { ...document.kdf, iterations: 600001 } }, 'wrong');
  counted(`${changes} changes`);
});

test('hostile documents are refused before anything is derived', async ({ counted }) => {
  const good = JSON.parse(await sealed('x'));
  const kdf = (/** @type {object} */ more) => ({ ...good, kdf: { ...good.kdf, ...more } });
  const cipher = (/** @type {object} */ more) => ({ ...good, cipher: { ...good.cipher, ...more } });
  const damaged = [
    kdf({ iterations: 2 ** 31 }), kdf({ iterations: 10_000_001 }), kdf({ iterations: 99_999 }),
    kdf({ iterations: 0 }), kdf({ iterations: -600000 }), kdf({ iterations: 600000.5 }),
    kdf({ iterations: '600000' }), kdf({ iterations: 1e300 }), kdf({ iterations: null }),
    kdf({ name: 'HKDF' }), kdf({ hash: 'SHA-1' }), kdf({ salt: '' }), kdf({ salt: 'AAAA' }),
    kdf({ salt: 'A'.repeat(1 << 20) }), kdf({ salt: 7 }), kdf({ salt: undefined }),
    cipher({ name: 'AES-CBC' }), cipher({ iv: 'AAAA' }), cipher({ iv: {} }),
    { ...good, kdf: null }, { ...good, kdf: [] }, { ...good, cipher: 7 }, { ...good, data: '' },
    { ...good, data: 'AAAA' }, { ...good, data: null }, { ...good, data: `${good.data}=` },
    { ...good, data: '€€€€' }, { ...good, version: 0 }, { ...good, version: '1' },
    { ...good, version: 1.5 }, { ...good, version: null },
  ];
  for (const one of damaged) {
    const text = JSON.stringify(one);
    same(readEnvelope(text), 'damaged', text.slice(0, 200));
    ok(isSealed(text), 'it is not recognised as an encrypted document');
  }
  for (const version of [2, 3, 1e9]) {
    same(readEnvelope(JSON.stringify({ ...good, version })), 'newer', `version ${version}`);
  }
  const text = JSON.stringify(good);
  const others = [
    '', '{', 'null', '7', '[]', '{}', RECORD, text.slice(0, -1), `${text}}`,
    '[{"format":"next-session/encrypted"}]', '"next-session/encrypted"',
    JSON.stringify({ ...good, format: 'next-session/record' }),
    `{"next-session/encrypted":${'['.repeat(100_000)}`,
  ];
  none(others.filter(isSealed), 'taken for an encrypted document');
  for (const one of others) ok(typeof readEnvelope(one) === 'string', `read: ${one.slice(0, 80)}`);
  ok(isSealed(text), 'the good one is not recognised: the test shows nothing');
  ok(typeof readEnvelope(text) === 'object', 'the good one is not read');
  same(randomBytes(16).length, 16, 'bytes');
  counted(`${damaged.length + others.length + 3} documents`);
});
