// Whole visits as a listener is told them, compared word for word with tests/transcripts, and what
// must hold whatever is said. Renewed with RENEW=1 node tests/browser/run.mjs transcript
import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { Listener } from './listener.mjs';
import { returningTour } from './returning_tour.mjs';
import { RULES, broken } from './spoken.mjs';
import { therapistTour } from './therapist_tour.mjs';
import { firstVisit, tour } from './tour.mjs';
import { compareOrRenew, difference, kept, written } from './transcript.mjs';
import { asset, pattern, question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('./listener.mjs').Said} Said */
/** @typedef {import('./person.mjs').Person} Person */

// Help lines tell how long ago they were checked.
const TODAY = new Date('2026-11-25T12:00:00Z');

/** @param {World} world @returns {Promise<Listener>} at the welcome page */
async function arrive({ person, page }) {
  await page.clock.setFixedTime(TODAY);
  await person.arrive();
  const listener = new Listener(page);
  await listener.attend();
  return listener;
}

/** What is wrong leads to where it is. @param {Person} person @param {Listener} listener */
async function toTheProblem(person, listener) {
  await person.page.getByRole('link', { name: say('problem.too-long'), exact: true }).press('Enter');
  const words = person.page.getByRole('textbox', { name: question('P1').items[0].text, exact: true });
  ok(await words.nth(1).evaluate((field) => field === document.activeElement), 'it leads elsewhere');
  return { screen: 'goal-too-long, its link', heard: await listener.hears(), read: [] };
}

/** @param {Person} person @param {Listener} listener */
async function languages(person, listener) {
  await person.use(person.page.getByRole('button', { name: pattern('language.name') }));
  await person.dialogOpens(say('language.title'));
  const said = await listener.listens('language');
  await person.press(say('dialog.close'), person.dialog());
  await person.dialogCloses();
  return said;
}

/** A visit without more than its screens. @param {World} world @param {typeof tour} walk @returns {Promise<Said[]>} */
async function listened(world, walk) {
  const listener = await arrive(world);
  /** @type {Said[]} */
  const visit = [];
  await walk(world.person, async (screen) => {
    visit.push(await listener.listens(screen));
  });
  return visit;
}

/** A patient's visit. @param {World} world @param {typeof tour} walk @returns {Promise<Said[]>} */
async function patient(world, walk = tour) {
  const { person } = world;
  const listener = await arrive(world);
  /** @type {Said[]} */
  const visit = [];
  await walk(person, async (screen) => {
    visit.push(await listener.listens(screen));
    if (screen === 'welcome') visit.push(await languages(person, listener));
    if (screen === 'goal-too-long') visit.push(await toTheProblem(person, listener));
  });
  return visit;
}

/** @param {string} name @param {Said[]} visit */
function holds(name, visit) {
  none(visit.flatMap((said) => (said.read.length ? broken(said) : [])), 'rules that are broken');
  compareOrRenew(name, visit);
}

const CHEAP = /** @type {const} */ ({ seconds: 180, typing: true, browser: 'no-webgl' });

test('a patient’s visit', CHEAP, async (world) => {
  holds('patient', await patient(world));
});

test('a patient’s visit in Spanish', { ...CHEAP, language: 'es-ES' }, async (world) => {
  const visit = await patient(world);
  holds('patient-es', visit);
  inSpanish(visit);
});

/** @param {Said[]} visit */
function inSpanish(visit) {
  const english = Object.entries(asset('locales/en.json').messages)
    .filter(([id, text]) => text.length > 12 && !text.includes('{') && say(id) !== text)
    .map(([, text]) => text);
  const phrases = visit.flatMap(({ heard, read }) => [...heard, ...read]);
  none(phrases.filter((phrase) => english.some((text) => phrase.includes(text))), 'English words');
}

test('a visit of who comes back', CHEAP, async (world) => {
  holds('returning', await listened(world, returningTour));
});

test('a visit of who comes back in Spanish', { ...CHEAP, language: 'es-ES' }, async (world) => {
  const visit = await listened(world, returningTour);
  holds('returning-es', visit);
  inSpanish(visit);
});

test('a therapist’s visit', CHEAP, async (world) => {
  holds('therapist', await listened(world, therapistTour));
});

/**
 * What the plain view has no use for where no other can be: the ways to it.
 * @param {Said[]} visit @returns {Said[]}
 */
function withoutWaysToPlain(visit) {
  const link = `button, ${say('view.plain')}`;
  const choice = [`group, ${say('display.view')}`, say('display.view.hint')];
  return visit.map((said) => {
    const [from, to] = choice.map((phrase) => said.read.indexOf(phrase));
    const links = said.read.filter((phrase) => phrase === link).length;
    same([from > 0, to > from], Array(2).fill(said.screen === 'display'), `${said.screen}: the choice`);
    const dialog = said.read.some((phrase) => phrase.startsWith('dialog, '));
    same(links, dialog || !said.read.length ? 0 : 1, `${said.screen}: links to the plain view`);
    const read = said.read.filter((phrase, at) => phrase !== link && (from < 0 || at < from || at > to));
    return { ...said, read };
  });
}

test('the drawn view says what the plain one says', { seconds: 300, typing: true }, async (world) => {
  const visit = await patient(world, firstVisit);
  none(visit.flatMap((said) => (said.read.length ? broken(said) : [])), 'rules that are broken');
  const drawn = written(withoutWaysToPlain(visit));
  const plain = kept('patient').split('\n\n').slice(0, visit.length).join('\n\n');
  const found = difference(`${plain}\n`, drawn);
  if (found) throw new Error(`The views differ (- plain, + drawn):\n${found}`);
});

test('each rule would find what breaks it', CHEAP, async () => {
  const title = 'heading, Title, level 1';
  const radio = 'radio, Yes, not checked, position 1, set size 2';
  const problem = say('problem.required');
  /** @type {Record<keyof typeof RULES, Partial<Said>[]>} */
  const wrong = {
    nothingTwice: [{ read: [title, 'Words', 'Words'] }],
    oneTitle: [{ read: [title, title] }, { read: [] }, { read: ['dialog, Help, modal', 'Words'] }],
    radiosPlaced: [
      { read: [radio] },
      { read: ['group, Which?', radio, 'end of group, Which?'] },
      { read: ['group', radio, radio.replace('position 1', 'position 2'), 'end of group'] },
      { read: ['group, Which?', 'radio, Yes, not checked', 'end of group, Which?'] },
    ],
    allNamed: [{ read: ['button'] }, { read: ['group, not expanded'] }, { heard: ['checkbox, checked'] }],
    wordsOnly: [{ read: ['undefined'] }, { read: ['link, problem.title'] }, { heard: ['<b>Words'] }],
    problemOnce: [
      { read: [problem] },
      { read: [problem], heard: [problem, problem] },
      { read: [problem, problem], heard: [problem] },
    ],
  };
  for (const [name, rule] of Object.entries(RULES)) {
    for (const part of wrong[name]) {
      const said = { screen: name, heard: [], read: [], ...part };
      ok(rule(said).length > 0, `${name} lets pass ${JSON.stringify(part)}`);
    }
  }
});

test('another word, one more or one less is a difference, and told with its screen', CHEAP, async () => {
  const was = written([{ screen: 'one', heard: ['a'], read: ['b', 'c'] }]);
  same(was, '== one\n> a\nb\nc\n', 'the transcript');
  for (const read of [['b', 'd'], ['b'], ['b', 'c', 'd'], []]) {
    const found = difference(was, written([{ screen: 'one', heard: ['a'], read }]));
    ok(found.startsWith('  == one\n'), `${JSON.stringify(read)} is no difference`);
  }
  same(difference(was, was), '', 'no difference');
});
