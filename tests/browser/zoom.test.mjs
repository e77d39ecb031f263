// The browser's own zoom at 400 %, as people with low vision use it: a window of 1280 × 1024 then
// holds 320 × 256. Nothing scrolls sideways, all can be reached, and the focus is always in view.
import { none, ok } from './assert.mjs';
import { test } from './harness.mjs';
import { measure } from './measure.mjs';
import { extent } from './probe.mjs';
import { faultsOfStops } from './stops.mjs';
import { SCREENS, setDisplay, tour } from './tour.mjs';
import { question, say } from './words.mjs';

const ZOOMED = { viewport: { width: 320, height: 256 } };
// One of each kind: a dialog, a message, the goals, boxes, and the longest pages.
const WALKED = [
  'welcome', 'help-country', 'display', 'problem', 'goals', 'check-boxes', 'results-open', 'plan',
  'safety-exit',
];

/** @param {import('playwright-core').Page} page */
async function faults(page) {
  return [...(await measure(page)), ...(await faultsOfStops(page))];
}

for (const [view, kind, dense] of /** @type {const} */ ([
  ['drawn', 'drawing', 0.5],
  ['plain', 'no-webgl', 1],
])) {
  const options = {
    seconds: 240,
    typing: true,
    browser: kind,
    context: { ...ZOOMED, deviceScaleFactor: dense },
  };

  test(`a whole visit at 400%, ${view}`, options, async ({ person, page }) => {
    await person.arrive();
    ok((await extent(page)).canvas === (view === 'drawn'), 'this is the other view');
    /** @type {string[]} */
    const found = [];
    let seen = 0;
    await tour(person, async (screen) => {
      ++seen;
      const here = await (WALKED.includes(screen) ? faults(page) : measure(page));
      found.push(...here.map((line) => `${screen}: ${line}`));
    });
    none(found, 'faults');
    ok(seen === SCREENS.length, `only ${seen} of ${SCREENS.length} screens were reached`);
  });

  test(`at 400% with the largest text, ${view}`, options, async ({ person, page }) => {
    await person.arrive();
    await setDisplay(person, 'size', '200');
    const found = await faults(page);
    await person.press(say('help.label'));
    await person.dialogOpens(say('help.title'));
    found.push(...(await faults(page)));
    await person.press(say('dialog.close'), person.dialog());
    await person.dialogCloses();
    await person.start();
    await person.answer(question('X1'), 'adult');
    while ((await person.question()).linkId !== 'P1') await person.next();
    found.push(...(await faults(page)));
    none(found, 'faults');
    await page.evaluate(() => {
      const bar = document.createElement('div');
      bar.style.cssText = 'position: fixed; inset: auto 0 0; height: 90px; z-index: 9; background: red';
      document.body.append(bar);
    });
    ok((await faultsOfStops(page)).length > 0, 'a bar that stays over the page went unnoticed');
  });
}
