// Every screen of the therapists' review in one walk.
import { say, sayToTherapist as tell } from './words.mjs';

/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {import('./tour.mjs').Look} Look */

/** Names of the screens, in the order of the walk. */
export const THERAPIST_SCREENS = [
  't-welcome', 't-switch', 't-choice', 't-progress', 't-check-boxes', 't-safety',
  't-review', 't-results', 't-results-open', 't-plan', 't-compare', 't-forward',
  't-check-in', 't-follow-up', 't-report', 't-welcome-back',
];
const QUESTIONS_AT_MOST = 45;

/** At the start, and now. @param {Person} person */
async function rate({ page }) {
  await page.getByRole('radio', { name: '3', exact: true }).first().press('Space');
  await page.getByRole('radio', { name: '5', exact: true }).last().press('Space');
}

/** Answers with the second choice of each question, and the first box where there are boxes. @param {Person} person @param {Look} look */
async function answered(person, look) {
  const { page } = person;
  /** @type {Set<string>} */
  const shown = new Set();
  for (let asked = 0; asked < QUESTIONS_AT_MOST; ++asked) {
    const here = await person.heading();
    if (here === tell('review.title')) return;
    if (here === tell('flag.TF1.title')) {
      await look('t-safety');
      await person.press(tell('flag.continue'));
      await person.leaves(here);
      continue;
    }
    const goals = await page.getByRole('radio', { name: '10', exact: true }).count();
    const boxes = await page.getByRole('checkbox').count();
    if (!goals) await page.keyboard.press(boxes ? '1' : '2');
    const kind = goals ? 't-progress' : boxes ? 't-check-boxes' : 't-choice';
    if (!shown.has(kind)) await look(kind);
    shown.add(kind);
    if (goals) await rate(person);
    await person.press(tell('question.next'));
    await person.leaves(here);
  }
  throw new Error('the questions never end');
}

/** @param {Person} person @param {Look} look */
async function results(person, look) {
  await look('t-review');
  await person.press(tell('review.results'));
  await person.leaves(tell('review.title'));
  const title = await person.heading();
  await look('t-results');
  const closed = person.page.getByRole('button', { expanded: false });
  while ((await closed.count()) > 0) await person.use(closed.first());
  await look('t-results-open');
  await person.use(person.page.getByRole('button', { name: `${tell('plan.add')}:` }).first());
  await person.press(tell('results.plan.one', { n: 1 }));
  await person.isAt(tell('plan.title'));
  await look('t-plan');
  await person.press(tell('plan.back'));
  await person.isAt(title);
  await person.press(tell('compare.title'));
  await person.isAt(tell('compare.title'));
  await look('t-compare');
  await person.press(tell('plan.back'));
  await person.isAt(title);
}

/** A check-in on the same day, from the result. @param {Person} person @param {Look} look */
async function lookedAgain(person, look) {
  await person.press(tell('next.progress'));
  await person.isAt(tell('forward.title'));
  await look('t-forward');
  await person.press(tell('next.check-in'));
  await person.isAt(tell('check-in.title'));
  await person.page.getByRole('radio', { name: '6', exact: true }).press('Space');
  await look('t-check-in');
  await person.press(tell('question.next'));
  await person.isAt(tell('follow-up.title'));
  await person.choose(tell('follow-up.yes'));
  await person.page.getByRole('textbox').waitFor();
  await look('t-follow-up');
  await person.press(tell('check-in.done'));
  await person.isAt(tell('forward.title'));
  await person.press(tell('forward.report'));
  await person.isAt(tell('report.title'));
  await look('t-report');
  await person.press(say('brand'));
  await person.isAt(tell('welcome.back.title'));
  await look('t-welcome-back');
}

/**
 * @param {Person} person at the welcome page
 * @param {Look} look
 */
export async function therapistTour(person, look) {
  const { page } = person;
  await person.press(say('welcome.start'));
  await person.leaves(say('welcome.title'));
  await page.keyboard.press('1');
  await person.press(say('brand'));
  await person.press(say('welcome.other'));
  await person.dialogOpens(say('switch.title'));
  await look('t-switch');
  await person.press(say('switch.confirm'), person.dialog());
  await person.isAt(tell('welcome.title'));
  await look('t-welcome');
  await person.press(tell('welcome.start'));
  await person.leaves(tell('welcome.title'));
  await answered(person, look);
  await results(person, look);
  await lookedAgain(person, look);
}
