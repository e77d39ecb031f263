// The review for therapists: reached from the welcome page, finished by role and name, in both views.
import { none, ok } from './assert.mjs';
import { test } from './harness.mjs';
import { say } from './words.mjs';

/** @typedef {import('./person.mjs').Person} Person */

const QUESTIONS_AT_MOST = 45;

/** Answers each question with its third choice by its number key, or passes it by, up to the review. @param {Person} person */
async function answerAll(person) {
  const { page } = person;
  for (let asked = 0; asked < QUESTIONS_AT_MOST; ++asked) {
    const here = await person.heading();
    if (here === say('review.title')) return asked;
    if (await page.getByRole('radio').nth(2).isVisible()) await page.keyboard.press('3');
    await person.press(say('question.next'));
    await person.leaves(here);
  }
  throw new Error('the questions never end');
}

for (const kind of /** @type {const} */ (['drawing', 'no-webgl'])) {
  test(
    `a whole review, ${kind === 'drawing' ? 'drawn' : 'plain'}`,
    { seconds: 180, browser: kind },
    async ({ person, page }) => {
      await person.arrive();
      await person.press(say('welcome.other'));
      await person.isAt(say('welcome.therapist.title'));
      await person.press(say('welcome.therapist.start'));
      await person.leaves(say('welcome.therapist.title'));
      const asked = await answerAll(person);
      ok(asked >= 18, `only ${asked} questions were asked`);
      await person.press(say('review.results'));
      await person.leaves(say('review.title'));
      const text = await page.getByRole('main').innerText();
      ok(text.includes(say('conclude.therapist.3')), 'it does not say what self-ratings miss');
      ok(text.includes(say('advice.therapist.title')), 'there is no advice');
      none(
        ['your therapist', 'undefined', '{'].filter((words) => text.includes(words)),
        'words that are not for a therapist',
      );
    },
  );
}

test('going to the other form asks before answers go', async ({ person, page }) => {
  await person.arrive();
  await person.start();
  await page.keyboard.press('1');
  await person.press(say('brand'));
  await person.press(say('welcome.other'));
  await person.dialogOpens(say('switch.title'));
  await person.press(say('erase.cancel'));
  await person.press(say('welcome.resume'));
  ok(await page.getByRole('radio').first().isChecked(), 'the answer is gone');
});
