// What is drawn: it follows the answers, the pointer and the focus, and survives the graphics
// driver. The picture is what the screen shows.
import { eventually, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { difference, hasInk, look } from './picture.mjs';
import { extent } from './probe.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page frames enough for a picture to settle */
async function settle(page) {
  for (let frame = 0; frame < 5; ++frame) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

/** @param {import('./harness.mjs').World} world */
async function atSecondQuestion({ person, page }) {
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  await person.next();
  await page.mouse.move(2, 2);
  await settle(page);
}

/** @param {import('playwright-core').Locator} target @param {number} around */
async function clip(target, around = 0) {
  const box = await target.boundingBox();
  ok(box, 'it has no place on the page');
  return {
    x: box.x - around,
    y: box.y - around,
    width: box.width + 2 * around,
    height: box.height + 2 * around,
  };
}

/**
 * Takes the graphics context away, as a driver might.
 * @param {Page} page
 * @param {boolean} back whether it comes back
 */
async function loseContext(page, back) {
  const lost = await page.evaluate((restore) => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('webgl2') ?? canvas?.getContext('webgl');
    const fault = context?.getExtension('WEBGL_lose_context');
    fault?.loseContext();
    if (restore) setTimeout(() => fault?.restoreContext(), 300);
    return Boolean(fault);
  }, back);
  ok(lost, 'the context cannot be taken away: the test shows nothing');
}

test('an answer shows on its card and nowhere else', async (world) => {
  const { person, page } = world;
  await atSecondQuestion(world);
  const options = question('X2').options.map(({ text }) => person.choice(text));
  const places = await Promise.all(options.map((option) => clip(option)));
  const before = await Promise.all(places.map((place) => look(page, place)));
  await person.choose(question('X2').options[2].text);
  await page.mouse.move(2, 2);
  await settle(page);
  for (const [at, place] of places.entries()) {
    const changed = difference(before[at], await look(page, place));
    // The ring around the chosen card may touch its neighbours.
    if (at === 2) ok(changed > 500, `only ${changed} pixels of the chosen card changed`);
    else ok(changed < 500, `${changed} pixels of card ${at + 1} changed`);
  }
});

test('hovering and pressing show', async (world) => {
  const { person, page } = world;
  await atSecondQuestion(world);
  const next = person.button(say('question.next'));
  const place = await clip(next);
  const before = await look(page, place);
  await next.hover();
  await settle(page);
  const hovered = await look(page, place);
  ok(difference(before, hovered) > 100, 'hovering shows nothing');
  await page.mouse.down();
  await settle(page);
  ok(difference(hovered, await look(page, place)) > 100, 'pressing shows nothing');
  await page.mouse.move(2, 2);
  await page.mouse.up();
  await settle(page);
  same(difference(before, await look(page, place)), 0, 'pixels that stay changed');
});

test('the focus ring is drawn around what has the focus', async (world) => {
  const { person, page } = world;
  await atSecondQuestion(world);
  await page.keyboard.press('Tab');
  await settle(page);
  const option = person.choice(question('X2').options[0].text);
  const place = await clip(option, 8);
  const ringed = await look(page, place);
  await page.keyboard.press('Tab');
  await settle(page);
  ok(difference(ringed, await look(page, place)) > 400, 'no ring on the option');
  const back = await clip(person.button(say('question.back')), 8);
  const button = await look(page, back);
  await page.keyboard.press('Tab');
  await settle(page);
  ok(difference(button, await look(page, back)) > 200, 'no ring on the button');
});

test('the picture follows the scrolling', async (world) => {
  const { page } = world;
  await page.setViewportSize({ width: 700, height: 400 });
  await atSecondQuestion(world);
  const option = world.person.choice(question('X2').options[1].text);
  const first = await clip(option);
  const before = await look(page, first);
  await page.mouse.wheel(0, 100);
  await eventually(async () => (await extent(page)).scrollY === 100, 'the wheel does not scroll');
  await page.mouse.move(2, 2);
  await settle(page);
  const moved = await clip(option);
  same(Math.round(first.y - moved.y), 100, 'how far the option moved');
  const changed = difference(before, await look(page, moved));
  ok(changed < 60, `${changed} pixels of the option are elsewhere`);
});

test('a lost context that comes back gives the same picture', async (world) => {
  const { page } = world;
  await atSecondQuestion(world);
  const before = await look(page);
  await loseContext(page, true);
  await page.waitForTimeout(700);
  await settle(page);
  ok((await extent(page)).canvas, 'the canvas has gone');
  same(difference(before, await look(page)), 0, 'pixels that differ');
  await page.waitForTimeout(2200);
  ok((await extent(page)).canvas, 'the canvas went later');
  await world.person.choose(question('X2').options[2].text);
  await settle(page);
  ok(difference(before, await look(page)) > 500, 'nothing is drawn any more');
});

test('a context lost for good turns into the plain view in place', async (world) => {
  const { person, page } = world;
  await atSecondQuestion(world);
  await person.choose(question('X2').options[2].text);
  await loseContext(page, false);
  await eventually(async () => !(await extent(page)).canvas, 'the canvas stays', 4000);
  await person.isAt(question('X2').text);
  ok(await person.choice(question('X2').options[2].text).isChecked(), 'the answer is gone');
  const focus = await page.evaluate(() => document.activeElement?.localName);
  same(focus, 'input', 'what has the focus');
  await person.next();
  await person.isAt(question('X3').text);
});

test('drawn sharply on dense screens', { context: { deviceScaleFactor: 2 } }, async (world) => {
  await atSecondQuestion(world);
  const size = await world.page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    return canvas && [canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight];
  });
  same(size, [2, 2], 'pixels of the canvas for each CSS px');
});

const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 1.5,
};

test('magnified with two fingers, it is drawn anew and stays sharp', { context: PHONE }, async (world) => {
  const { page, context } = world;
  await atSecondQuestion(world);
  const devtools = await context.newCDPSession(page);
  const density = () =>
    page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      return canvas && [canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight];
    });
  same(await density(), [1.5, 1.5], 'pixels for each CSS px at first');
  await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
  await eventually(async () => (await density())?.[0] === 3, 'the drawing stays as coarse as it was');
  // No more than an old phone bears.
  await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 5 });
  await eventually(async () => Number((await density())?.[0]) > 4, 'the drawing is not made finer');
  const pixels = await page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    return canvas && canvas.width * canvas.height;
  });
  ok(Number(pixels) < 8.1e6, `it takes ${pixels} pixels`);
  await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
  await eventually(async () => (await density())?.[0] === 1.5, 'the drawing stays as large');
});

test('moved to a screen of another density, it is drawn anew for that one', async (world) => {
  const { page, context } = world;
  await atSecondQuestion(world);
  const devtools = await context.newCDPSession(page);
  const card = world.person.choice(question('X2').options[1].text);
  for (const [ratio, width] of [[2, 1001], [1.5, 1002], [1, 1003]]) {
    // The browser tells nobody of an emulated density unless the window changes too.
    await devtools.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 700,
      deviceScaleFactor: ratio,
      mobile: false,
    });
    await eventually(
      () => page.evaluate((pixels) => document.querySelector('canvas')?.width === pixels, Math.round(width * ratio)),
      `the canvas does not follow a density of ${ratio}`,
    );
    await settle(page);
    const size = await page.evaluate(() => {
      const canvas = document.querySelector('canvas');
      const gl = canvas?.getContext('webgl2');
      return canvas && gl && {
        css: [canvas.clientWidth, canvas.clientHeight],
        drawn: [gl.drawingBufferWidth, gl.drawingBufferHeight],
      };
    });
    ok(size, 'there is no canvas');
    same(size.css, [width, 700], 'CSS px');
    same(size.drawn, size.css.map((px) => Math.round(px * ratio)), `pixels at a density of ${ratio}`);
    const seen = await look(page, await clip(card));
    const place = { x: 0, y: 0, width: seen.width, height: seen.height };
    ok(hasInk(seen, place), `nothing is drawn at a density of ${ratio}`);
  }
});

test('a very large and dense screen is still drawn whole', { seconds: 60 }, async (world) => {
  const { person, page, context } = world;
  await atSecondQuestion(world);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setDeviceMetricsOverride', {
    width: 5000,
    height: 700,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await eventually(async () => (await extent(page)).width > 4000, 'the window keeps its size');
  await settle(page);
  if (!(await extent(page)).canvas) return person.isAt(question('X2').text);
  const size = await page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const gl = canvas?.getContext('webgl2');
    return canvas && gl && [canvas.width, canvas.height, gl.drawingBufferWidth, gl.drawingBufferHeight];
  });
  ok(size, 'there is no canvas');
  same(size.slice(2), size.slice(0, 2), 'pixels that the graphics driver gives, against those asked for');
});
