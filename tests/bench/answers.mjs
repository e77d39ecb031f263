// What one answer costs the main thread: event, app, page, layout, patch. Drawing comes later, in
// frames of its own; here a processor draws them in place of a graphics card, so they are told but
// have no budget.
import { browser } from '../browser/browsers.mjs';
import { Person } from '../browser/person.mjs';
import { question } from '../browser/words.mjs';
import { median, quantile } from './numbers.mjs';

const ANSWERS = 200;
const BUDGET_P99_MS = 16;

/** @typedef {{answers: number[], frames: number[]}} Times milliseconds */

/**
 * @param {import('../browser/browsers.mjs').Kind} kind
 * @param {string} address
 * @returns {Promise<Times>}
 */
async function measure(kind, address) {
  const context = await (await browser(kind)).newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const person = new Person(page, address);
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  await person.next();
  const times = await page.evaluate(async (count) => {
    const radios = [...document.querySelectorAll('main input')].filter(
      (input) => input instanceof HTMLInputElement,
    );
    /** @type {Times} */
    const result = { answers: [], frames: [] };
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // The first ones warm up what the browser compiles late.
    const warm = 10;
    for (let at = -warm; at < count; ++at) {
      const before = performance.now();
      // A click as the browser itself makes it of a press: the change event follows at once.
      radios[(at + warm) % radios.length].click();
      const after = performance.now();
      await frame();
      const drawing = performance.now();
      await frame();
      if (at < 0) continue;
      result.answers.push(after - before);
      result.frames.push(performance.now() - drawing);
    }
    return result;
  }, ANSWERS);
  await context.close();
  return times;
}

/** @param {import('../browser/site.mjs').Site} site */
export async function answers(site) {
  const drawn = await measure('drawing', `${site.origin}/`);
  const plain = await measure('no-webgl', `${site.origin}/`);
  const lines = [];
  for (const [view, times] of /** @type {[string, Times][]} */ ([['drawn', drawn], ['plain', plain]])) {
    lines.push(
      { what: `one answer, ${view} view, median of ${ANSWERS}`, value: median(times.answers), unit: 'ms' },
      {
        what: `one answer, ${view} view, 99 of 100`,
        value: quantile(times.answers, 0.99),
        unit: 'ms',
        budget: BUDGET_P99_MS,
      },
    );
  }
  lines.push({ what: 'time between two drawn frames, median', value: median(drawn.frames), unit: 'ms' });
  return lines;
}
