// The tests of what is kept on a device and in files:
//   node tests/keep/run.mjs [WORDS ...]   all of them, or those whose name holds one of WORDS
// KILLS=n: how often the browser is killed (10). It needs no build; CHROMIUM names another Chromium
// than /usr/bin/chromium.
import { webcrypto } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { tests } from './harness.mjs';
import { closeEverything } from './page.mjs';

const LONGEST_MS = 300_000;

// Node 18 does not have it as a global.
if (!globalThis.crypto) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

/** @param {import('./harness.mjs').Test} one @returns {Promise<boolean>} */
async function passes(one) {
  const start = performance.now();
  let counted = '';
  /** @type {unknown} */
  let reason = null;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('it took too long')), LONGEST_MS);
  });
  try {
    await Promise.race([one.run({ counted: (words) => (counted = words) }), late]);
  } catch (error) {
    reason = error instanceof Error ? (error.stack ?? error.message) : error;
  }
  clearTimeout(timer);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${reason ? 'FAIL' : 'ok  '}  ${one.title} (${seconds} s)`);
  if (counted) console.log(`      ${counted}`);
  if (reason) console.log(`      ${String(reason).split('\n').slice(0, 12).join('\n      ')}`);
  return !reason;
}

/** @param {string[]} words */
async function main(words) {
  const here = fileURLToPath(new URL('.', import.meta.url));
  for (const file of readdirSync(here).sort()) {
    if (file.endsWith('.test.mjs')) await import(new URL(file, import.meta.url).href);
  }
  const chosen = tests.filter(({ title }) => !words.length || words.some((word) => title.includes(word)));
  let failed = 0;
  for (const one of chosen) if (!(await passes(one))) ++failed;
  await closeEverything();
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  return failed === 0 && chosen.length > 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
