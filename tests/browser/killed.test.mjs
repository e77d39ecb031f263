// The whole browser is killed at random moments while questions are answered and kept on the device.
// Opened again with the same profile, at most the answer being given is missing. KILLS=n times.
import { ok } from './assert.mjs';
import { random } from './damage.mjs';
import { test } from './harness.mjs';
import { Typist } from './person.mjs';
import { goToKeeping } from './record_files.mjs';
import { everything } from './stored.mjs';
import { question, say } from './words.mjs';
import { newProfile, removeProfile, runBrowser } from '../keep/page.mjs';

const KILLS = Number(process.env.KILLS || 6);
const LONGEST_LIFE_MS = 800;
// The plain view: a browser that draws nothing starts and dies faster.
const NO_DRAWING = ['--disable-software-rasterizer', '--disable-3d-apis'];
const STEPS_AT_MOST = 1000;
// Walked up and down for ever; whatever is answered, the same ones are asked.
const WALK = ['X2', 'X3', 'X4', 'X5', 'X6'].map(question);

/** @typedef {{id: string, code: string, choice: number, way: 'next' | 'back'}} Step an answer, and the way off its page */

/**
 * Up and down the walk, each answer another than the one before to the same question.
 * @param {Map<string, string>} kept what is answered already
 * @param {number} at where on the walk
 * @param {() => number} chance
 * @returns {Step[]}
 */
function stepsFrom(kept, at, chance) {
  const answers = new Map(kept);
  /** @type {Step[]} */
  const steps = [];
  let way = 1;
  while (steps.length < STEPS_AT_MOST) {
    if (at === 0) way = 1;
    if (at === WALK.length - 1) way = -1;
    const { linkId, options } = WALK[at];
    const others = options.filter(({ code }) => code !== answers.get(linkId));
    const { code } = others[Math.floor(chance() * others.length)];
    const choice = options.findIndex((one) => one.code === code);
    steps.push({ id: linkId, code, choice, way: way > 0 ? 'next' : 'back' });
    answers.set(linkId, code);
    at += way;
  }
  return steps;
}

/**
 * Answers until the browser is gone, as fast as pages show. It presses as assistive technology does,
 * from within the page, since that leaves the shortest time between an answer and the kill.
 * @param {Typist} person @param {Step[]} steps @param {() => void} shown told of each next page seen
 */
async function answer({ page }, steps, shown) {
  page.on('console', (message) => {
    if (message.text() === 'shown') shown();
  });
  await page.evaluate(async ({ all, names }) => {
    const heading = () => document.querySelector('main h1')?.textContent ?? '';
    for (const { choice, way } of all) {
      const before = heading();
      const radios = [...document.querySelectorAll('main input[type=radio]')];
      const buttons = [...document.querySelectorAll('main button')];
      /** @type {HTMLElement} */ (radios[choice]).click();
      const button = buttons.find(({ textContent }) => textContent?.trim() === names[way]);
      /** @type {HTMLElement} */ (button).click();
      while (heading() === before) await new Promise((resolve) => setTimeout(resolve));
      console.log('shown');
    }
  }, { all: steps, names: { next: say('question.next'), back: say('question.back') } });
}

/** @param {any} items of a response @returns {[string, string][]} question ids and codes */
const codesIn = (items) => (items ?? []).flatMap((/** @type {any} */ { linkId, item, answer }) => [
  ...(answer?.[0]?.valueCoding ? [[linkId, answer[0].valueCoding.code]] : []), ...codesIn(item),
]);

/** @param {Typist} person @returns {Promise<Map<string, string>>} what is on the device */
async function onDevice(person) {
  const { databases } = await everything(person.page);
  const entry = databases[0]?.kept?.[0];
  ok(entry, 'nothing is kept on the device');
  const visits = JSON.parse(entry.text).visits;
  ok(visits.length === 1, `${visits.length} visits are kept`);
  return new Map(codesIn(visits[0].response.item).filter(([id]) => WALK.some(({ linkId }) => linkId === id)));
}

/**
 * What was given in one life, and how many next pages were seen in it.
 * @typedef {{before: Map<string, string>, steps: Step[], seen: number}} Life
 */

/** @param {Map<string, string>} one @param {Map<string, string>} other */
const alike = (one, other) => one.size === other.size && [...one].every(([id, code]) => other.get(id) === code);

/**
 * The answers on the device are the first so many of those given: all whose next page was seen, in
 * their order, and none half.
 * @param {Map<string, string>} found @param {Life} life
 * @returns {number} how many
 */
function answersOf(found, { before, steps, seen }) {
  const answers = new Map(before);
  for (let n = 0; ; ++n) {
    if (n >= seen && alike(answers, found)) return n;
    if (n === steps.length) break;
    answers.set(steps[n].id, steps[n].code);
  }
  throw new Error(`${seen} pages were seen, and what is kept is ${JSON.stringify([...found])} after ${
    JSON.stringify([[...before], ...steps.slice(0, seen + 1).map(({ id, code }) => [id, code])])}`);
}

/** @param {Typist} person @param {Life} life @returns {Promise<{found: Map<string, string>, given: number, at: number}>} */
async function cameBack(person, life) {
  const heading = await person.heading();
  for (const trouble of ['evicted', 'failed', 'blocked']) {
    ok(!(await person.sees(say(`trouble.${trouble}.title`))), `it says: ${say(`trouble.${trouble}.title`)}`);
  }
  const found = await onDevice(person);
  const given = answersOf(found, life);
  // On the page of the last answer, or on the next.
  const at = WALK.findIndex(({ text }) => text === heading);
  const near = [life.steps[given - 1]?.id, life.steps[given]?.id];
  ok(near.includes(WALK[at]?.linkId), `the page is “${heading}”, and ${near.join(' or ')} was left`);
  // The page shows what is kept.
  const option = WALK[at].options.find(({ code }) => code === found.get(WALK[at].linkId));
  if (option) ok(await person.choice(option.text).isChecked(), `“${option.text}” is kept but not shown`);
  return { found, given, at };
}

/** As far as the questions that are walked, with keeping on. @param {Typist} person */
async function begin(person) {
  await person.start();
  await person.answer(question('X1'), 'adult');
  await person.next();
  await goToKeeping(person);
  await person.press(say('keep.device.keep'));
  await person.reads(say('keep.where.kept'));
  await person.press(say('about.back'));
  await person.isAt(WALK[0].text);
}

/** @param {Typist} person @param {Life} life @param {number} milliseconds */
async function live(person, life, milliseconds) {
  const over = new Promise((resolve) => setTimeout(resolve, milliseconds));
  const answering = answer(person, life.steps, () => ++life.seen).then(() => new Error('the answers ran out'));
  // Whatever stops before the kill is no consequence of it.
  const fault = await Promise.race([over, answering.catch((error) => error)]);
  if (fault) throw fault;
}

test(
  'killed at random moments, no more than the answer being given is missing',
  { seconds: 60 + 20 * KILLS, browser: 'no-webgl' },
  async ({ site, counted }) => {
    const profile = newProfile();
    const chance = random(20261130);
    /** @type {Life} */
    let life = { before: new Map(), steps: [], seen: 0 };
    let answers = 0;
    let ahead = 0;
    try {
      for (let kill = 0; kill <= KILLS; ++kill) {
        const running = await runBrowser(profile, NO_DRAWING);
        try {
          const person = new Typist(await running.context.newPage(), `${site.origin}/`);
          await person.arrive();
          if (kill === 0) await begin(person);
          const { found, given, at } = kill === 0 ? { found: new Map(), given: 0, at: 0 } : await cameBack(person, life);
          answers += given;
          if (given > life.seen) ++ahead;
          life = { before: found, steps: stepsFrom(found, at, chance), seen: 0 };
          if (kill < KILLS) await live(person, life, chance() * LONGEST_LIFE_MS);
        } catch (error) {
          throw new Error(`after kill ${kill}: ${error instanceof Error ? error.message : error}`);
        } finally {
          await running.kill();
        }
      }
    } finally {
      removeProfile(profile);
    }
    ok(answers > KILLS, `only ${answers} answers were given: the test shows nothing`);
    counted(`${KILLS} kills, ${answers} answers; more than was seen as kept was there ${ahead} times`);
  },
);
