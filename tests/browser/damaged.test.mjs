// Damaged files, one after the other in one visit: each gets a clear message, and what is open stays
// as it was.
import { ok, same } from './assert.mjs';
import { damagedFiles, damagedSealed, hugeFiles } from './damage.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { goToKeeping, saveRecord, withoutSaveDialog } from './record_files.mjs';
import { pattern, say } from './words.mjs';
import * as independent from '../keep/independent.mjs';

/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {import('./damage.mjs').Damaged} Damaged */

const SECRET = 'four plain words together';
const GOAL = 'Zebra crossing';
const BETWEEN_SAVES_MS = 120;

const REFUSALS = {
  damaged: 'problem.record.damaged',
  newer: 'problem.record.newer',
  'too-large': 'trouble.too-large',
  wrong: 'trouble.wrong-file',
};

/** @typedef {keyof typeof REFUSALS | 'opened' | 'locked' | 'both'} Outcome both: said to be open and not */

/** Another history in the same form: other visits than the open one. @param {any} record */
function otherHistory(record) {
  const [visit] = record.visits;
  const plan = [{ advice: 'A4', wording: 'direct', words: 'My own words – ñ', raised: 'partly', happened: 'We talked.' }];
  return {
    ...record,
    visits: [
      { ...visit, id: '00000000000000a1', date: '2026-01-05', finished: true, opened: ['R1'], plan },
      { ...visit, id: '00000000000000a2', date: '2026-01-19', finished: true, kind: 'check-in', ticked: ['A4.do.1'] },
      { ...visit, id: '00000000000000a3', date: '2026-02-16', words: { A9: 'direct' } },
    ],
  };
}

/**
 * What the page says of the file it was just given. Pressing “Open” takes the last message away, so
 * what is there is about this file.
 * @param {Person} person
 * @param {string} name of the file
 * @returns {Promise<{outcome: Outcome, words: string}>}
 */
async function said({ page }, name) {
  const main = page.getByRole('main');
  const told = await page.waitForFunction(
    ({ titles, texts, opened, locked }) => {
      const shown = [...document.querySelectorAll('main h2')].map((one) => one.textContent?.trim() ?? '');
      const words = document.querySelector('main')?.textContent ?? '';
      // The titles of several are alike; the text tells which.
      const found = Object.entries(texts).find(([kind, text]) => words.includes(text) && shown.includes(titles[kind]));
      if (found && shown.includes(opened)) return 'both';
      return found?.[0] ?? (shown.includes(opened) ? 'opened' : words.includes(locked) ? 'locked' : null);
    },
    {
      titles: Object.fromEntries(Object.entries(REFUSALS).map(([kind, id]) => [kind, say(`${id}.title`)])),
      texts: Object.fromEntries(Object.entries(REFUSALS).map(([kind, id]) => [kind, say(id)])),
      opened: say('keep.opened', { file: name }),
      locked: say('keep.file.locked.text', { file: name }),
    },
  );
  return { outcome: /** @type {Outcome} */ (await told.jsonValue()), words: await main.innerText() };
}

/** @param {Person} person @param {string} name @param {string | Buffer | {path: string}} content */
async function pick(person, name, content) {
  const waiting = person.page.waitForEvent('filechooser');
  await person.press(say('keep.file.open'));
  const chooser = await waiting;
  if (typeof content === 'object' && 'path' in content) return chooser.setFiles(content.path);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(/** @type {any} */ (content)) });
}

/** @param {Damaged['expected']} expected @param {Outcome} outcome @param {string} words */
function fits(expected, outcome, words) {
  const named = words.includes(say('keep.aside.title'));
  switch (expected) {
    case 'refused': return outcome === 'damaged' || outcome === 'wrong';
    case 'newer': return outcome === 'newer';
    case 'too-large': return outcome === 'too-large';
    case 'named': return outcome === 'damaged' || (outcome === 'opened' && named);
    case 'any': return outcome === 'damaged' || outcome === 'newer' || outcome === 'opened';
  }
}

/** @param {string} text of a saved file @returns {Map<string, any>} its visits by id */
const visitsOf = (text) => new Map(JSON.parse(text).visits.map((/** @type {any} */ one) => [one.id, one]));

/**
 * What was open before is open after, and unchanged. Where a file was opened it may have brought
 * newer versions of its own visits, and says so.
 * @param {string} before @param {string} after @param {Outcome} outcome @param {string} words @param {string} own id of the open visit
 */
function unchanged(before, after, outcome, words, own) {
  if (outcome !== 'opened') {
    let at = 0;
    while (at < before.length && after[at] === before[at]) ++at;
    const around = (/** @type {string} */ text) => text.slice(Math.max(0, at - 100), at + 100);
    ok(after === before, `what the page saves has changed: ${around(before)}\n  is now ${around(after)}`);
    return;
  }
  const [old, now] = [visitsOf(before), visitsOf(after)];
  same(now.get(own), old.get(own), 'the open visit');
  const replaced = [...old].filter(([id, visit]) => JSON.stringify(now.get(id)) !== JSON.stringify(visit));
  const updated = words.split('\n').some((line) => pattern('keep.updated.one').test(line) || pattern('keep.updated.other').test(line));
  if (!updated) same(replaced.map(([id]) => id), [], 'visits of files before it that have changed');
  same([...old.keys()].filter((id) => !now.has(id)), [], 'visits that are gone');
}

/** @typedef {{about: string, name: string, content: any, expected: Damaged['expected']}} Given */

/** @param {Person} person @param {Given} file @param {string} before what the page saved before @param {string} own id of the open visit */
async function tryFile(person, { name, content, expected }, before, own) {
  await pick(person, name, content);
  let { outcome, words } = await said(person, name);
  if (outcome === 'locked') {
    await person.page.getByLabel(say('keep.file.locked.label'), { exact: true }).fill(SECRET);
    await person.press(say('keep.file.unlock'));
    await person.page.getByText(say('keep.waiting')).waitFor({ state: 'detached' });
    ({ outcome, words } = await said(person, name));
  }
  ok(fits(expected, outcome, words), `what is said of it is “${outcome}”, where “${expected}” fits`);
  // Chromium (156) drops, without a word, the eleventh download within a second.
  await person.page.waitForTimeout(BETWEEN_SAVES_MS);
  const { text: after } = await saveRecord(person);
  unchanged(before, after, outcome, words, own);
  return { outcome, after };
}

/** For a failure's report. @param {Person} person */
const shown = ({ page }) =>
  page.evaluate(() => {
    const active = document.activeElement?.textContent?.slice(0, 80);
    const told = [...document.querySelectorAll('.live')].map((one) => one.textContent).join('');
    const words = document.querySelector('main')?.innerText ?? '';
    return `the focus is on “${active}”, “${told}” was announced, and the page says:\n${words.slice(0, 600)}`;
  });

test(
  'two hundred damaged files: each is told clearly, and the open record stays as it was',
  { seconds: 900, browser: 'no-webgl', typing: true },
  async ({ person, context, counted }) => {
    await withoutSaveDialog(context);
    await person.arrive();
    await person.start();
    await person.answerAll({ ...STUCK, goals: [{ text: GOAL, start: 2, now: 4 }] });
    await goToKeeping(person);
    let { text: before } = await saveRecord(person);
    const record = JSON.parse(before);
    const [{ id: own }] = record.visits;
    const theirs = otherHistory(record);
    const huge = hugeFiles();
    const sealed = damagedSealed(await independent.make(JSON.stringify(theirs), SECRET), 20261130);
    /** @type {{about: string, content: any, expected: Damaged['expected']}[]} */
    const files = [
      ...damagedFiles(theirs, 20261130), ...sealed,
      ...huge.files.map(({ about, path }) => ({ about, content: { path }, expected: /** @type {const} */ ('too-large') })),
    ];
    /** @type {Record<string, number>} */
    const outcomes = {};
    try {
      for (const [at, file] of files.entries()) {
        const name = file.content.path ? file.content.path.split('/').pop() : `damaged-${at}.json`;
        const { outcome, after } = await tryFile(person, { ...file, name }, before, own).catch(async (error) => {
          throw new Error(`${file.about} (${at}): ${error.message.slice(0, 2000)}\n${await shown(person)}`);
        });
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        before = after;
      }
    } finally {
      huge.remove();
    }
    const told = Object.entries(outcomes).map(([kind, times]) => `${times} ${kind}`).join(', ');
    counted(`${files.length} files: ${told}`);
  },
);
