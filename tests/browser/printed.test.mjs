// The report on paper: printed from the page, and looked at with poppler's tools (Debian package
// poppler-utils), which know nothing of the page. PDFS=folder leaves the files there.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { dayInWords, onDay, openRecord, saveRecord, withoutSaveDialog } from './record_files.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('./person.mjs').Person} Person */

const MOST_BYTES = 300_000;
const MOST_PAGES = 2;
// In points, as PDF counts.
const PAPERS = /** @type {const} */ ([['A4', 595, 842], ['Letter', 612, 792]]);
const DAYS = ['2026-03-02', '2026-03-30', '2026-05-04'];
const GOALS = [
  { text: 'Sleep through the night', start: 2, now: 2 },
  { text: 'See friends – ñ', start: 1, now: 2 },
];
const PLAN = ['A4', 'A3'];

/** Poppler 22 does not know some tags of PDF 2.0, such as Strong, and says so. @param {string} tool @param {string[]} given */
const run = (tool, ...given) =>
  execFileSync(tool, given, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });

/** A file as after a check-in four weeks later. @param {string} text with one visit */
function withCheckIn(text) {
  const record = JSON.parse(text);
  const [first] = record.visits;
  const later = { ...structuredClone(first), id: '00000000000000c2', kind: 'check-in', date: DAYS[1], finished: true };
  delete later.position;
  const raise = (/** @type {any[]} */ items) => items.forEach((item) => {
    if (item.linkId === 'P1.now') item.answer[0].valueInteger += 1;
    raise(item.item ?? []);
  });
  raise(later.response.item);
  return JSON.stringify({ ...record, visits: [first, later] });
}

/** @param {Person} person @param {string[]} plan */
async function review(person, plan) {
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
  for (const advice of plan) await person.press(`${say('plan.add')}: ${say(`advice.${advice}.title`)}`);
}

/** A usual record: two full reviews, a check-in between them, two things in the plan. @param {World} world @returns {Promise<World>} at the report */
async function atReport(world) {
  const { person, context } = world;
  await onDay(context, DAYS[0]);
  await withoutSaveDialog(context);
  await person.arrive();
  await person.start();
  await person.answerAll({ ...STUCK, goals: GOALS });
  await review(person, PLAN);
  const file = await saveRecord(person);
  await person.page.close();

  const later = await world.another();
  await onDay(later.context, DAYS[2]);
  await withoutSaveDialog(later.context);
  await later.person.arrive();
  await openRecord(later.person, { name: file.name, text: withCheckIn(file.text) });
  await later.person.press(say('brand'));
  await later.person.press(say('next.full'));
  await later.person.isAt(question('X1').text);
  const [, , now] = question('P1').items;
  await later.person.answerAll({ ...STUCK, goals: [] }, {
    question: async (item) => {
      if (item.type !== 'group') return;
      for (const nth of [1, 2]) await later.person.choose('3', { inside: later.person.group(now.text, nth) });
    },
  });
  await review(later.person, []);
  await later.person.press(say('next.progress'));
  await later.person.isAt(say('forward.title'));
  await later.person.press(say('forward.report'));
  await later.person.isAt(say('report.title'));
  return later;
}

/** What the paper has to say, in this order. */
function expectedWords() {
  const parts = ['moving', 'goals', 'reasons', 'strengths', 'plan', 'sources'].map((part) => say(`report.${part}`));
  const [moving, goals, reasons, strengths, plan, sources] = parts;
  return [
    say('report.title'), say('report.date', { date: dayInWords(DAYS[2]) }), say('results.title.other', { n: 2 }),
    moving, say('forward.small'), dayInWords(DAYS[0]), dayInWords(DAYS[2]), goals, GOALS[0].text, GOALS[1].text,
    reasons, say('report.own'), strengths, plan,
    ...PLAN.flatMap((advice) => [say(`advice.${advice}.title`), say(`advice.${advice}.say.gentle`)]),
    sources, say('report.note'),
  ];
}

/** @param {string} text */
const flat = (text) => text.replace(/\s+/g, ' ');

/** @param {string} text of the paper */
function readsInOrder(text) {
  const read = flat(text);
  let at = 0;
  for (const words of expectedWords().map(flat)) {
    const found = read.indexOf(words, at);
    const before = read.indexOf(words);
    ok(found >= 0, before >= 0 ? `“${words}” comes too early` : `“${words}” is not on the paper`);
    at = found + words.length;
  }
  const screenOnly = ['print', 'report.copy', 'report.lead', 'report.legend', 'report.readers', 'footer.erase', 'help.label', 'footer.keep', 'report.safety'];
  none(screenOnly.map((id) => say(id)).filter((words) => read.includes(words)), 'words that are for the screen alone');
}

/** @param {string} file a PDF */
function isTagged(file) {
  const structure = run('pdfinfo', '-struct-text', file);
  const lines = structure.split('\n');
  /** @param {string} tag */
  const of = (tag) => lines.flatMap((line, at) => (line.trim().split(' ')[0] === tag ? [at] : []));
  const words = (/** @type {number} */ at) => flat(lines.slice(at, at + 4).join(' '));
  same(of('H1').length, 1, 'headings of the first level');
  ok(words(of('H1')[0]).includes(say('report.title')), `the first heading is ${words(of('H1')[0])}`);
  const second = of('H2').map(words);
  for (const part of ['moving', 'goals', 'reasons', 'strengths', 'plan', 'sources']) {
    ok(second.some((one) => one.includes(say(`report.${part}`))), `“${say(`report.${part}`)}” is no heading: ${second}`);
  }
  ok(of('H3').length >= PLAN.length, `${of('H3').length} headings of the third level`);
  ok(of('L').length > 0, 'there is no list');
  ok(of('Table').length > 0 && of('TH').length > 0, 'there is no table with heads');
}

/** @param {World} world @param {string} language */
async function onPaper({ page, counted }, language) {
  const folder = mkdtempSync(path.join(tmpdir(), 'next-session-pdf-'));
  /** @type {string[]} */
  const told = [];
  try {
    for (const [paper, width, height] of PAPERS) {
      const file = path.join(folder, `report-${language}-${paper}.pdf`);
      const bytes = await page.pdf({ format: paper, tagged: true, printBackground: false });
      writeFileSync(file, bytes);
      if (process.env.PDFS) {
        mkdirSync(process.env.PDFS, { recursive: true });
        copyFileSync(file, path.join(process.env.PDFS, path.basename(file)));
      }
      const { size } = statSync(file);
      ok(size < MOST_BYTES, `${paper}: ${size} bytes`);
      const facts = run('pdfinfo', file);
      const fact = (/** @type {string} */ name) => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(facts)?.[1] ?? '';
      same(fact('Tagged'), 'yes', `${paper}: tagged`);
      const [wide, high] = fact('Page size').match(/[\d.]+/g) ?? [];
      // To the pixel, of which there are 96 to the inch, and a point.
      const off = Math.max(Math.abs(Number(wide) - width), Math.abs(Number(high) - height));
      ok(off < 2, `${paper}: the paper is ${wide} × ${high} points`);
      const pages = Number(fact('Pages'));
      ok(pages >= 1 && pages <= MOST_PAGES, `${paper}: ${pages} pages`);
      const raw = bytes.toString('latin1');
      ok(raw.includes('/StructTreeRoot') && raw.includes('/Lang'), `${paper}: no structure or no language`);
      none(run('pdffonts', file).split('\n').slice(2).filter((line) => line && !/ yes +yes +(yes|no) /.test(line)), `${paper}: fonts that are not in the file or have no letters`);
      readsInOrder(run('pdftotext', '-raw', file, '-'));
      isTagged(file);
      told.push(`${paper}: ${pages} pages, ${Math.round(size / 1000)} kB`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  counted(told.join('; '));
}

test('the report on paper, in English', { seconds: 240, typing: true }, async (world) => {
  await onPaper({ ...(await atReport(world)), counted: world.counted }, 'en');
});

test(
  'the report on paper, in Spanish',
  { seconds: 240, browser: 'no-webgl', typing: true, language: 'es-ES' },
  async (world) => {
    await onPaper({ ...(await atReport(world)), counted: world.counted }, 'es');
  },
);
