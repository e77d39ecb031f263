// What runs while nobody does anything.
import { browser } from '../browser/browsers.mjs';
import { countCallbacks, startCounting } from '../browser/idle.mjs';
import { Person } from '../browser/person.mjs';
import { question } from '../browser/words.mjs';

const SETTLE_MS = 2000;
const WATCH_MS = 30_000;

/**
 * @param {import('../browser/browsers.mjs').Kind} kind
 * @param {string} address
 */
async function prepare(kind, address) {
  const context = await (await browser(kind)).newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await countCallbacks(page);
  const person = new Person(page, address);
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  return page;
}

/** @param {import('../browser/site.mjs').Site} site */
export async function idle(site) {
  const pages = [
    await prepare('drawing', `${site.origin}/`),
    await prepare('no-webgl', `${site.origin}/`),
  ];
  await pages[0].waitForTimeout(SETTLE_MS);
  const reads = await Promise.all(pages.map(startCounting));
  await pages[0].waitForTimeout(WATCH_MS);
  const counts = await Promise.all(reads.map((read) => read()));
  for (const page of pages) await page.context().close();
  return ['drawn', 'plain'].map((view, at) => ({
    what: `frames and timers in ${WATCH_MS / 1000} s at rest, ${view} view`,
    value: counts[at].length,
    unit: '',
    budget: 0,
  }));
}
