// The tests of the page in a browser:
//   node tests/browser/run.mjs [WORDS ...]   all of them, or those whose name holds one of WORDS
//   node tests/browser/run.mjs --list        their names
//   RENEW=1 node tests/browser/run.mjs transcript   writes tests/transcripts anew
// It needs build/site/index.html (SITE names another folder) and Chromium (CHROMIUM names another
// one than /usr/bin/chromium).
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { closeBrowsers } from './browsers.mjs';
import { readingFile, runTest, tests } from './harness.mjs';
import { Site } from './site.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** @param {import('./harness.mjs').Test} one */
function nameOf(one) {
  return `${one.file}: ${one.title}`;
}

async function collect() {
  const files = readdirSync(HERE).filter((name) => name.endsWith('.test.mjs'));
  for (const file of files.sort()) {
    readingFile(file.replace('.test.mjs', ''));
    await import(pathToFileURL(path.join(HERE, file)).href);
  }
  const names = tests.map(nameOf);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`two tests are called "${twice}"`);
}

// Playwright colours its messages.
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** @param {string} text */
function indented(text) {
  return text
    .replace(COLOURS, '')
    .trim()
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');
}

/**
 * @param {import('./harness.mjs').Test} one
 * @param {Error} reason
 */
function tell(one, reason) {
  console.log(indented(reason.message));
  const place = (reason.stack ?? '').split('\n').find((line) => line.includes('.test.mjs'));
  if (place) console.log(`      ${place.trim().replace(/(file:\/\/)?[^\s(]*\/tests\//, 'tests/')}`);
  console.log(`      To repeat it: node tests/browser/run.mjs "${nameOf(one)}"`);
}

/**
 * Runs tests one after the other, at a site of their own.
 * @param {import('./harness.mjs').Test[]} lane
 * @param {(one: import('./harness.mjs').Test, reason: Error | null, seconds: string) => void} done
 */
async function runLane(lane, done) {
  const site = await Site.open();
  for (const one of lane) {
    const start = performance.now();
    const reason = await runTest(one, site);
    done(one, reason, ((performance.now() - start) / 1000).toFixed(1));
  }
  site.close();
}

/** @param {string[]} words */
async function main(words) {
  await collect();
  if (words[0] === '--list') {
    for (const one of tests) console.log(nameOf(one));
    return 0;
  }
  const chosen = words.length
    ? tests.filter((one) => words.some((word) => nameOf(one).includes(word)))
    : tests;
  let ran = 0;
  /** @type {{one: import('./harness.mjs').Test, reason: Error}[]} */
  const failures = [];
  // The drawing ones keep a processor busy each, so only one of them runs at a time.
  const draws = (/** @type {import('./harness.mjs').Test} */ { options }) =>
    (options.browser ?? 'drawing') === 'drawing';
  const lanes = [chosen.filter(draws), chosen.filter((one) => !draws(one))];
  await Promise.all(
    lanes.map((lane) =>
      runLane(lane, (one, reason, seconds) => {
        const place = `${++ran}/${chosen.length}`;
        console.log(`${reason ? 'FAIL' : 'ok  '}  ${place}  ${nameOf(one)} (${seconds} s)`);
        if (one.counted) console.log(`      ${one.counted}`);
        if (!reason) return;
        failures.push({ one, reason });
        tell(one, reason);
      }),
    ),
  );
  await closeBrowsers();
  // Told again where a log is read first: at its end.
  for (const { one, reason } of failures) {
    console.log(`FAIL  ${nameOf(one)}`);
    tell(one, reason);
  }
  if (chosen.length === 0) console.log('No test has such a name.');
  console.log(`${chosen.length - failures.length} passed, ${failures.length} failed`);
  return failures.length === 0 && chosen.length > 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
