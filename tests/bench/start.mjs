// From the navigation until “Start” can be pressed, in a fresh context each time. The page shows
// its buttons only once the app runs, so the mark is the moment the button is in the document and
// the start of the next frame has come.
import { browser } from '../browser/browsers.mjs';
import { say } from '../browser/words.mjs';
import { median } from './numbers.mjs';

const ROUNDS = 9;
const BUDGET_MS = 400;

const EMPTY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head>
<body><h1>Empty</h1><button type="button">${say('welcome.start')}</button></body></html>`;

/**
 * @param {import('../browser/browsers.mjs').Kind} kind
 * @param {string} address
 * @returns {Promise<number>} milliseconds
 */
async function once(kind, address) {
  const context = await (await browser(kind)).newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript((words) => {
    const shared = /** @type {any} */ (globalThis);
    shared.startable = new Promise((done) => {
      const look = () => {
        const found = [...document.querySelectorAll('button')].some(
          (button) => button.textContent === words && !button.disabled && button.checkVisibility(),
        );
        if (found) done(performance.now());
        else requestAnimationFrame(look);
      };
      look();
    });
  }, say('welcome.start'));
  await page.goto(address);
  const time = await page.evaluate(() => /** @type {any} */ (globalThis).startable);
  await context.close();
  return time;
}

/** @param {import('../browser/site.mjs').Site} site */
export async function start(site) {
  const empty = site.put('/empty.html', EMPTY);
  /** @type {Record<string, number[]>} */
  const times = { floor: [], drawn: [], plain: [] };
  // Taken in turns, so that whatever else the machine does falls on all of them.
  for (let round = 0; round < ROUNDS; ++round) {
    times.floor.push(await once('drawing', empty));
    times.drawn.push(await once('drawing', `${site.origin}/`));
    times.plain.push(await once('no-webgl', `${site.origin}/`));
  }
  const of = `, median of ${ROUNDS}`;
  return [
    { what: `an empty page${of}`, value: median(times.floor), unit: 'ms' },
    { what: `until “Start” works, drawn view${of}`, value: median(times.drawn), unit: 'ms', budget: BUDGET_MS },
    { what: `until “Start” works, plain view${of}`, value: median(times.plain), unit: 'ms', budget: BUDGET_MS },
  ];
}
