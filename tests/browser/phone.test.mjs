// A phone in the hand: turned round, typed on, zoomed with two fingers or with a double tap.
import { eventually, none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { extent } from './probe.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('playwright-core').Locator} Locator */

const UPRIGHT = { width: 390, height: 844 };
const ON_ITS_SIDE = { width: 844, height: 390 };
// What the keyboard of a phone of this size takes away.
const KEYBOARD = 336;
const PHONE = { viewport: UPRIGHT, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };

/** @param {Locator} target */
const inView = (target) =>
  target.evaluate((it) => {
    const { top, bottom, left, right } = it.getBoundingClientRect();
    return top >= -1 && left >= -1 && bottom <= innerHeight + 1 && right <= innerWidth + 1;
  });

/** @param {Locator} target */
const hasFocus = (target) => target.evaluate((it) => it === document.activeElement);

/** @param {World} world @returns {Promise<Locator>} the field of the third goal, with the focus */
async function thirdGoal({ person, page }) {
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  while ((await person.question()).linkId !== 'P1') await person.next();
  for (let at = 0; at < 2; ++at) await person.press(say('goal.add'));
  const field = page.getByRole('textbox', { name: question('P1').items[0].text, exact: true }).nth(2);
  await person.use(field);
  return field;
}

/**
 * Two fingers that move apart, both of them on the page's controls.
 * @param {import('playwright-core').CDPSession} devtools
 * @param {number} x
 * @param {number} y
 */
async function spread(devtools, x, y) {
  const fingers = (/** @type {number} */ apart) => [{ x: x - apart, y, id: 0 }, { x: x + apart, y, id: 1 }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(40) });
  for (let apart = 48; apart <= 120; apart += 8) {
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  }
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

for (const [view, browser] of /** @type {const} */ ([
  ['drawn', 'drawing'],
  ['plain', 'no-webgl'],
])) {
  test(`turning the phone keeps question, answer and focus, ${view}`, { context: PHONE, browser }, async (world) => {
    const { person, page } = world;
    await person.arrive();
    await person.start();
    await person.answer(question('X1'), 'adult');
    await person.next();
    const option = person.choice(question('X2').options[3].text);
    await person.choose(question('X2').options[3].text);
    for (const size of [ON_ITS_SIDE, UPRIGHT]) {
      await page.setViewportSize(size);
      await eventually(async () => (await extent(page)).width === size.width, 'the page keeps its width');
      await person.isAt(question('X2').text);
      ok(await option.isChecked(), 'the answer is gone');
      ok(await hasFocus(option), 'the focus is gone');
      await eventually(() => inView(option), `the focus is out of view at ${size.width} × ${size.height}`);
    }
  });

  test(`the keyboard of a phone covers no field, ${view}`, { context: PHONE, browser }, async (world) => {
    const { page } = world;
    const field = await thirdGoal(world);
    // At the lower edge, where the keyboard will be.
    await field.evaluate((it) => it.scrollIntoView({ block: 'end' }));
    await page.setViewportSize({ ...UPRIGHT, height: UPRIGHT.height - KEYBOARD });
    ok(await hasFocus(field), 'the focus is gone when the keyboard comes');
    await eventually(() => inView(field), 'the field is behind the keyboard');
    await page.keyboard.type('Sleep');
    ok(await inView(field), 'the field is behind the keyboard after typing');
    await page.setViewportSize(UPRIGHT);
    same(await field.inputValue(), 'Sleep', 'the words after the keyboard has gone');
    ok(await hasFocus(field), 'the focus is gone with the keyboard');
  });

  test(`two fingers and double taps zoom, and the next tap meets what it should, ${view}`, {
    context: PHONE,
    browser,
  }, async ({ person, page, context }) => {
    await person.arrive();
    await person.start();
    const meta = (await page.locator('meta[name=viewport]').getAttribute('content')) ?? '';
    none(/user-scalable|maximum-scale|minimum-scale/.exec(meta) ?? [], 'limits to zooming');
    // The page stays clear of notches and round corners by itself unless it asks for that room.
    ok(!meta.includes('viewport-fit'), 'the page reaches under the notch');
    const held = await page.evaluate(() =>
      [...document.querySelectorAll('html, body, body *')]
        .filter((it) => getComputedStyle(it).touchAction !== 'auto')
        .map((it) => `${it.localName} ${it.className}`),
    );
    none(held, 'elements that hold back a gesture');
    const devtools = await context.newCDPSession(page);
    const target = person.choice(question('X1').options[0].text);
    const box = await target.boundingBox();
    ok(box, 'the option has no place');
    const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
    await spread(devtools, x, y);
    const scale = () => page.evaluate(() => visualViewport?.scale ?? 1);
    await eventually(async () => (await scale()) > 1.5, `two fingers do not zoom: ${await scale()}`);
    ok(!(await target.isChecked()), 'zooming chose something');
    // Where the option is now on the glass, in the page's own px as the developer tools count them;
    // once the page has stopped moving.
    const where = () =>
      page.evaluate(
        ([px, py]) => {
          const glass = /** @type {VisualViewport} */ (visualViewport);
          return [px - glass.offsetLeft, py - glass.offsetTop, glass.scale];
        },
        [x, y],
      );
    let place = await where();
    await eventually(async () => {
      const before = place;
      await page.waitForTimeout(200);
      place = await where();
      return place.every((value, at) => value === before[at]);
    }, 'the page never stops moving');
    const [left, top] = place;
    await page.touchscreen.tap(left, top);
    await eventually(() => target.isChecked(), 'a tap on the zoomed page meets something else');
  });
}

test('a tap while the page still runs on meets what is under the finger', { context: PHONE }, async (world) => {
  const { person, page, context } = world;
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  await person.next();
  const devtools = await context.newCDPSession(page);
  const options = question('X2').options.map(({ text }) => person.choice(text));
  for (const distance of [-120, 60, -90]) {
    await devtools.send('Input.synthesizeScrollGesture', { x: 200, y: 500, yDistance: distance, speed: 3000 });
    const spot = { x: 200, y: 420 };
    // What a finger would see there is where the mirror says it is: the picture follows it, see
    // canvas.test.mjs.
    const under = await page.evaluate(({ x, y }) => {
      const at = document.elementFromPoint(x, y)?.closest('[data-node]');
      return at?.querySelector('label')?.textContent ?? '';
    }, spot);
    const before = await Promise.all(options.map((option) => option.isChecked()));
    await page.touchscreen.tap(spot.x, spot.y);
    const after = await Promise.all(options.map((option) => option.isChecked()));
    const expected = question('X2').options.map(({ text }, at) => (under ? text === under : before[at]));
    same(after, expected, `what is chosen after a tap on “${under}”`);
  }
  ok((await Promise.all(options.map((option) => option.isChecked()))).includes(true), 'no tap met an option');
});
