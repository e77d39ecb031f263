// What a test is and how one is run: in a context of its own, within its time, and with the whole
// page watched for errors and requests while it lasts.
import { browser } from './browsers.mjs';
import { PATIENCE_MS, Person, Typist } from './person.mjs';
import { Watch } from './watch.mjs';
import { inLanguage } from './words.mjs';

/** @typedef {import('playwright-core').BrowserContextOptions} ContextOptions */

/**
 * @typedef {object} Options
 * @property {number} [seconds] the test fails when it takes longer (120)
 * @property {import('./browsers.mjs').Kind} [browser]
 * @property {ContextOptions} [context]
 * @property {string} [language] of the person's browser, as "es-ES"; the test reads the page in it
 * @property {boolean} [typing] the person keeps to the keyboard, which is faster
 * @property {import('./watch.mjs').Allowed} [bears] complaints that the test itself provokes
 */

/**
 * What a test is given.
 * @typedef {object} World
 * @property {Person} person at the page's address, not yet there: `await person.arrive()`
 * @property {import('playwright-core').Page} page
 * @property {import('playwright-core').BrowserContext} context
 * @property {Watch} watch
 * @property {import('./site.mjs').Site} site
 * @property {(words: string) => void} counted what was looked at; told with the result
 * @property {(options?: ContextOptions) => Promise<World>} another a second person, watched too
 */

/**
 * @typedef {object} Test
 * @property {string} file
 * @property {string} title
 * @property {Options} options
 * @property {(world: World) => Promise<void>} run
 * @property {string} [counted] what it looked at
 */

/** @type {Test[]} */
export const tests = [];
let file = '';

/** @param {string} name of the file whose tests are registered next */
export function readingFile(name) {
  file = name;
}

/**
 * @param {string} title what holds
 * @param {Options | ((world: World) => Promise<void>)} options
 * @param {(world: World) => Promise<void>} [run]
 */
export function test(title, options, run) {
  if (typeof options === 'function') tests.push({ file, title, options: {}, run: options });
  else if (run) tests.push({ file, title, options, run });
  else throw new Error(`"${title}" does nothing`);
}

/** @type {ContextOptions} */
const DESKTOP = { viewport: { width: 1000, height: 700 }, serviceWorkers: 'block' };
const ENGLISH = 'en-GB';

/**
 * @param {Test} one
 * @param {import('./site.mjs').Site} site
 * @param {World[]} worlds every one made, for closing
 * @param {ContextOptions} [more]
 * @returns {Promise<World>}
 */
async function world(one, site, worlds, more = {}) {
  const started = await browser(one.options.browser);
  const locale = one.options.language ?? ENGLISH;
  const options = { ...DESKTOP, locale, ...one.options.context, ...more };
  const context = await started.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  const watch = await Watch.over(context, site.origin);
  const page = await context.newPage();
  const Body = one.options.typing ? Typist : Person;
  const person = new Body(page, `${site.origin}/`, { touch: options.hasTouch === true });
  /** @type {World} */
  const made = {
    person,
    page,
    context,
    watch,
    site,
    counted: (words) => (one.counted = words),
    another: (extra) => world(one, site, worlds, extra),
  };
  worlds.push(made);
  return made;
}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {number} seconds
 * @returns {Promise<T>}
 */
function within(work, seconds) {
  /** @type {NodeJS.Timeout} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${seconds} s`)), seconds * 1000);
  });
  return /** @type {Promise<T>} */ (Promise.race([work, late])).finally(() => clearTimeout(timer));
}

/**
 * @param {Test} one
 * @param {import('./site.mjs').Site} site
 * @returns {Promise<Error | null>} why it failed
 */
export async function runTest(one, site) {
  /** @type {World[]} */
  const worlds = [];
  const whole = async () => {
    await one.run(await world(one, site, worlds));
    for (const made of worlds) {
      const findings = await made.watch.findings(one.options.bears);
      if (findings.length) throw new Error(findings.join('\n'));
    }
  };
  try {
    const work = () => within(whole(), one.options.seconds ?? 120);
    await inLanguage(one.options.language ?? ENGLISH, work);
    return null;
  } catch (error) {
    const where = worlds[0] ? await worlds[0].person.whereabouts() : '';
    const reason = error instanceof Error ? error : new Error(String(error));
    if (where) reason.message += `\nThe page showed: ${where}`;
    return reason;
  } finally {
    for (const made of worlds) await made.context.close().catch(() => {});
  }
}
