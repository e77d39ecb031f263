// Two views laid side by side: chosen and saved by a patient, opened by a therapist, by role and name.
import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK, but } from './person.mjs';
import { openView, saveView, tick } from './views.mjs';
import { say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('./person.mjs').Person} Person */

const QUESTIONS_AT_MOST = 45;

/** @param {Person} person */
async function patientResult(person) {
  await person.arrive();
  await person.start();
  await person.answerAll(STUCK);
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
}

/** Each question with its second choice by its number key, or passed by. @param {Person} person */
async function therapistResult(person) {
  await person.arrive();
  await person.press(say('welcome.other'));
  await person.isAt(say('welcome.therapist.title'));
  await person.press(say('welcome.therapist.start'));
  await person.leaves(say('welcome.therapist.title'));
  for (let asked = 0; asked < QUESTIONS_AT_MOST; ++asked) {
    const here = await person.heading();
    if (here === say('review.title')) break;
    if (await person.page.getByRole('radio').nth(1).isVisible()) await person.page.keyboard.press('2');
    await person.press(say('question.next'));
    await person.leaves(here);
  }
  await person.press(say('review.results'));
  await person.leaves(say('review.title'));
}

for (const kind of /** @type {const} */ (['drawing', 'no-webgl'])) {
  test(
    `a patient’s and a therapist’s view, ${kind === 'drawing' ? 'drawn' : 'plain'}`,
    { seconds: 300, browser: kind },
    async ({ person, another }) => {
      await patientResult(person);
      await tick(person, ['method', 'progress']);
      const file = await saveView(person);
      same(file.name, 'next-session-view-patient.json', 'name of the file');
      same(
        JSON.parse(file.text).themes.map((/** @type {{theme: string}} */ one) => one.theme),
        ['method', 'progress'],
        'themes in the file',
      );

      const therapist = (await another()).person;
      await therapistResult(therapist);
      await tick(therapist, ['bond', 'method', 'goals']);
      await openView(therapist, file.name, file.text);
      await therapist.reads(say('compare.side.patient'));
      await therapist.press(say('compare.show'));
      await therapist.isAt(say('comparison.title'));

      const method = therapist.page.getByRole('table', { name: say('theme.method.title') });
      same(
        await method.getByRole('rowheader').allInnerTexts(),
        [`${say('compare.dot.patient')}:`, `${say('compare.dot.therapist')}:`],
        'rows of the table',
      );
      const bond = therapist.page.getByRole('table', { name: say('theme.bond.title') });
      same(await bond.getByRole('row').count(), 1, 'rows of what one of them shows');
      const text = await therapist.page.getByRole('main').innerText();
      none(
        [say('theme.respect.title'), say('theme.openness.title'), 'Sleep through'].filter((words) =>
          text.includes(words),
        ),
        'things nobody chose to show',
      );
    },
  );
}

test('both files on one device, and a file that is none', { typing: true }, async ({ person }) => {
  await patientResult(person);
  await tick(person, ['bond']);
  const { text } = await saveView(person);
  await person.press(say('footer.erase'));
  await person.press(say('erase.confirm'), person.dialog());
  await person.isAt(say('erased.title'));
  await person.press(say('erased.again'));
  await person.press(say('welcome.compare'));
  await person.isAt(say('compare.title'));

  await openView(person, 'holiday.json', '{"photos": 3}');
  await person.reads(say('problem.view.damaged'));
  await openView(person, 'patient.json', text);
  await person.reads(say('compare.side.patient'));
  ok(!(await person.sees(say('problem.view.damaged'))), 'the problem is still told');
  ok(!(await person.button(say('compare.show')).isVisible()), 'one view is not two');
  await openView(person, 'therapist.json', text.replace('"patient"', '"therapist"'));
  await person.press(say('compare.show'));
  await person.isAt(say('comparison.title'));
  await person.reads(say('compare.agree.count.one', { n: 1 }));
});

test('no comparison after answers about the therapist', { typing: true }, async ({ person }) => {
  await person.arrive();
  await person.start();
  await person.answerAll(but(STUCK, { S2: ['therapist-lines'] }));
  await person.press(say('review.results'));
  await person.leaves(say('review.title'));
  ok(!(await person.button(say('compare.title')).isVisible()), 'a comparison is offered');
  await person.press(say('brand'));
  await person.press(say('welcome.compare'));
  await person.isAt(say('compare.title'));
  await person.reads(say('compare.withheld'));
  ok(!(await person.button(say('compare.open')).isVisible()), 'a file can be opened');
});
