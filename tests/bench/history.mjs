// A long history: 500 check-ins in one file. How long it takes until the page has read it, and what
// one press costs on the page with the chart. Frames are counted, too: a chart is drawn after a
// press like any page, and then rests.
import { browser } from '../browser/browsers.mjs';
import { Person } from '../browser/person.mjs';
import { daysBefore, record } from '../browser/records.mjs';
import { goToKeeping, pickRecord } from '../browser/record_files.mjs';
import { say } from '../browser/words.mjs';
import { median } from './numbers.mjs';

const CHECK_INS = 500;
const DAYS_APART = 8;
const PRESSES = 21;
const BUDGET_OPEN_MS = 200;
// Three frames are drawn after a press (docs of the host), each once.
const BUDGET_FRAMES = 3;

/** @returns {string} the text of the file */
function history() {
  const last = '2026-11-16';
  const visits = Array.from({ length: CHECK_INS }, (_, at) => ({
    kind: /** @type {'check-in'} */ ('check-in'),
    date: daysBefore(last, (CHECK_INS - at - 1) * DAYS_APART),
    goals: ['Sleep', 'See friends', 'Speak up'].map((text, goal) => ({
      text,
      start: 2,
      now: (at * (goal + 3)) % 11,
    })),
  }));
  return record(visits);
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<number>} milliseconds from the text of the file to the page that tells of it
 */
async function opened(page) {
  return page.evaluate(async () => {
    const times = /** @type {any} */ (globalThis);
    return (await times.told) - times.read;
  });
}

/** @param {import('playwright-core').Page} page @param {string} words what the page says in the end */
async function watchOpening(page, words) {
  await page.evaluate((expected) => {
    const times = /** @type {any} */ (globalThis);
    const text = Blob.prototype.text;
    Blob.prototype.text = async function read() {
      const words = await text.call(this);
      times.read = performance.now();
      return words;
    };
    times.told = new Promise((resolve) => {
      new MutationObserver(() => {
        if (document.body.textContent?.includes(expected)) resolve(performance.now());
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  }, words);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string[]} names of the button that opens and shuts a part of the page
 * @returns {Promise<{presses: number[], frames: number[]}>}
 */
async function pressing(page, names) {
  return page.evaluate(
    async ([words, count]) => {
      const presses = [];
      const frames = [];
      const canvas = globalThis.requestAnimationFrame.bind(globalThis);
      for (let n = 0; n < Number(count); ++n) {
        const button = [...document.querySelectorAll('button')].find((one) =>
          words.includes(one.textContent ?? ''),
        );
        let asked = 0;
        globalThis.requestAnimationFrame = (call) => {
          ++asked;
          return canvas(call);
        };
        const before = performance.now();
        button?.click();
        presses.push(performance.now() - before);
        await new Promise((done) => setTimeout(done, 400));
        globalThis.requestAnimationFrame = canvas;
        frames.push(asked);
      }
      return { presses, frames };
    },
    /** @type {[string[], number]} */ ([names, PRESSES]),
  );
}

/**
 * @param {import('../browser/browsers.mjs').Kind} kind
 * @param {string} address
 */
async function measure(kind, address) {
  const context = await (await browser(kind)).newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const person = new Person(page, address);
  await person.arrive();
  await goToKeeping(person);
  await watchOpening(page, say('keep.added.other', { n: CHECK_INS }));
  await pickRecord(person, 'long.nextsession.json', history());
  const open = await opened(page);
  await person.press(say('brand'));
  await person.press(say('next.progress'));
  await person.isAt(say('forward.title'));
  const { presses, frames } = await pressing(page, [say('forward.how'), say('forward.how.hide')]);
  await context.close();
  return { open, press: median(presses), frames: Math.max(...frames) };
}

/** @param {import('../browser/site.mjs').Site} site */
export async function longHistory(site) {
  const lines = [];
  for (const [view, kind] of /** @type {[string, import('../browser/browsers.mjs').Kind][]} */ ([
    ['drawn', 'drawing'],
    ['plain', 'no-webgl'],
  ])) {
    const { open, press, frames } = await measure(kind, `${site.origin}/`);
    lines.push(
      { what: `${CHECK_INS} check-ins opened, ${view} view`, value: open, unit: 'ms', budget: BUDGET_OPEN_MS },
      { what: `one press beside their chart, ${view} view, median`, value: press, unit: 'ms' },
      { what: `frames asked for by it, ${view} view, most`, value: frames, unit: '', budget: BUDGET_FRAMES },
    );
  }
  return lines;
}
