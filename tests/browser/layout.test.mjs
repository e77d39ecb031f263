// Where everything lies: inside the page, nothing over anything else, large enough to hit, and no
// scrolling sideways; on every screen, at every width, with large text. Of the drawn view,
// parity.test.mjs tests the same and more.
import { eventually, none, same } from './assert.mjs';
import { test } from './harness.mjs';
import { measure, told } from './measure.mjs';
import { extent, leaves } from './probe.mjs';
import { hasInk, look } from './picture.mjs';
import { RETURNING_SCREENS, returningTour } from './returning_tour.mjs';
import { SCREENS, setDisplay, tour } from './tour.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('playwright-core').Page} Page */

const WIDTHS = [320, 390, 768, 1280];
const HEIGHTS = new Map([[320, 568], [390, 844], [768, 1024], [1280, 800]]);

/** @param {Page} page @param {number} width */
async function resize(page, width) {
  await page.setViewportSize({ width, height: HEIGHTS.get(width) ?? 800 });
  // Two frames: the first tells the app of the new size, the second shows what it made of it.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/**
 * @param {import('./harness.mjs').World} world
 * @param {typeof tour} walk
 * @param {string[]} screens
 */
async function everyScreenAtEveryWidth({ person, page }, walk, screens) {
  /** @type {string[]} */
  const found = [];
  /** @type {string[]} */
  const seen = [];
  await walk(person, async (screen) => {
    seen.push(screen);
    for (const width of WIDTHS) {
      await resize(page, width);
      found.push(...(await measure(page)).map((line) => `${screen} at ${width}: ${line}`));
    }
  });
  none(found, 'misplaced');
  same(seen, screens, 'the screens that were reached');
}

for (const language of ['en-GB', 'es-ES']) {
  const size = language === 'en-GB' ? '100' : '200';
  const title = `every screen of the plain view, ${language}, with text at ${size}%`;
  test(title, { seconds: 400, typing: true, browser: 'no-webgl', language }, async (world) => {
    for (const [one, walk, screens] of /** @type {const} */ ([
      [world, tour, SCREENS],
      [await world.another(), returningTour, RETURNING_SCREENS],
    ])) {
      await one.person.arrive();
      // That there is no WebGL shows with the first frame.
      await eventually(async () => !(await extent(one.page)).canvas, 'this is the drawn view');
      if (size !== '100') await setDisplay(one.person, 'size', size);
      await everyScreenAtEveryWidth(one, walk, screens);
    }
  });
}

/**
 * Each thing that holds words, scrolled into view: is there anything drawn where the mirror says?
 * @param {Page} page
 */
async function undrawn(page) {
  const size = await extent(page);
  const found = [];
  const list = (await leaves(page)).filter(({ text, lines, w, h }) => text && !lines && w > 0 && h > 0);
  for (let top = 0; top < size.height; top += size.viewport) {
    await page.evaluate((y) => window.scrollTo(0, y), top);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const { scrollY } = await extent(page);
    const picture = await look(page);
    for (const leaf of list) {
      const y = leaf.y - scrollY;
      if (leaf.y < top || leaf.y >= top + size.viewport || y + leaf.h > size.viewport) continue;
      if (!hasInk(picture, { x: leaf.x, y, width: leaf.w, height: leaf.h })) {
        found.push(`nothing is drawn for ${told(leaf)}`);
      }
    }
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  return found;
}

test(
  'what the mirror holds is drawn, pixel by pixel, on every screen',
  { seconds: 400, typing: true, context: { viewport: { width: 390, height: 844 } } },
  async (world) => {
    /** @type {string[]} */
    const found = [];
    for (const [{ person, page }, walk] of /** @type {const} */ ([
      [world, tour],
      [await world.another(), returningTour],
    ])) {
      await person.arrive();
      await walk(person, async (screen) => {
        found.push(...(await undrawn(page)).map((line) => `${screen}: ${line}`));
      });
    }
    none(found, 'not drawn');
  },
);

test('very narrow and very wide windows lose nothing of what is drawn', async ({ person, page }) => {
  await person.arrive();
  /** @type {string[]} */
  const found = [];
  const lost = async (/** @type {number} */ width) => {
    await resize(page, width);
    const where = `${await person.heading()} at ${width}`;
    const here = [...(await measure(page)), ...(await undrawn(page))];
    found.push(...here.map((line) => `${where}: ${line}`));
  };
  await lost(240);
  await lost(5000);
  await resize(page, 240);
  await person.press(say('display.name'));
  await person.dialogOpens(say('display.title'));
  await lost(240);
  await person.press(say('dialog.close'), person.dialog());
  await person.start();
  await person.answer(question('X1'), 'adult');
  while ((await person.question()).linkId !== 'P1') await person.next();
  await lost(240);
  none(found, 'lost');
});
