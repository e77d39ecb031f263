// What a reload brings back, and what is gone when it should be.
import { ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK, but } from './person.mjs';
import { kept } from './probe.mjs';
import { optionText, question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */

/** @param {World['person']} person @param {string} linkId */
async function goTo(person, linkId) {
  while ((await person.question()).linkId !== linkId) {
    const item = await person.question();
    const given = STUCK.answers.get(item.linkId);
    const moved = given !== undefined && (await person.answer(item, given));
    if (!moved) await person.next();
  }
}

const NOTHING = { session: '', local: '' };

test('a reload comes back to the same question with its answers', async ({ person }) => {
  await person.arrive();
  await person.start();
  await goTo(person, 'G.1');
  await person.answer(question('G.1'), 'rarely');
  await person.reload();
  await person.isAt(question('G.1').text);
  ok(await person.choice('Rarely').isChecked(), 'the answer is gone');
  await person.back();
  await person.isAt(question('R1.2').text);
  ok(await person.choice('Almost always').isChecked(), 'the answer before it is gone');
});

test('a reload keeps the goals and the display', async ({ person, page }) => {
  await person.arrive();
  await person.press(say('display.name'));
  await person.choose(say('display.theme.dark'));
  await person.press(say('dialog.close'), person.dialog());
  await person.start();
  await goTo(person, 'P1');
  await person.rateGoals([{ text: 'Sleep', start: 2, now: 5 }, { text: 'Friends', now: 7 }]);
  await person.reload();
  const [text, start, now] = question('P1').items;
  await person.isAt(question('P1').text);
  const fields = page.getByRole('textbox', { name: text.text, exact: true });
  same(await fields.nth(0).inputValue(), 'Sleep', 'the first goal');
  same(await fields.nth(1).inputValue(), 'Friends', 'the second goal');
  ok(await person.choice('2', { inside: person.group(start.text) }).isChecked(), 'start is gone');
  ok(await person.choice('7', { inside: person.group(now.text, 2) }).isChecked(), 'now is gone');
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  ok(background.includes('dark'), `the colours are ${background} after a reload`);
});

test('a reload at the result asks about safety again first', { seconds: 180 }, async ({ person }) => {
  await person.arrive();
  await person.start();
  await person.answerAll(STUCK);
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
  await person.reload();
  await person.isAt(question('S1').text);
  await person.reads(say('question.asked-again'));
  for (const code of ['never', 'none']) {
    const item = await person.question();
    ok(!(await person.choice(optionText(item, code), { many: item.many }).isChecked()),
      'a safety answer was kept');
    await person.answer(item, item.many ? [code] : code);
    await person.press(say(item.many ? 'question.to-review' : 'question.next'));
    await person.leaves(item.text);
  }
  await person.isAt(say('review.title'));
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
});

test('the welcome page offers to carry on', async ({ person }) => {
  await person.arrive();
  await person.start();
  await goTo(person, 'X3');
  await person.press(say('brand'));
  await person.isAt(say('welcome.title'));
  await person.press(say('welcome.resume'));
  await person.isAt(question('X3').text);
});

test('erasing leaves nothing', async ({ person, page }) => {
  await person.arrive();
  await person.start();
  await goTo(person, 'X4');
  ok((await kept(page)).session, 'nothing was kept: the test shows nothing');
  await person.press(say('footer.erase'));
  await person.press(say('erase.cancel'), person.dialog());
  ok((await kept(page)).session, 'cancelling erased all');
  await person.press(say('footer.erase'));
  await person.press(say('erase.confirm'), person.dialog());
  await person.isAt(say('erased.title'));
  same(await kept(page), NOTHING, 'what is kept');
  await person.press(say('erased.again'));
  await person.isAt(say('welcome.title'));
  await person.button(say('welcome.start')).waitFor();
  await person.reload();
  await person.start();
  ok(!(await person.choice(optionText(question('X1'), 'adult')).isChecked()), 'an answer is back');
});

test('violence at home: all is gone at once, and a way out is there', { seconds: 180 }, async (world) => {
  const { person, page } = world;
  await person.arrive();
  await person.start();
  await goTo(person, 'S2');
  ok((await kept(page)).session, 'nothing was kept: the test shows nothing');
  await person.answer(question('S2'), ['home-harm']);
  await person.next();
  await person.isAt(say('flag.SF4.title'));
  same(await kept(page), NOTHING, 'what is kept on the screen');
  await person.press(say('flag.continue'));
  await person.leaves(say('flag.SF4.title'));
  await person.answerAll(but(STUCK, {}));
  same(await kept(page), NOTHING, 'what is kept from then on');
  await person.use(person.button(say('exit.label')).first());
  await page.waitForURL('about:blank');
  same(await page.locator(':root').innerText(), '', 'what is left on screen');
  await page.goBack({ timeout: 1000 }).catch(() => null);
  if (page.url() !== 'about:blank') {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await person.isAt(say('welcome.title'));
    same(await kept(page), NOTHING, 'what is kept after going back');
  }
});

test(
  'where the browser refuses to keep anything, a visit still works',
  { seconds: 180, bears: (line) => line.includes('sandbox') },
  async ({ person, page, site }) => {
    const host = `<!doctype html><html lang="en"><title>Host</title>
      <link rel="icon" href="data:,">
      <iframe title="Next Session" src="/" sandbox="allow-scripts"
        style="width:900px;height:700px"></iframe></html>`;
    await page.goto(site.put('/host.html', host));
    const frame = page.frameLocator('iframe');
    const press = (/** @type {string} */ name) =>
      frame.getByRole('button', { name, exact: true }).click();
    const isAt = (/** @type {string} */ name) =>
      frame.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await isAt(say('welcome.title'));
    const inner = page.frames().find((one) => one.url() === person.address);
    ok(inner, 'the page is not in the frame');
    const refused = await inner.evaluate(() => {
      try {
        return sessionStorage.length === -1;
      } catch {
        return true;
      }
    });
    ok(refused, 'storage is allowed: the test shows nothing');
    await press(say('welcome.start'));
    await isAt(question('X1').text);
    await frame.getByRole('radio', { name: optionText(question('X1'), 'adult') }).click();
    await press(say('question.next'));
    await isAt(question('X2').text);
    await frame.getByRole('radio', { name: optionText(question('X2'), 's9-20') }).click();
    await press(say('question.next'));
    await isAt(question('X3').text);
    await press(say('question.back'));
    const answer = frame.getByRole('radio', { name: optionText(question('X2'), 's9-20') });
    ok(await answer.isChecked(), 'the answer is gone');
  },
);
