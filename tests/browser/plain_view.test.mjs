// The plain view: chosen by itself where the canvas cannot be, and a whole app.
import { ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { extent, leaves } from './probe.mjs';
import { say } from './words.mjs';

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
