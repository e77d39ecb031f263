// Files that are no good: a saved record damaged in as many ways as come to mind, and things that
// never were one. The same each time.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync, ftruncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * What the page is to make of a file. refused: nothing of it is taken. newer: refused, and why is
 * said. too-large: not even read. named: refused, or what could not be used is named. any: refused,
 * or opened, for it may still be a record.
 * @typedef {'refused' | 'newer' | 'too-large' | 'named' | 'any'} Expected
 */

/** @typedef {{about: string, content: string | Buffer, expected: Expected}} Damaged content: or a path */

/** @param {number} seed @returns {() => number} 0 to 1, the same each time (xorshift32) */
export function random(seed) {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

/** @param {string} whole @param {() => number} chance @returns {Damaged[]} */
function truncated(whole, chance) {
  const lengths = [1, 2, 20, whole.length - 1, whole.length - 2];
  while (lengths.length < 40) lengths.push(1 + Math.floor(chance() * (whole.length - 1)));
  return lengths.map((length) => ({
    about: `the first ${length} letters`,
    content: whole.slice(0, length),
    // The last two only close what is there.
    expected: length < whole.length - 2 ? 'named' : 'any',
  }));
}

/** @param {string} whole @param {() => number} chance @returns {Damaged[]} */
function flipped(whole, chance) {
  return Array.from({ length: 60 }, (_, n) => {
    const bytes = Buffer.from(whole);
    const flips = 1 + (n % 3) * 4;
    for (let flip = 0; flip < flips; ++flip) bytes[Math.floor(chance() * bytes.length)] ^= 1 << Math.floor(chance() * 8);
    return { about: `${flips} bits flipped (${n})`, content: bytes, expected: 'any' };
  });
}

/** @param {string} whole @param {() => number} chance @returns {Damaged[]} pieces cut out, doubled, or overwritten */
function mangled(whole, chance) {
  const place = () => Math.floor(chance() * whole.length);
  return Array.from({ length: 20 }, (_, n) => {
    const [from, to] = [place(), place()].sort((a, b) => a - b);
    const content = [
      whole.slice(0, from) + whole.slice(to),
      whole.slice(0, to) + whole.slice(from),
      whole.slice(0, from) + '\0'.repeat(to - from) + whole.slice(to),
      whole.slice(to) + whole.slice(0, from),
    ][n % 4];
    return { about: `cut, doubled or emptied from ${from} to ${to} (${n})`, content, expected: 'any' };
  });
}

const OTHER_TYPES = [null, 42, 'x', [], {}, true, [[[]]]];

/** @param {any} record @returns {Damaged[]} each field with values of other types, and without it */
function wrongTypes(record) {
  /** @type {Damaged[]} */
  const all = [];
  const add = (/** @type {string} */ about, /** @type {(copy: any) => void} */ change) => {
    const copy = structuredClone(record);
    change(copy);
    all.push({ about, content: JSON.stringify(copy), expected: 'any' });
  };
  const fields = new Set(record.visits.flatMap((/** @type {any} */ visit) => Object.keys(visit)));
  let turn = 0;
  for (const field of /** @type {Set<string>} */ (fields)) {
    add(`visits without “${field}”`, ({ visits }) => visits.forEach((/** @type {any} */ one) => delete one[field]));
    for (let n = 0; n < 3; ++n) {
      const value = OTHER_TYPES[turn++ % OTHER_TYPES.length];
      add(`“${field}” of visits is ${JSON.stringify(value)}`, ({ visits }) =>
        visits.forEach((/** @type {any} */ one) => (one[field] = value)));
    }
  }
  for (const value of OTHER_TYPES) {
    add(`“visits” is ${JSON.stringify(value)}`, (copy) => (copy.visits = value));
    add(`a visit is ${JSON.stringify(value)}`, ({ visits }) => (visits[0] = value));
    add(`answers are ${JSON.stringify(value)}`, ({ visits }) => (visits[0].response.item = [value, value]));
  }
  return all;
}

/** @param {any} record @returns {Damaged[]} */
function versions(record) {
  const later = [2, 3, 99, 2 ** 31, 2 ** 53].map((version) => ({ ...record, version }));
  const strange = [0, -1, 1.5, '1', '2', null, [], {}].map((version) => ({ ...record, version }));
  const formats = ['next-session/other', '', 7, null, 'NEXT-SESSION/RECORD'].map((format) => ({ ...record, format }));
  const cut = JSON.stringify({ ...record, version: 2 });
  return [
    ...later.map((one) => as(`version ${one.version}`, JSON.stringify(one), 'newer')),
    as('version 2, cut off', cut.slice(0, cut.length / 2), 'newer'),
    ...strange.map((one) => as(`version ${JSON.stringify(one.version)}`, JSON.stringify(one), 'any')),
    ...formats.map((one) => as(`format ${JSON.stringify(one.format)}`, JSON.stringify(one), 'any')),
  ];
}

/** @param {string} about @param {string | Buffer} content @param {Expected} expected @returns {Damaged} */
const as = (about, content, expected) => ({ about, content, expected });

/** @param {any} record @returns {Damaged[]} */
function deep(record) {
  const nest = (/** @type {number} */ n, /** @type {string} */ open, /** @type {string} */ close) =>
    open.repeat(n) + close.repeat(n);
  const with_ = (/** @type {string} */ inside) =>
    JSON.stringify({ ...record, leftOver: ['HERE'] }).replace('"HERE"', inside);
  return [
    as('100,000 brackets', nest(100_000, '[', ']'), 'refused'),
    as('a million open brackets', '['.repeat(1_000_000), 'refused'),
    as('100,000 objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'refused'),
    as('visits 50,000 deep', `{"format":"next-session/record","version":1,"visits":${nest(50_000, '[', ']')}}`, 'any'),
    as('40 deep beside the visits', with_(nest(40, '[', ']')), 'any'),
    as('50,000 deep beside the visits', with_(nest(50_000, '[', ']')), 'any'),
    as('100,000 visits', JSON.stringify({ ...record, visits: Array.from({ length: 100_000 }, () => 1) }), 'any'),
  ];
}

/** @param {string} whole @param {() => number} chance @returns {Damaged[]} */
function neverOne(whole, chance) {
  const noise = (/** @type {number} */ size) => Buffer.from(Array.from({ length: size }, () => Math.floor(chance() * 256)));
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  return [
    as('nothing', '', 'refused'), as('a blank', ' ', 'refused'), as('lines', '\n'.repeat(1000), 'refused'),
    as('a mark of byte order', '\ufeff', 'refused'), as('NULs', '\0'.repeat(4096), 'refused'),
    as('noise', noise(1), 'refused'), as('more noise', noise(5000), 'refused'), as('much noise', noise(200_000), 'refused'),
    as('a picture', Buffer.concat([png, noise(2000)]), 'refused'), as('a ZIP file', Buffer.concat([Buffer.from('PK\x03\x04'), noise(2000)]), 'refused'),
    as('HTML', '<!doctype html><html><script>alert(1)</script></html>', 'refused'),
    as('HTML around a record', `<html><body><pre>${whole.replaceAll('"', '&quot;')}</pre></body></html>`, 'refused'),
    as('a table', 'date,goal\n2026-03-02,4\n', 'refused'), as('words', 'My answers, as I remember them.', 'refused'),
    ...['null', 'true', '42', '"record"', '[]', '{}', '{"visits":[]}', '[{"id":1}]', '1e999', '{"format":"next-session/record"}']
      .map((text) => as(text, text, 'refused')),
    as('a view for comparing', '{"format":"next-session/view","version":1,"side":"therapist","made":"2026-11-20","themes":[]}', 'refused'),
    as('UTF-16', Buffer.from(`\ufeff${whole}`, 'utf16le'), 'any'),
    as('a record twice', whole + whole, 'any'), as('a record and more', `${whole}}]`, 'any'),
    as('keys twice', whole.replace('"version"', '"version":1,"version"'), 'any'),
    as('8 MiB and a bit', Buffer.concat([Buffer.from(whole), Buffer.alloc(8 << 20, 32)]), 'too-large'),
  ];
}

/**
 * @param {any} record whose visits are not those of the open record
 * @param {number} seed
 * @returns {Damaged[]}
 */
export function damagedFiles(record, seed) {
  const chance = random(seed);
  const whole = JSON.stringify(record);
  return [
    ...truncated(whole, chance), ...flipped(whole, chance), ...mangled(whole, chance), ...wrongTypes(record),
    ...versions(record), ...deep(record), ...neverOne(whole, chance),
  ];
}

/**
 * An encrypted record with bits flipped, and cut off.
 * @param {string} sealed
 * @param {number} seed
 * @returns {Damaged[]}
 */
export function damagedSealed(sealed, seed) {
  const chance = random(seed);
  const data = sealed.indexOf('"data"') + 8;
  const flips = Array.from({ length: 24 }, (_, n) => {
    const bytes = Buffer.from(sealed);
    // Half of them in what is said openly, half in what is encrypted.
    const at = Math.floor(n % 2 ? data + chance() * (sealed.length - data) : chance() * data);
    bytes[at] ^= 1 << Math.floor(chance() * 7);
    return as(`encrypted, a bit flipped at ${at}`, bytes, 'refused');
  });
  const cuts = [20, data, sealed.length - 3].map((at) => as(`encrypted, the first ${at}`, sealed.slice(0, at), 'refused'));
  return [...flips, ...cuts, as('encrypted, of a later version', sealed.replace('"version":1', '"version":2'), 'newer')];
}

/**
 * 100 MB each, with holes: nothing is written but the beginning.
 * @returns {{files: {about: string, path: string}[], remove: () => void}}
 */
export function hugeFiles() {
  const folder = mkdtempSync(path.join(tmpdir(), 'next-session-huge-'));
  const files = ['', '{"format":"next-session/record","version":1,"visits":['].map((start, n) => {
    const file = path.join(folder, `huge-${n}.json`);
    const opened = openSync(file, 'w');
    writeSync(opened, start);
    ftruncateSync(opened, 100_000_000);
    closeSync(opened);
    return { about: `100 MB that begin with “${start.slice(0, 20)}”`, path: file };
  });
  return { files, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
