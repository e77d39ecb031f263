// Spanish: a whole visit by role and name, the browser's language and a change in the middle.
import { execFileSync } from 'node:child_process';

import { isSetup } from '../../tools/content.mjs';
import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { asset, inLanguage, question, say } from './words.mjs';

/** @typedef {import('./person.mjs').Person} Person */

const SPANISH = 'es-ES';
const QUESTIONS_AT_MOST = 60;

/** Presses the number of the first choice on each question, and of “none” where boxes are. @param {Person} person */
async function answerAll(person) {
  const { page } = person;
  for (let asked = 0; asked < QUESTIONS_AT_MOST; ++asked) {
    const here = await person.heading();
    if (here === say('review.title')) return;
    const boxes = await page.getByRole('checkbox').count();
    await page.keyboard.press(String(boxes || 1));
    await person.press(say('question.next'));
    await person.leaves(here);
  }
  throw new Error('the questions never end');
}

for (const kind of /** @type {const} */ (['drawing', 'no-webgl'])) {
  test(
    `a whole visit in Spanish, ${kind === 'drawing' ? 'drawn' : 'plain'}`,
    { seconds: 240, browser: kind, language: SPANISH },
    async ({ person, page }) => {
      await person.arrive();
      await person.isAt(say('welcome.title'));
      same(await page.locator('html').getAttribute('lang'), 'es-ES', 'language of the page');
      await person.press(say('welcome.start'));
      await person.leaves(say('welcome.title'));
      same(await person.heading(), question('X1').text, 'the first question');
      await answerAll(person);
      await person.press(say('review.results'));
      await person.leaves(say('review.title'));
      const text = await page.locator('body').innerText();
      ok(text.includes(say('moving.title')), 'it is not about moving');
      const english = ['results.reasons', 'moving.title', 'limits.title', 'print', 'help.label'];
      none(english.map((id) => inLanguage('en', () => say(id))).filter((words) => text.includes(words)), 'English words');
    },
  );
}

test('the language can be changed in the middle, and no answer is lost', async ({ person, page }) => {
  await person.arrive();
  await person.start();
  await page.keyboard.press('1');
  await person.press(say('language.name', { code: 'EN', language: 'English' }));
  await person.dialogOpens(say('language.title'));
  const dialog = person.dialog();
  const spanish = dialog.getByRole('radio', { name: 'Español', exact: true });
  same(await spanish.evaluate((it) => it.closest('[lang]')?.getAttribute('lang')), 'es', 'its language');
  await person.choose('Español', { inside: dialog });
  const first = inLanguage('es', () => question('X1').text);
  await person.press(inLanguage('es', () => say('dialog.close')));
  await person.isAt(first);
  ok(await page.getByRole('radio').first().isChecked(), 'the answer is gone');
  same(await page.locator('html').getAttribute('lang'), 'es', 'language of the page');
  await person.reload();
  await person.isAt(first);
  ok(await page.getByRole('radio').first().isChecked(), 'the answer is gone after a reload');
});

test('the page holds the words of other languages, not the marks of what they translate', async ({ site }) => {
  for (const code of ['es', 'es-419', 'es-ES']) {
    const file = `locales/${code}.json`;
    const block = new RegExp(`<script type="text/plain" id="${file}">([^<]*)</script>`).exec(site.page());
    ok(block, `there is no block ${file}`);
    const packed = Buffer.from(block[1], 'base64');
    const text = execFileSync('xz', ['--format=lzma', '-dc'], { input: packed, encoding: 'utf8', maxBuffer: 1 << 28 });
    const { marks, ...words } = asset(file);
    ok(Object.keys(marks).length > 0, `${file} has no marks that could be left out`);
    // Those of setup.html are in that page alone.
    const messages = Object.fromEntries(Object.entries(words.messages).filter(([id]) => !isSetup(id)));
    same(JSON.parse(text), { ...words, messages }, `${file} in the page`);
  }
});
