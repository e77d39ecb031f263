// Golden transcripts: what a listener is told on every screen of a visit, kept as plain text, so
// that a change in what is said is seen and read before it goes in. To renew them after such a
// change: RENEW=1 node tests/browser/run.mjs transcript
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './site.mjs';

/** @typedef {import('./listener.mjs').Said} Said */

const FOLDER = path.join(ROOT, 'tests/transcripts');
const SHOWN_AT_MOST = 60;

/**
 * A landmark that says what it said on the screen before takes one line.
 * @param {string[]} phrases
 * @param {Map<string, string>} before what each landmark said last; changed
 * @returns {string[]}
 */
function shortened(phrases, before) {
  /** @type {string[]} */
  const lines = [];
  for (let at = 0; at < phrases.length; ++at) {
    const name = phrases[at];
    const end = name === 'banner' || name === 'contentinfo' ? phrases.indexOf(`end of ${name}`, at) : -1;
    const whole = phrases.slice(at, end + 1).join('\n');
    if (end < 0) lines.push(name);
    else if (before.get(name) === whole) {
      lines.push(`(${name} as before)`);
      at = end;
    } else {
      before.set(name, whole);
      lines.push(name);
    }
  }
  return lines;
}

// It is another one with every change of the page.
const FINGERPRINT = /[0-9a-f]{8}( [0-9a-f]{8}){7}/g;

/** @param {Said[]} visit @returns {string} a file: per screen what is heard on the way, then all of it */
export function written(visit) {
  const before = new Map();
  const parts = visit.map(({ screen, heard, read }) =>
    [`== ${screen}`, ...heard.map((phrase) => `> ${phrase}`), ...shortened(read, before)].join('\n'),
  );
  return `${parts.join('\n\n')}\n`.replace(FINGERPRINT, 'eight groups of eight digits');
}

/**
 * How many lines two texts have in common from each pair of places on, without changing their order.
 * @param {string[]} old @param {string[]} now
 * @returns {Uint16Array[]}
 */
function common(old, now) {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; --i) {
    for (let j = now.length - 1; j >= 0; --j) {
      table[i][j] =
        old[i] === now[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

/**
 * The lines that went (-) and that came (+), each under its screen and the line before it.
 * @param {string} was
 * @param {string} is
 * @returns {string} empty: they are the same
 */
export function difference(was, is) {
  if (was === is) return '';
  const [old, now] = [was.split('\n'), is.split('\n')];
  const table = common(old, now);
  /** @type {string[]} */
  const told = [];
  let [i, j, screen, above] = [0, 0, '', ''];
  const tell = (/** @type {string} */ line) => {
    for (const before of [screen, above]) if (before) told.push(`  ${before}`);
    [screen, above] = ['', ''];
    told.push(line);
  };
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      above = now[j];
      if (above.startsWith('== ')) [screen, above] = [above, ''];
      [i, j] = [i + 1, j + 1];
    } else if (j >= now.length || (i < old.length && table[i + 1][j] >= table[i][j + 1])) {
      tell(`- ${old[i++]}`);
    } else tell(`+ ${now[j++]}`);
  }
  const more = told.length - SHOWN_AT_MOST;
  return [...told.slice(0, SHOWN_AT_MOST), ...(more > 0 ? [`  and ${more} lines more`] : [])].join('\n');
}

/**
 * @param {string} name of the transcript
 * @param {Said[]} visit
 */
export function compareOrRenew(name, visit) {
  const file = path.join(FOLDER, `${name}.txt`);
  const text = written(visit);
  if (process.env.RENEW) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
    return;
  }
  const found = difference(kept(name), text);
  if (found) {
    throw new Error(
      `The page says something else than tests/transcripts/${name}.txt (- there, + said now):\n${found}\n` +
        'If it should: RENEW=1 node tests/browser/run.mjs transcript',
    );
  }
}

/** @param {string} name @returns {string} the transcript as it is kept */
export function kept(name) {
  try {
    return readFileSync(path.join(FOLDER, `${name}.txt`), 'utf8');
  } catch {
    return '';
  }
}
