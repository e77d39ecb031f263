// What the tests of keeping do again and again, as a person does it.
import { ok } from './assert.mjs';
import { Person, STUCK, Typist } from './person.mjs';
import { goToKeeping, saveRecord } from './record_files.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */

export const SECRET = 'four plain words together';
/** Words that are found wherever they are. */
export const GOAL = 'Zebra crossing';
/** What `everything` finds where nothing is kept. */
export const NOTHING = { session: {}, local: {}, databases: [], caches: [] };

/** @type {import('./harness.mjs').Options} */
export const PLAIN = { browser: 'no-webgl', typing: true };

/** @param {Person} person @param {string} linkId */
export async function goTo(person, linkId) {
  while ((await person.question()).linkId !== linkId) {
    const item = await person.question();
    const given = STUCK.answers.get(item.linkId);
    const moved = given !== undefined && (await person.answer(item, given));
    if (!moved) await person.next();
  }
}

/** As far as the goals, with one in words that are found wherever they are. @param {Person} person */
export async function begin(person) {
  await person.start();
  await goTo(person, 'P1');
  await person.rateGoals([{ text: GOAL, start: 2, now: 5 }]);
}

/** From the goals. @param {Person} person @param {string} linkId */
export async function goForward(person, linkId) {
  while ((await person.question()).linkId !== linkId) await person.next();
}

/** @param {Person} person */
export async function leaveKeeping(person) {
  await person.press(say('about.back'));
  await person.leaves(say('keep.title'));
}

/** @param {Person} person @param {string} [end] the title that tells what became of it */
export async function eraseAll(person, end = 'erased.title') {
  await person.use(person.button(say('footer.erase')).last());
  await person.press(say('erase.confirm'), person.dialog());
  await person.isAt(say(end));
}

/** @param {Person} person @param {string} [secret] */
export async function keep(person, secret = '') {
  await goToKeeping(person);
  if (secret) await person.page.getByLabel(say('keep.secret.label'), { exact: true }).fill(secret);
  await person.press(say('keep.device.keep'));
  await person.reads(say(secret ? 'keep.where.secret' : 'keep.where.kept'));
}

/** @param {Person} person @param {string} trouble */
export async function isTold(person, trouble) {
  await person.page.getByRole('heading', { name: say(`trouble.${trouble}.title`), exact: true }).waitFor();
  await person.reads(say(`trouble.${trouble}`));
}

/** The file is offered and holds what was answered. @param {Person} person */
export async function fileHelps(person) {
  const { text } = await saveRecord(person);
  ok(text.includes(GOAL), 'the file lacks the goal');
}

/** Another tab of the same browser. @param {World} world @returns {Promise<Person>} */
export async function otherTab({ context, person }) {
  const page = await context.newPage();
  const Body = person instanceof Typist ? Typist : Person;
  const other = new Body(page, person.address);
  await other.arrive();
  return other;
}

/** @param {Person} person what the goal's field holds */
export async function goalField(person) {
  await person.isAt(question('P1').text);
  return person.page.getByRole('textbox', { name: question('P1').items[0].text, exact: true }).inputValue();
}
