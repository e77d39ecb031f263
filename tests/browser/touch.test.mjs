// A phone: fingers only.
import { ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { extent } from './probe.mjs';
import { question, say } from './words.mjs';

const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

test('a whole visit by taps', { seconds: 180, context: PHONE }, async ({ person, page }) => {
  await person.arrive();
  await person.start();
  await person.answerAll(STUCK);
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
  await person.press(`${say('plan.add')}: ${say('advice.A4.title')}`);
  await person.press(say('results.plan.one', { n: 1 }));
  await person.isAt(say('plan.title'));
  same((await extent(page)).wide, 390, 'width of the page');
});

test('dragging scrolls and chooses nothing', { context: PHONE }, async ({ person, page, context }) => {
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  await person.next();
  const before = (await extent(page)).scrollY;
  const option = person.choice(question('X2').options[2].text);
  const box = await option.boundingBox();
  ok(box, 'the option has no place');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const devtools = await context.newCDPSession(page);
  const drag = async (/** @type {number} */ dy) => {
    await devtools.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: [{ x, y }],
    });
    for (let step = 1; step <= 10; ++step) {
      await devtools.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [{ x, y: y + (dy * step) / 10 }],
      });
    }
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await drag(-250);
  await page.waitForTimeout(300);
  const { scrollY, height, viewport } = await extent(page);
  ok(height > viewport, 'the page is too short to scroll: the test shows nothing');
  ok(scrollY > before, 'dragging does not scroll');
  for (const { text } of question('X2').options) {
    ok(!(await person.choice(text).isChecked()), `dragging chose “${text}”`);
  }
  await person.choose(question('X2').options[2].text);
  ok(await option.isChecked(), 'a tap chose nothing');
});
