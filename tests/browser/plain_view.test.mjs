// The plain view: chosen by itself where the canvas cannot be, and a whole app.
import { eventually, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { extent, leaves } from './probe.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */

/** @param {import('./harness.mjs').World} world */
async function isPlain({ page }) {
  ok(!(await extent(page)).canvas, 'the canvas is still shown');
  const title = page.getByRole('heading', { level: 1 });
  const opacity = await title.evaluate((it) => {
    let all = 1;
    for (let at = /** @type {Element | null} */ (it); at; at = at.parentElement) {
      all *= Number(getComputedStyle(at).opacity);
    }
    return all;
  });
  same(opacity, 1, 'opacity of the heading');
}

test(
  'without WebGL the plain view comes by itself and holds a whole visit',
  { seconds: 180, browser: 'no-webgl' },
  async (world) => {
    const { person } = world;
    await person.arrive();
    ok(
      await world.page.evaluate(
        () => document.createElement('canvas').getContext('webgl2') === null,
      ),
      'this browser has WebGL, so the test shows nothing',
    );
    await isPlain(world);
    await person.start();
    await person.answerAll(STUCK);
    await person.press(say('review.results'));
    await person.isAt(say('results.title.other', { n: 2 }));
    await person.press(`${say('plan.add')}: ${say('advice.A4.title')}`);
    await person.press(say('results.plan.one', { n: 1 }));
    await person.isAt(say('plan.title'));
    await isPlain(world);
  },
);

test(
  'forced colours choose the plain view',
  { context: { forcedColors: 'active' } },
  async (world) => {
    await world.person.arrive();
    await isPlain(world);
  },
);

test('the plain view can be chosen and left again, on any page', async (world) => {
  const { person, page } = world;
  await person.arrive();
  ok((await extent(page)).canvas, 'there is no canvas to begin with');
  await person.start();
  await page.keyboard.press('Shift+Tab');
  const toPlain = person.button(say('view.plain'));
  await toPlain.focus();
  await page.keyboard.press('Enter');
  await isPlain(world);
  const plain = (await leaves(page)).map((leaf) => leaf.text).filter((text) => text);
  const toCanvas = person.button(say('view.canvas'));
  await toCanvas.focus();
  await page.keyboard.press('Enter');
  ok((await extent(page)).canvas, 'the canvas does not come back');
  const drawn = (await leaves(page)).map((leaf) => leaf.text).filter((text) => text);
  const skips = [say('view.plain'), say('view.canvas'), say('skip.content')];
  const words = (/** @type {string[]} */ list) => list.filter((text) => !skips.includes(text));
  same(words(drawn), words(plain), 'the words of the drawn view, against those of the plain one');
});

test('print shows the plain view', async ({ person, page }) => {
  await person.arrive();
  await page.emulateMedia({ media: 'print' });
  ok(!(await extent(page)).canvas, 'the canvas would be printed');
  const opacity = await page
    .getByRole('heading', { level: 1 })
    .evaluate((it) => getComputedStyle(it).opacity);
  same(opacity, '1', 'opacity of the heading in print');
});

/** @param {World} world @param {string} view as it is called in the dialog @param {string} skip */
async function bySkipLink({ person, page }, view, skip) {
  const link = person.button(skip);
  await link.focus();
  await page.keyboard.press('Enter');
  same((await extent(page)).canvas, view === 'canvas', 'whether the page is drawn');
}

test('changing the view in the middle keeps question, words, answers, focus and place', async (world) => {
  const { person, page } = world;
  await page.setViewportSize({ width: 700, height: 500 });
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  while ((await person.question()).linkId !== 'P1') await person.next();
  const [text, start] = question('P1').items;
  const field = page.getByRole('textbox', { name: text.text, exact: true });
  await person.choose('4', { inside: person.group(start.text) });
  const stays = async (/** @type {string} */ when) => {
    await person.isAt(question('P1').text);
    same(await field.inputValue(), 'Sleep through the night', `the words ${when}`);
    ok(await person.choice('4', { inside: person.group(start.text) }).isChecked(), `the answer is gone ${when}`);
  };
  await field.click();
  await page.keyboard.type('Sleep through the night');
  await bySkipLink(world, 'plain', say('view.plain'));
  await stays('in the plain view');
  const toggle = person.button(say('view.canvas'));
  ok(await toggle.evaluate((it) => it === document.activeElement), 'the focus is lost in the plain view');
  await bySkipLink(world, 'canvas', say('view.canvas'));
  await stays('back on the canvas');

  const top = async () => (await field.boundingBox())?.y ?? 0;
  for (const [view, canvas] of /** @type {const} */ ([['plain', false], ['canvas', true]])) {
    // As far down as the button in the bar at the top can still be pressed.
    await page.evaluate(() => window.scrollTo(0, 24));
    await eventually(async () => (await extent(page)).scrollY === 24, 'the page is too short to scroll');
    const before = await top();
    const opener = person.button(say('display.name'));
    await person.use(opener);
    await person.dialogOpens(say('display.title'));
    await person.choose(say(`display.view.${view}`), { inside: person.group(say('display.view')) });
    await person.press(say('dialog.close'), person.dialog());
    await person.dialogCloses();
    same((await extent(page)).canvas, canvas, 'whether the page is drawn');
    await stays(`after the dialog, ${view}`);
    ok(await opener.evaluate((it) => it === document.activeElement), `the focus is not back, ${view}`);
    const moved = Math.abs((await top()) - before);
    ok(moved < 30, `the place is lost: the field moved by ${Math.round(moved)} px, ${view}`);
  }
});
