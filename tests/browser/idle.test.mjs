// While nobody does anything, nothing runs: no frame, no timer.
import { none, ok } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { countCallbacks, startCounting, unrest } from './idle.mjs';
import { returningTour } from './returning_tour.mjs';
import { therapistTour } from './therapist_tour.mjs';
import { tour } from './tour.mjs';
import { question, say } from './words.mjs';

const SETTLE_MS = 2000;
const WATCH_MS = 60_000;

/** @type {{title: string, browser: import('./browsers.mjs').Kind}[]} */
const VIEWS = [
  { title: 'drawn', browser: 'drawing' },
  { title: 'plain', browser: 'no-webgl' },
];

for (const { title, browser } of VIEWS) {
  test(`the ${title} view is still when nobody acts`, { seconds: 240, browser }, async (world) => {
    const { person, another } = world;
    const [onQuestion, inField, onResult] = [await another(), await another(), await another()];
    const all = [world, onQuestion, inField, onResult];
    for (const { page } of all) await countCallbacks(page);

    await person.arrive();
    for (const one of [onQuestion, inField]) {
      await one.person.arrive();
      await one.person.start();
      await one.person.answer(question('X1'), 'adult');
    }
    const goals = question('P1');
    while ((await inField.person.heading()) !== goals.text) await inField.person.next();
    await inField.person.use(inField.page.getByRole('textbox', { name: goals.items[0].text }));
    await inField.page.keyboard.type('Sleep');
    await onResult.person.arrive();
    await onResult.person.start();
    await onResult.person.answerAll(STUCK);
    await onResult.person.press(say('review.results'));
    await onResult.person.isAt(say('results.title.other', { n: 2 }));

    await person.page.waitForTimeout(SETTLE_MS);
    const counts = await Promise.all(all.map(({ page }) => startCounting(page)));
    await person.page.waitForTimeout(WATCH_MS);
    const names = ['welcome', 'question', 'a field being edited', 'results'];
    for (const [at, read] of counts.entries()) none(await read(), `what ran on ${names[at]}`);

    // The counters do count.
    const read = await startCounting(onQuestion.page);
    await onQuestion.person.choose('No', {}).catch(() => {});
    await onQuestion.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    ok((await read()).length > 0, 'a frame went uncounted: the test shows nothing');
  });

  const how = { seconds: 400, typing: true, browser };
  test(`every screen of the ${title} view comes to rest`, how, async ({ person, page, another }) => {
    const back = await another();
    for (const one of [page, back.page]) await countCallbacks(one);
    await person.arrive();
    /** @type {string[]} */
    const found = [];
    const look = async (/** @type {string} */ screen, seen = page) => {
      found.push(...(await unrest(seen)).map((what) => `${screen}: ${what}`));
    };
    await back.person.arrive();
    await returningTour(back.person, (screen) => look(screen, back.page));
    await tour(person, look);
    await person.arrive();
    await person.press(say('footer.erase'));
    await person.press(say('erase.confirm'), person.dialog());
    await person.isAt(say('erased.title'));
    await person.press(say('erased.again'));
    await person.isAt(say('welcome.title'));
    await therapistTour(person, look);
    none(found, 'what is still planned');
    await page.evaluate(() => setTimeout(() => {}, 60_000));
    none((await unrest(page)).filter((what) => what !== 'setTimeout'), 'what else is planned');
    ok((await unrest(page)).includes('setTimeout'), 'a timer goes unnoticed: the test shows nothing');
  });
}
