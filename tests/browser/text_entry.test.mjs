// Words in the one field that takes them.
import { ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { focused } from './probe.mjs';
import { question, say } from './words.mjs';

const [TEXT] = question('P1').items;

/** @param {import('./harness.mjs').World} world */
async function goalField({ person, page }) {
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  while ((await person.question()).linkId !== 'P1') await person.next();
  const field = page.getByRole('textbox', { name: TEXT.text, exact: true });
  await person.use(field);
  return field;
}

/** @param {import('./harness.mjs').World} world @param {string} words */
async function paste({ page, context }, words) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), words);
  await page.keyboard.press('Control+V');
}

for (const browser of /** @type {const} */ (['drawing', 'no-webgl'])) {
  const view = browser === 'drawing' ? 'drawn' : 'plain';

  test(`typing, correcting and undoing in the ${view} view`, { browser }, async (world) => {
    const { page, person } = world;
    const field = await goalField(world);
    await page.keyboard.type('Sleep bettr', { delay: 10 });
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('e');
    same(await field.inputValue(), 'Sleep better', 'the words after a correction');
    await page.keyboard.press('End');
    await page.keyboard.insertText(' 😴👩‍👩‍👧 ünïcödé 漢字');
    const all = 'Sleep better 😴👩‍👩‍👧 ünïcödé 漢字';
    same(await field.inputValue(), all, 'the words with signs of all kinds');
    await page.keyboard.press('Control+Z');
    same(await field.inputValue(), 'Sleep better', 'the words after undoing');
    await page.keyboard.press('Control+Y');
    same(await field.inputValue(), all, 'the words after doing it again');
    await person.next();
    await person.back();
    same(await field.inputValue(), all, 'the words after leaving and coming back');
  });

  test(`composing a character in the ${view} view`, { browser }, async (world) => {
    const { page, context } = world;
    const field = await goalField(world);
    const devtools = await context.newCDPSession(page);
    for (const text of ['n', 'に', 'にほ', 'にほん']) {
      await devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    same(await field.inputValue(), 'にほん', 'the words while they are composed');
    await devtools.send('Input.insertText', { text: '日本' });
    same(await field.inputValue(), '日本', 'the words after composing');
  });

  test(`10,000 characters in the ${view} view are kept and named`, { browser }, async (world) => {
    const { page, person, context } = world;
    const field = await goalField(world);
    const words = 'abcdefghi '.repeat(1000).trim();
    await paste(world, words);
    same(await field.inputValue(), words, 'the words after pasting');
    const over = words.length - 200;
    await person.reads(say('field.over.other', { n: over }));
    const described = await field.evaluate((it) => {
      const ids = (it.getAttribute('aria-describedby') ?? '').split(' ');
      return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
    });
    same(described, say('field.over.other', { n: over }), 'what describes the field');
    same(await field.getAttribute('aria-invalid'), 'true', 'whether the field says so');
    await person.press(say('question.next'));
    await person.reads(say('problem.too-long'));
    await person.isAt(question('P1').text);
    const focus = await focused(page, await context.newCDPSession(page));
    same(focus.name, say('problem.title'), 'what has the focus');
    same(await field.inputValue(), words, 'the words after trying to go on');
    await person.use(page.getByRole('link', { name: say('problem.too-long') }));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Short');
    ok(!(await person.sees(say('field.over.other', { n: over }))), 'the message stays');
    await person.next();
  });
}

/** @param {import('playwright-core').Locator} target how much of it is to be seen, 0 to 1 */
const opacity = (target) =>
  target.evaluate((it) => {
    let all = 1;
    for (let at = /** @type {Element | null} */ (it); at; at = at.parentElement) {
      all *= Number(getComputedStyle(at).opacity);
    }
    return all;
  });

test('words the typeface of the canvas lacks are shown by the browser, from the right where they run so', async (world) => {
  const { page, person } = world;
  const field = await goalField(world);
  const direction = () => field.evaluate((it) => getComputedStyle(it).direction);
  await page.keyboard.insertText('Sleep');
  same(await direction(), 'ltr', 'where English begins');
  await field.blur();
  same(await opacity(field), 0, 'how much is seen of words that are drawn');
  await field.fill('أريد أن أنام 😴');
  same(await direction(), 'rtl', 'where Arabic begins');
  await field.blur();
  same(await opacity(field), 1, 'how much is seen of words that cannot be drawn');
  while ((await person.heading()) !== say('review.title')) await person.next();
  const kept = page.getByText('أريد أن أنام 😴');
  same(await opacity(kept), 1, 'how much is seen of them on another page');
  same(await opacity(page.getByRole('heading', { level: 1 })), 0, 'how much of what is drawn there');
});

test('while a field is edited its own text shows, and only once', async (world) => {
  const { page } = world;
  const field = await goalField(world);
  await page.keyboard.type('Sleep');
  same(await opacity(field), 1, 'opacity of the field');
  const size = await field.evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
  ok(size >= 16, `its text has ${size} px: some phones would zoom in`);
});
