// The page inside somebody else's: a person there, and what the site around it gets to know.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { integrityOf, pinnedName } from '../../tools/beside.mjs';
import { Person } from './person.mjs';
import { SITE } from './site.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */

const embedScript = () => readFileSync(path.join(SITE, 'embed.js'), 'utf8');

/** @returns {string} for the integrity attribute of embed.js */
export const embedIntegrity = () => integrityOf(embedScript());

/** @returns {string} its name that changes with it */
export const embedPinned = () => pinnedName(embedScript());

/**
 * A page of a site with the snippet of docs/embedding.md.
 * @param {import('./site.mjs').Site} site
 * @param {object} [how]
 * @param {string} [how.attributes] of the element
 * @param {string} [how.before] HTML
 * @param {string} [how.after] HTML
 * @param {string} [how.style] of the site
 * @param {string} [how.element] instead of one plain element
 */
export function siteWith(site, { attributes = '', before = '', after = '', style = '', element } = {}) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A practice</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; font: 16px/1.5 serif } p { padding: 0 16px } ${style}</style>
<script>
  window.heard = []; window.posted = []; window.shifts = [];
  addEventListener('message', ({ data }) => posted.push(data));
  for (const name of ['ready', 'started', 'finished', 'height', 'language', 'message', 'answer'])
    addEventListener(name, ({ target }) => target.localName === 'next-session' && heard.push(name), true);
  new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
</script></head><body>
<p>A site of somebody else.</p>${before}
<script src="${site.origin}/embed.js" integrity="${embedIntegrity()}" crossorigin="anonymous" defer></script>
${element ?? `<next-session ${attributes}></next-session>`}
${after}<p id="end">The end of the site.</p></body></html>`;
}

/**
 * Frame and page as one: what is looked for is looked for in the frame, mouse and keyboard are the
 * page's.
 * @param {Page} page
 * @param {Frame} frame
 * @returns {Page}
 */
function pageOf(page, frame) {
  const inFrame = ['getByRole', 'getByText', 'locator', 'evaluate', 'waitForFunction'];
  return new Proxy(page, {
    get(target, name) {
      const owner = /** @type {any} */ (inFrame.includes(String(name)) ? frame : target);
      const value = owner[name];
      return typeof value === 'function' ? value.bind(owner) : value;
    },
  });
}

/** Waits until what they reach for has come to rest: the page around scrolls in its own time. */
class FramedPerson extends Person {
  /** @override @param {string} name @param {{many?: boolean, inside?: import('playwright-core').Locator}} [how] */
  async choose(name, how) {
    const target = this.choice(name, how);
    await target.scrollIntoViewIfNeeded();
    for (let last = ''; ; ) {
      const now = JSON.stringify(await target.boundingBox());
      if (now === last) break;
      last = now;
      await this.page.waitForTimeout(60);
    }
    await super.choose(name, how);
  }
}

/**
 * Waits for the frame and the app in it.
 * @param {Page} page
 * @param {{nth?: number, touch?: boolean}} [which]
 * @returns {Promise<{person: Person, frame: Frame}>}
 */
export async function personInFrame(page, { nth = 0, touch = false } = {}) {
  const until = Date.now() + 20_000;
  for (;;) {
    const frame = page.mainFrame().childFrames()[nth];
    const title = frame?.getByRole('heading', { level: 1 });
    if (title && (await title.isVisible().catch(() => false))) {
      return { person: new FramedPerson(pageOf(page, frame), frame.url(), { touch }), frame };
    }
    if (Date.now() > until) throw new Error('the page did not start in its frame');
    await page.waitForTimeout(50);
  }
}
