// The person's own style: more room between lines, words and letters (WCAG 1.4.12), larger text of
// the browser, other fonts and colours. The plain view takes it all; the canvas gives way to it.
import { eventually, none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { measure } from './measure.mjs';
import { extent } from './probe.mjs';
import { SCREENS, setDisplay, tour } from './tour.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('playwright-core').Page} Page */

// The values of WCAG 1.4.12.
const ROOM = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/**
 * As an extension or a bookmark does it; the page's policy allows no style element.
 * @param {Page} page
 * @param {string} css empty: takes it away again
 */
async function style(page, css) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = text ? [sheet] : [];
  }, css);
}

/** @param {Page} page @returns {Promise<string[]>} words that are cut off by what holds them */
function clipped(page) {
  return page.evaluate(() => {
    const found = [];
    // A mark that stands on its corner reaches a little out of its box.
    const hair = 1.5;
    for (const it of document.querySelectorAll('#mirror :is(p, h1, h2, h3, li, button, a, label, legend, span, td, th)')) {
      if (!(it instanceof HTMLElement) || !it.checkVisibility() || it.matches('.look-skip-link')) continue;
      const style = getComputedStyle(it);
      const cuts = style.overflowX !== 'visible' || style.overflowY !== 'visible';
      const over = it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1;
      // Words that are wider than their own button are seen, but lie on whatever is beside it.
      const words = document.createRange();
      words.selectNodeContents(it);
      const [inner, outer] = [words.getBoundingClientRect(), it.getBoundingClientRect()];
      const out = style.display !== 'inline' && (inner.right > outer.right + hair || inner.left < outer.left - hair);
      if ((cuts && over) || out) found.push(`cut off: ${it.localName} “${(it.textContent ?? '').slice(0, 40)}”`);
    }
    return found;
  });
}

test(
  'room between lines, words and letters on every screen of the plain view',
  { seconds: 240, typing: true, browser: 'no-webgl', context: { viewport: { width: 320, height: 800 } } },
  async ({ person, page }) => {
    await person.arrive();
    const lead = page.getByText(say('welcome.lead'));
    const before = (await lead.boundingBox())?.height ?? 0;
    await style(page, ROOM);
    ok(((await lead.boundingBox())?.height ?? 0) > before, 'there is no more room than before');
    /** @type {string[]} */
    const found = [];
    let seen = 0;
    await tour(person, async (screen) => {
      ++seen;
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const here = [...(await measure(page)), ...(await clipped(page))];
        found.push(...here.map((line) => `${screen} at ${width}: ${line}`));
      }
    });
    none(found, 'faults');
    ok(seen === SCREENS.length, `only ${seen} of ${SCREENS.length} screens were reached`);
  },
);

test('the canvas gives way to the style of the person, and comes back', async ({ person, page }) => {
  await person.arrive();
  await person.start();
  await person.choose(question('X1').options[0].text);
  const drawn = async () => (await extent(page)).canvas;
  for (const [what, css] of [
    ['the room that WCAG names', ROOM],
    ['higher lines', '* { line-height: 1.5 !important; }'],
    ['room between letters', '* { letter-spacing: 0.12em !important; }'],
    ['room between words', '* { word-spacing: 0.16em !important; }'],
    ['room between paragraphs', 'p { margin-bottom: 2em !important; }'],
    ['another font', '* { font-family: monospace !important; }'],
    ['other colours', '* { color: yellow !important; background: black !important; }'],
    // More than twice: the drawing’s text ends there.
    ['text of the browser that is larger still', ':root { font-size: 40px; }'],
  ]) {
    ok(await drawn(), `there is no canvas before ${what}`);
    await style(page, css);
    await eventually(async () => !(await drawn()), `the canvas stays with ${what}`);
    await person.isAt(question('X1').text);
    ok(await person.choice(question('X1').options[0].text).isChecked(), `the answer is gone with ${what}`);
    await style(page, '');
    await eventually(drawn, `the canvas does not come back after ${what}`);
  }
  same(await page.evaluate(() => document.activeElement?.localName), 'input', 'what has the focus');
});

test('larger text of the browser is drawn larger, and only once in the plain view', async ({ person, page }) => {
  await person.arrive();
  const lead = page.getByText(say('welcome.lead'));
  const height = async () => (await lead.boundingBox())?.height ?? 0;
  const usual = await height();
  await style(page, ':root { font-size: 32px; }');
  await eventually(async () => (await height()) > 2 * usual, 'the text is not drawn larger');
  ok((await extent(page)).canvas, 'the canvas has gone');
  const drawn = await height();
  await setDisplay(person, 'view', 'plain');
  ok(Math.abs((await height()) - drawn) < drawn / 4, `drawn it is ${drawn} px high, plain ${await height()}`);
});

test('a style that is there from the start leaves out the canvas', async ({ person, page }) => {
  await page.addInitScript((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, ROOM);
  await person.arrive();
  ok(!(await extent(page)).canvas, 'the canvas is shown');
  await person.start();
});
