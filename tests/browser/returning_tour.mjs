// The screens of somebody who comes back, in one walk: it begins with a record opened from a file.
import { OWN_WORDS, SEALED, WHAT_HAPPENED, comingBack, openRecord, today } from './records.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {import('./tour.mjs').Look} Look */

/** Names of the screens, in the order of the walk. */
export const RETURNING_SCREENS = [
  'keep', 'keep-trouble', 'keep-file-locked', 'keep-opened', 'keep-kept', 'welcome-locked',
  'keep-locked', 'welcome-back', 'check-in', 'follow-up', 'progress', 'report', 'plan-again',
];

const SECRET = 'four plain words together';

/** @param {Person} person @param {string} label */
const secretField = ({ page }, label) => page.getByRole('textbox', { name: say(label), exact: true });

/** Files of three kinds, and the device. @param {Person} person @param {Look} look */
async function kept(person, look) {
  await person.press(say('welcome.saved'));
  await person.isAt(say('keep.title'));
  await look('keep');
  await openRecord(person, 'torn.json', '{');
  await person.reads(say('problem.record.damaged.title'));
  await look('keep-trouble');
  await openRecord(person, 'locked.nextsession.json', SEALED);
  await person.reads(say('keep.file.locked.title'));
  await look('keep-file-locked');
  await openRecord(person, 'mine.nextsession.json', comingBack(await today(person.page)));
  await person.reads(say('keep.opened', { file: 'mine.nextsession.json' }));
  await look('keep-opened');
  await secretField(person, 'keep.secret.label').fill(SECRET);
  await person.press(say('keep.device.keep'));
  await person.reads(say('keep.where.secret'));
  await look('keep-kept');
}

/** Another day, so to say. @param {Person} person @param {Look} look */
async function unlocked(person, look) {
  await person.press(say('brand'));
  await person.isAt(say('welcome.back.title'));
  await person.reload();
  await person.isAt(say('welcome.title'));
  await person.reads(say('keep.is-locked.title'));
  await look('welcome-locked');
  await person.press(say('keep.unlock'));
  await person.isAt(say('keep.title'));
  await secretField(person, 'keep.locked.label').fill(SECRET);
  await look('keep-locked');
  await person.press(say('keep.unlock'));
  await person.reads(say('keep.where.secret'));
  await person.press(say('brand'));
  await person.isAt(say('welcome.back.title'));
  await look('welcome-back');
}

/** What was raised: one thing, another in part, the third not yet. @param {Person} person */
async function tellOfThePlan(person) {
  for (const [advice, raised] of [['A4', 'yes'], ['A3', 'partly'], ['A6', 'no']]) {
    const inside = person.group(`${say('follow-up.raised')} ${say(`advice.${advice}.title`)}`);
    await person.choose(say(`follow-up.${raised}`), { inside });
  }
  const note = `${say('follow-up.happened')} ${say('advice.A4.title')}`;
  await person.page.getByRole('textbox', { name: note, exact: true }).fill(WHAT_HAPPENED);
}

/** @param {Person} person @param {Look} look */
async function lookedAgain(person, look) {
  await person.press(say('next.check-in'));
  await person.isAt(say('check-in.title'));
  const now = question('P1').items[2].text;
  const rating = (/** @type {string} */ goal) => person.group(`${now} ${goal}`);
  await person.choose('7', { inside: rating('Sleep through the night') });
  await person.choose('5', { inside: rating('See friends again') });
  await look('check-in');
  await person.press(say('question.next'));
  await person.isAt(say('follow-up.title'));
  await tellOfThePlan(person);
  await look('follow-up');
  await person.press(say('check-in.done'));
  await person.isAt(say('forward.title'));
  await person.press(say('forward.how'));
  await person.button(say('forward.how.hide')).waitFor();
  await look('progress');
}

/** @param {Person} person @param {Look} look */
async function tookAlong(person, look) {
  await person.press(say('forward.report'));
  await person.isAt(say('report.title'));
  await look('report');
  await person.press(say('about.back'));
  await person.isAt(say('forward.title'));
  await person.press(say('forward.to-plan'));
  await person.isAt(say('plan.title'));
  const title = say('advice.A3.title');
  await person.press(`${say('plan.words.change')}: ${title}`);
  await person.page.getByRole('textbox', { name: `${say('plan.words.own')}: ${title}`, exact: true }).fill(OWN_WORDS);
  await person.button(`${say('plan.words.reset')}: ${title}`).waitFor();
  await look('plan-again');
}

/**
 * @param {Person} person at the welcome page, with nothing kept
 * @param {Look} look
 */
export async function returningTour(person, look) {
  await kept(person, look);
  await unlocked(person, look);
  await lookedAgain(person, look);
  await tookAlong(person, look);
}
