// Coming back: three visits weeks apart, each in a browser that knows nothing, with the saved file
// carried between them. What was rated, the chart's table, its drawing and its sentence agree.
import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { dayInWords, onDay, openRecord, saveRecord, withoutSaveDialog } from './record_files.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {import('./record_files.mjs').SavedFile} SavedFile */

const GOALS = [{ text: 'Sleep through the night', start: 2 }, { text: 'See friends – ñ', start: 1 }];
// Four and five weeks apart; on the last day a full review fits again.
const DAYS = ['2026-03-02', '2026-03-30', '2026-05-04'];
const HAPPENED = 'She listened. We try more structure.';
const [TEXT, START, NOW] = question('P1').items;

/**
 * What is rated at each visit, and what the last result then says.
 * @typedef {{rated: number[][], result: () => string, secondView: boolean}} Story
 */

/** @type {Story} */
const RISING = {
  rated: [[4, 1], [4, 3], [6, 5]],
  result: () => say('note.moving.title'),
  secondView: false,
};
// The same thing gets in the way although it was raised: time for a second view (A14).
/** @type {Story} */
const STANDING = {
  rated: [[2, 1], [3, 1], [3, 2]],
  result: () => say('results.title.other', { n: 2 }),
  secondView: true,
};

/** As the page writes numbers. @param {number} value */
const inWords = (value) => String(value).replace('.', say('number.mark'));

/** @param {string} words of a number on the page */
const read = (words) => Number(words.replace(say('number.mark'), '.'));

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** @param {World} world @param {string} day @param {SavedFile} [file] @returns {Promise<World>} */
async function comesBack(world, day, file) {
  const { context, person } = world;
  await onDay(context, day);
  await withoutSaveDialog(context);
  await person.arrive();
  if (!file) return world;
  await person.press(say('welcome.saved'));
  await openRecord(person, file);
  return world;
}

/** @param {Person} person a finished form in front of them @param {string} title */
async function toResult(person, title) {
  await person.press(say('review.results'));
  await person.isAt(title);
}

/** @param {Person} person */
async function toProgress(person) {
  await person.press(say('next.progress'));
  await person.isAt(say('forward.title'));
}

/**
 * A table as it is read out: rows of cells.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function tableOf(page, name) {
  const table = page.getByRole('table', { name, exact: true });
  const rows = await table.getByRole('row').all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.getByRole('columnheader').or(row.getByRole('rowheader')).or(row.getByRole('cell'))
        .allTextContents()).map((words) => words.trim())),
  );
}

/** What the table of all goals holds after these visits. @param {number[][]} ratings */
function expectedTable(ratings) {
  const start = GOALS.map((goal) => goal.start);
  const rows = [[say('forward.chart.start'), start], ...ratings.map((given, at) => [dayInWords(DAYS[at]), given])];
  return [
    [say('forward.chart.day'), say('forward.chart.all'), ...GOALS.map(({ text }) => text)],
    ...rows.map(([day, values]) => {
      const rated = /** @type {number[]} */ (values);
      return [String(day), inWords(mean(rated)), ...rated.map(inWords)];
    }),
  ];
}

/** What a table carries, after clinical.md section 4. @param {string[][]} table @returns {string[]} */
function sentencesOf(table) {
  const [, start, ...rated] = table;
  const last = rated[rated.length - 1];
  const points = Math.trunc(read(last[1]) - read(start[1]));
  ok(points >= 0, 'the ratings fall, which no story here does');
  const size = say(`forward.points.${points === 1 ? 'one' : 'other'}`, { n: points });
  const verdict = points >= 3 ? say('forward.clear.better') : say('forward.small');
  const lead = points === 0
    ? say('forward.same.recalled')
    : `${say('forward.higher.recalled', { points: size })} ${verdict}`;
  const chart = rated.length === 1
    ? say('forward.chart.one', { value: last[1], date: last[0] })
    : say('forward.chart.many', { first: rated[0][1], from: rated[0][0], last: last[1], to: last[0] });
  return [lead, chart];
}

/**
 * Where the marks of the plain view's drawing stand on its scale, line by line from the first label
 * of its legend on; measured, as by eye.
 * @param {import('playwright-core').Page} page
 */
async function drawnValues(page) {
  return page.evaluate(() => {
    const picture = document.querySelector('.drawing .picture');
    const middle = (/** @type {Element} */ one) => {
      const { top, height } = one.getBoundingClientRect();
      return top + height / 2;
    };
    const grid = [...(picture?.querySelectorAll('.grid') ?? [])].map(middle);
    const [zero, ten] = [Math.max(...grid), Math.min(...grid)];
    /** @type {Record<string, number[]>} */
    const lines = {};
    for (const line of picture?.querySelectorAll('.line') ?? []) {
      const marks = [...line.querySelectorAll('.mark')];
      const shape = /shape-(\d)/.exec(line.getAttribute('class') ?? '')?.[1];
      if (!shape || !marks.length) continue;
      const ordered = marks.sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left);
      lines[shape] = ordered.map((mark) => (10 * (zero - middle(mark))) / (zero - ten));
    }
    return Object.keys(lines).sort().map((shape) => lines[shape]);
  });
}

/** @param {string[][]} table @param {number[][]} lines */
function drawingAgrees(table, lines) {
  same(lines.length, table[0].length - 1, 'lines of the drawing');
  for (const [at, line] of lines.entries()) {
    const values = table.slice(1).map((row) => read(row[at + 1]));
    same(line.length, values.length, `marks of “${table[0][at + 1]}”`);
    // A mark's middle, within a fifth of a point: the triangle's is not the middle of its box.
    none(line.filter((value, n) => Math.abs(value - values[n]) > 0.2), `marks of ${JSON.stringify(values)} in other places`);
  }
}

/** @param {World} world @param {number[][]} rated @param {boolean} plain */
async function chartAgrees({ person, page }, rated, plain) {
  const table = await tableOf(page, say('forward.chart.name'));
  same(table, expectedTable(rated), 'the table and what was rated');
  for (const sentence of sentencesOf(table)) await person.reads(sentence);
  if (plain) drawingAgrees(table, await drawnValues(page));
  for (const [at, { text }] of GOALS.entries()) {
    const own = await tableOf(page, text);
    same(own.slice(1), table.slice(1).map((row) => [row[0], row[at + 2]]), `the table of “${text}”`);
  }
}

/** The first visit: a full review, and one thing for the plan. @param {World} world @param {Story} story @param {boolean} plain */
async function firstVisit(world, { rated }, plain) {
  const { person } = world;
  await person.start();
  const goals = GOALS.map((goal, at) => ({ ...goal, now: rated[0][at] }));
  await person.answerAll({ ...STUCK, goals });
  await toResult(person, say('results.title.other', { n: 2 }));
  await person.press(`${say('plan.add')}: ${say('advice.A4.title')}`);
  await toProgress(person);
  await chartAgrees(world, rated.slice(0, 1), plain);
  await person.reads(say('forward.few'));
  await person.reads(say('next.check-in.from', { date: dayInWords('2026-03-16') }));
}

/** The second: a check-in, and what became of the plan. @param {World} world @param {Story} story @param {boolean} plain */
async function secondVisit(world, { rated }, plain) {
  const { person } = world;
  await person.press(say('brand'));
  await person.isAt(say('welcome.back.title'));
  await person.reads(say('welcome.back.lead', { date: dayInWords(DAYS[0]) }));
  await person.reads(say('next.check-in.due'));
  await person.press(say('next.check-in'));
  await person.isAt(say('check-in.title'));
  for (const [at, { text }] of GOALS.entries()) {
    await person.reads(new RegExp(`^${say('check-in.last', { date: dayInWords(DAYS[0]), value: rated[0][at] })}`));
    await person.choose(String(rated[1][at]), { inside: person.group(`${NOW.text} ${text}`) });
  }
  await person.next();
  await person.isAt(say('follow-up.title'));
  const title = say('advice.A4.title');
  await person.reads(`“${say('advice.A4.say.gentle')}”`);
  await person.choose(say('follow-up.partly'), { inside: person.group(`${say('follow-up.raised')} ${title}`) });
  await person.page.getByRole('textbox', { name: `${say('follow-up.happened')} ${title}`, exact: true }).fill(HAPPENED);
  await person.press(say('check-in.done'));
  await person.isAt(say('forward.title'));
  await chartAgrees(world, rated.slice(0, 2), plain);
  await person.reads(say('forward.areas.later'));
}

/** The third: a full review, with goals and plan as they were left. @param {World} world @param {Story} story @param {boolean} plain */
async function thirdVisit(world, { rated, result, secondView }, plain) {
  const { person, page } = world;
  await person.press(say('brand'));
  await person.isAt(say('welcome.back.title'));
  await person.reads(say('welcome.back.lead', { date: dayInWords(DAYS[1]) }));
  await person.reads(say('next.full.due'));
  await person.press(say('next.full'));
  await person.isAt(question('X1').text);
  const rate = async (/** @type {import('./words.mjs').Item} */ item) => {
    if (item.type !== 'group') return;
    const fields = page.getByRole('textbox', { name: TEXT.text, exact: true });
    for (const [at, goal] of GOALS.entries()) {
      same(await fields.nth(at).inputValue(), goal.text, `goal ${at + 1} carried over`);
      const start = person.choice(String(goal.start), { inside: person.group(START.text, at + 1) });
      ok(await start.isChecked(), `the start of goal ${at + 1} is not carried over`);
      await person.choose(String(rated[2][at]), { inside: person.group(NOW.text, at + 1) });
    }
  };
  await person.answerAll({ ...STUCK, goals: [] }, { question: rate });
  await toResult(person, result());
  same(await person.sees(say('advice.A14.title')), secondView, 'whether a second view is advised');
  await toProgress(person);
  await chartAgrees(world, rated.slice(0, 3), plain);
  const areas = await page.getByRole('table').count();
  ok(areas > 3, `${areas} tables: the full reviews are not compared`);
  await person.press(say('forward.to-plan'));
  await person.isAt(say('plan.title'));
  // Raised in part: still to bring, and what happened is told with its day.
  await person.button(`${say('plan.remove')}: ${say('advice.A4.title')}`).waitFor();
  await person.reads(say('plan.raised.partly', { date: dayInWords(DAYS[1]) }));
  await person.reads(say('plan.happened', { words: HAPPENED }));
}

/** @param {World} world @param {Story} story @param {boolean} plain */
async function threeVisits(world, story, plain) {
  /** @type {SavedFile | undefined} */
  let file;
  const visits = [firstVisit, secondVisit, thirdVisit];
  for (const [at, visit] of visits.entries()) {
    const here = at === 0 ? world : await world.another();
    await comesBack(here, DAYS[at], file);
    await visit(here, story, plain);
    file = await saveRecord(here.person);
    same(file.name, `next-session-${DAYS[at]}.nextsession.json`, 'name of the file');
    same(JSON.parse(file.text).visits.map((/** @type {any} */ one) => one.date), DAYS.slice(0, at + 1), 'visits in the file');
    await here.page.close();
  }
  world.counted(`${visits.length} visits over ${DAYS.length - 1} files; ${story.rated.flat().length} ratings in the chart, its table and its sentence`);
}

test('three visits weeks apart, drawn', { seconds: 300 }, (world) => threeVisits(world, RISING, false));

test('three visits weeks apart, plain', { seconds: 300, browser: 'no-webgl', typing: true }, (world) =>
  threeVisits(world, STANDING, true));

test(
  'three visits weeks apart, in Spanish',
  { seconds: 300, browser: 'no-webgl', typing: true, language: 'es-ES' },
  (world) => threeVisits(world, RISING, true),
);
