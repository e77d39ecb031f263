// Every screen of the app in one walk, for what has to hold on all of them.
import { STUCK, WELL, but } from './person.mjs';
import { THERAPIST_VIEW, openView, tick } from './views.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {(screen: string) => Promise<void>} Look */

/** Names of the screens, in the order of the walk. */
export const SCREENS = [
  'welcome', 'help', 'help-country', 'display', 'erase', 'how', 'privacy', 'check', 'sources',
  'problem', 'choice', 'goals', 'goal-too-long', 'check-boxes', 'bipolar', 'review', 'results',
  'plan-empty', 'results-open', 'plan', 'compare', 'comparison', 'erased',
  'safety', 'results-none', 'report-safety', 'safety-exit',
];

/** Characters. */
const GOAL_AT_MOST = 200;

/** @param {Person} person @param {Look} look */
async function dialogs(person, look) {
  await person.press(say('help.label'));
  await person.dialogOpens(say('help.title'));
  await look('help');
  await person.chooseCountry('United Kingdom');
  await look('help-country');
  await person.press(say('dialog.close'), person.dialog());
  await person.press(say('display.name'));
  await person.dialogOpens(say('display.title'));
  await look('display');
  await person.press(say('dialog.close'), person.dialog());
  await person.press(say('footer.erase'));
  await person.dialogOpens(say('erase.title'));
  await look('erase');
  await person.press(say('erase.cancel'), person.dialog());
  await person.dialogCloses();
}

/** @param {Person} person @param {Look} look */
async function checkYourself(person, look) {
  await person.press(say('check.title'));
  await person.isAt(say('check.title'));
  await person.reads(say('check.file.copy'));
  await look('check');
  await person.press(say('about.back'));
  await person.isAt(say('privacy.title'));
}

/** @param {Person} person @param {Look} look */
async function asides(person, look) {
  for (const name of ['how', 'privacy', 'sources']) {
    const before = await person.heading();
    await person.use(person.button(say(`footer.${name}`)).last());
    await person.leaves(before);
    await look(name);
    if (name === 'privacy') await checkYourself(person, look);
    await person.press(say('about.back'));
    await person.isAt(before);
  }
}

/** A second goal with more words than it may have, and neither again. @param {Person} person @param {Look} look */
async function tooLong(person, look) {
  await person.press(say('goal.add'));
  const words = person.page.getByRole('textbox', { name: question('P1').items[0].text, exact: true });
  await words.nth(1).fill('.'.repeat(GOAL_AT_MOST + 1));
  await person.press(say('question.next'));
  await person.reads(say('problem.title'));
  await look('goal-too-long');
  await person.press(say('goal.remove', { n: 2 }));
}

/** @param {Person} person @param {Look} look */
async function stuck(person, look) {
  await person.start();
  await person.press(say('question.next'));
  await person.reads(say('problem.title'));
  await look('problem');
  /** @type {Record<string, string>} */
  const shown = { X2: 'choice', P1: 'goals', S2: 'check-boxes', 'R2.3': 'bipolar' };
  await person.answerAll(STUCK, {
    answered: async (item) => {
      if (shown[item.linkId]) await look(shown[item.linkId]);
      if (item.linkId === 'P1') await tooLong(person, look);
    },
  });
  await look('review');
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
  await look('results');
}

/** Opens all that can be opened and fills the plan. @param {Person} person @param {Look} look */
async function opened(person, look) {
  await person.press(say('results.plan.other', { n: 0 }));
  await person.isAt(say('plan.title'));
  await look('plan-empty');
  await person.press(say('plan.back'));
  await person.isAt(say('results.title.other', { n: 2 }));
  const closed = person.page.getByRole('button', { expanded: false });
  while ((await closed.count()) > 0) await person.use(closed.first());
  const add = person.page.getByRole('button', { name: `${say('plan.add')}:` });
  for (let at = 0; at < 2; ++at) await person.use(add.first());
  await look('results-open');
  await person.press(say('results.plan.other', { n: 2 }));
  await person.isAt(say('plan.title'));
  await look('plan');
}

/** @param {Person} person @param {Look} look */
async function compared(person, look) {
  await person.press(say('plan.back'));
  await person.isAt(say('results.title.other', { n: 2 }));
  await tick(person, ['bond', 'goals', 'method', 'respect', 'progress']);
  await openView(person, 'therapist.json', THERAPIST_VIEW);
  await person.reads(say('compare.side.therapist'));
  await look('compare');
  await person.press(say('compare.show'));
  await person.isAt(say('comparison.title'));
  await look('comparison');
}

/**
 * From the review to one question, another answer, and on to the result.
 * @param {Person} person
 * @param {string} linkId
 * @param {import('./person.mjs').Given} given
 */
async function change(person, linkId, given) {
  const item = question(linkId);
  await person.press(say('review.change-name', { question: item.text }));
  await person.isAt(item.text);
  await person.answer(item, given);
  await person.press(say('question.to-review'));
  await person.leaves(item.text);
}

/** With what stays out of a report unless it is ticked. @param {Person} person @param {Look} look */
async function reported(person, look) {
  await person.press(say('next.progress'));
  await person.isAt(say('forward.title'));
  await person.press(say('forward.report'));
  await person.isAt(say('report.title'));
  await person.choose(say('report.part.safety'), { many: true });
  await person.reads(say('report.safety'));
  await look('report-safety');
  await person.press(say('about.back'));
}

/** @param {Person} person @param {Look} look */
async function safe(person, look) {
  await person.press(say('footer.erase'));
  await person.press(say('erase.confirm'), person.dialog());
  await person.isAt(say('erased.title'));
  await person.reads(say('erased.proof'));
  await look('erased');
  await person.press(say('erased.again'));
  await person.isAt(say('welcome.title'));
  await person.start();
  await person.answerAll(but(WELL, { S1: 'sometimes', 'S1.1': 'no' }), {
    flag: () => look('safety'),
  });
  await change(person, 'S1', 'never');
  await person.press(say('review.results'));
  await person.leaves(say('review.title'));
  const result = await person.heading();
  await look('results-none');
  await reported(person, look);
  await person.isAt(result);
  await person.press(say('results.review'));
  await change(person, 'S2', ['home-harm']);
  await person.isAt(say('flag.SF4.title'));
  await look('safety-exit');
}

/**
 * The first visit of the walk, which reaches all but what comes after everything is erased.
 * @param {Person} person at the welcome page
 * @param {Look} look
 */
export async function firstVisit(person, look) {
  await look('welcome');
  await dialogs(person, look);
  await asides(person, look);
  await stuck(person, look);
  await opened(person, look);
  await compared(person, look);
}

/**
 * @param {Person} person at the welcome page
 * @param {Look} look
 */
export async function tour(person, look) {
  await firstVisit(person, look);
  await safe(person, look);
}

/**
 * Chooses how the page is shown, in its own dialog.
 * @param {Person} person
 * @param {string} setting "size", "theme" or "view"
 * @param {string} value
 */
export async function setDisplay(person, setting, value) {
  await person.press(say('display.name'));
  await person.choose(say(`display.${setting}.${value}`), {
    inside: person.group(say(`display.${setting}`)),
  });
  await person.press(say('dialog.close'), person.dialog());
  await person.dialogCloses();
}
