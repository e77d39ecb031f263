// While nobody does anything, nothing runs: no frame, no timer.
import { none, ok } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { countCallbacks, startCounting } from './idle.mjs';
import { question, say } from './words.mjs';

const SETTLE_MS = 2000;
const WATCH_MS = 10_000;

/** @type {{title: string, browser: import('./browsers.mjs').Kind}[]} */
const VIEWS = [
  { title: 'drawn', browser: 'drawing' },
  { title: 'plain', browser: 'no-webgl' },
];

for (const { title, browser } of VIEWS) {
  test(`the ${title} view is still when nobody acts`, { seconds: 180, browser }, async (world) => {
    const { person, another } = world;
    const [onQuestion, onResult] = [await another(), await another()];
    for (const { page } of [world, onQuestion, onResult]) await countCallbacks(page);

    await person.arrive();
    await onQuestion.person.arrive();
    await onQuestion.person.start();
    await onQuestion.person.answer(question('X1'), 'adult');
    await onResult.person.arrive();
    await onResult.person.start();
    await onResult.person.answerAll(STUCK);
    await onResult.person.press(say('review.results'));
    await onResult.person.isAt(say('results.title.other', { n: 2 }));

    await person.page.waitForTimeout(SETTLE_MS);
    const counts = await Promise.all(
      [world, onQuestion, onResult].map(({ page }) => startCounting(page)),
    );
    await person.page.waitForTimeout(WATCH_MS);
    const names = ['welcome', 'question', 'results'];
    for (const [at, read] of counts.entries()) none(await read(), `what ran on ${names[at]}`);

    // The counters do count.
    const read = await startCounting(onQuestion.page);
    await onQuestion.person.choose('No', {}).catch(() => {});
    await onQuestion.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    ok((await read()).length > 0, 'a frame went uncounted: the test shows nothing');
  });
}
