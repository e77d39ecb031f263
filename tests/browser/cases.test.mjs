// Each visit of tests/cases is answered on the page by the words of its options, and what the page
// then shows is compared with what is expected of that visit. In the plain view, which is faster;
// what is shown is the same Page.
import { none, ok, same } from './assert.mjs';
import { cases } from './cases.mjs';
import { test } from './harness.mjs';
import { FLAGS, asset, has, pattern, say } from './words.mjs';

/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {import('./person.mjs').Person} Person */

const RULES = asset('interpretation/patient.json');
// Questions after which safety screens can come, in the order of the page.
const MOMENTS = ['X1', 'S1', 'S1.1', 'S2'];

/** @param {string} flag @returns {string} the question whose answer raises it */
function raisedBy(flag) {
  return RULES.flags.find((/** @type {any} */ one) => one.id === flag).when.answer?.item ?? '';
}

/** @param {Case} one the safety screens in the order in which the page has to show them */
function screensOf({ expect }) {
  const withScreen = expect.flags.filter(
    (id) => FLAGS.find((/** @type {{id: string}} */ flag) => flag.id === id)?.screen,
  );
  return MOMENTS.flatMap((moment) => withScreen.filter((flag) => raisedBy(flag) === moment));
}

/** @param {Case} one @param {string} construct @param {string} part */
function constructText({ expect }, construct, part) {
  for (const up of expect.flags) {
    const flag = RULES.flags.find((/** @type {any} */ each) => each.id === up);
    const special = `construct.${construct}.${part}.${flag.wording?.[construct] ?? ''}`;
    if (has(special)) return say(special);
  }
  return say(`construct.${construct}.${part}`);
}

/** @param {Person} person @returns {Promise<string[]>} headings of the first three levels in reading order */
async function headings({ page }) {
  const level = (/** @type {number} */ at) => page.getByRole('heading', { level: at });
  const all = await level(1).or(level(2)).or(level(3)).allInnerTexts();
  return all.map((text) => text.trim());
}

/**
 * @param {string[]} list
 * @param {string} from
 * @param {string} to
 */
function between(list, from, to) {
  const start = list.indexOf(from);
  const end = list.indexOf(to, start);
  ok(start >= 0, `there is no heading “${from}”`);
  ok(end >= 0, `there is no heading “${to}” after “${from}”`);
  return list.slice(start + 1, end);
}

/** @param {Person} person @param {Case} one */
async function openByHand(person, one) {
  for (const construct of one.opened) {
    await person.press(say('results.all-areas'));
    const before = await person.heading();
    await person.press(`${say('results.open')}: ${constructText(one, construct, 'title')}`);
    await person.leaves(before);
    await person.answerAll(one.plan);
    await person.press(say('review.results'));
    await person.leaves(say('review.title'));
  }
}

/** @param {Person} person @param {Case} one */
async function compareReasons(person, one) {
  const shown = await headings(person);
  const { reasons } = one.expect;
  const title = say(reasons.length ? 'results.reasons' : 'results.areas');
  same(
    between(shown, title, say('strengths.title')),
    reasons.map(({ id }) => constructText(one, id, 'title')),
    'reasons',
  );
  const linked = reasons.filter((reason) => reason.linked.length > 0);
  same(
    await person.page.getByText(pattern('results.linked')).count(),
    linked.length,
    'reasons that are shown together with others',
  );
  for (const { linked: others } of linked) {
    for (const other of others) {
      const line = person.page.getByText(pattern('results.linked'));
      const texts = await line.allInnerTexts();
      const name = constructText(one, other, 'short');
      ok(texts.some((text) => text.includes(name)), `no reason is linked with ${other}: ${texts}`);
    }
  }
}

/** @param {Person} person @param {Case} one */
async function compareAdvice(person, one) {
  const titles = (/** @type {string[]} */ ids) => ids.map((id) => say(`advice.${id}.title`));
  // Cards of their own on the same screen.
  const others = [say('results.compare.title'), say('results.next.title')];
  const list = async () =>
    between(await headings(person), say('advice.title'), say('limits.title')).filter(
      (title) => !others.includes(title),
    );
  same(await list(), titles(one.expect.advice), 'advice');
  const { moreAdvice } = one.expect;
  if (!moreAdvice) return;
  const n = moreAdvice.length;
  if (n > 0) await person.press(say(n === 1 ? 'advice.rest.one' : 'advice.rest.other', { n }));
  same(await list(), titles([...one.expect.advice, ...moreAdvice]), 'advice with what else applies');
}

/** @param {Person} person @param {Case} one */
async function compareRest(person, one) {
  const { page } = person;
  const { notes, progress, strengthsInclude, checks, flags } = one.expect;
  const all = await page.getByRole('main').innerText();
  const places = notes.map((id) => all.indexOf(say(`note.${id}.text`)));
  ok(places.every((at) => at >= 0), `notes are missing: ${notes} at ${places}`);
  same(places, [...places].sort((a, b) => a - b), 'places of the notes');
  const others = RULES.attribution
    .map((/** @type {any} */ note) => note.id)
    .filter((/** @type {string} */ id) => !notes.includes(id) && all.includes(say(`note.${id}.text`)));
  none(others, 'notes that do not belong here');
  ok(await page.getByText(pattern(`progress.${progress}`)).isVisible(), `it does not say “${progress}”`);
  for (const id of strengthsInclude) {
    ok(all.includes(say(`construct.${id}.strength`)), `${id} is not shown as a strength`);
  }
  for (const id of checks ?? []) {
    const area = constructText(one, id, 'short');
    ok(all.includes(say('results.check', { area })), `${id} is not shown as something to check`);
  }
  if (checks?.length === 0) {
    ok(!(await page.getByText(pattern('results.check')).isVisible()), 'there is something to check');
  }
  const quiet = flags.filter((id) => !screensOf(one).includes(id));
  for (const id of quiet) ok(all.includes(say(`flag.${id}.title`)), `the note for ${id} is missing`);
  const title = say('results.safety.title');
  same(all.includes(title), screensOf(one).length > 0, `whether it says “${title}”`);
}

for (const one of cases()) {
  test(`${one.file}: ${one.name}`, { seconds: 180, browser: 'no-webgl', typing: true }, async ({ person }) => {
    await person.arrive();
    await person.start();
    const { flags } = await person.answerAll(one.plan);
    same(flags, screensOf(one), 'safety screens');
    if (one.expect.gated) {
      ok(!(await person.button(say('flag.continue')).isVisible()), 'there is a way on');
      return;
    }
    await person.press(say('review.results'));
    await person.leaves(say('review.title'));
    await openByHand(person, one);
    await compareReasons(person, one);
    await compareAdvice(person, one);
    await compareRest(person, one);
  });
}
