// Where everything lies: inside the page, nothing over anything else, large enough to hit, and no
// scrolling sideways; on every screen, at every width, in both views, with large text.
import { none, ok } from './assert.mjs';
import { test } from './harness.mjs';
import { extent, leaves } from './probe.mjs';
import { hasInk, look } from './picture.mjs';
import { SCREENS, setDisplay, tour } from './tour.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./probe.mjs').Leaf} Leaf */

const WIDTHS = [320, 390, 768, 1280];
const HEIGHTS = new Map([[320, 568], [390, 844], [768, 1024], [1280, 800]]);
const TARGET = 44;
// What WCAG 2.5.8 asks of a link in a line of text.
const INLINE_TARGET = 24;
const HAIR = 1;

/** @param {Leaf} leaf */
const told = (leaf) => `“${leaf.text.slice(0, 40)}” (${leaf.what})`;

/** @param {Leaf[]} list @param {{width: number, height: number}} page */
function outside(list, page) {
  return list
    .filter(({ text, control, x, y, w, h }) => {
      if (!text && !control) return false;
      const within = x >= -HAIR && y >= -HAIR && x + w <= page.width + HAIR && y + h <= page.height + HAIR;
      return w <= 0 || h <= 0 || !within;
    })
    .map((leaf) => `outside the page: ${told(leaf)} at ${[leaf.x, leaf.y, leaf.w, leaf.h].map(Math.round)}`);
}

/** @param {Leaf[]} list */
function overlapping(list) {
  const found = [];
  for (const [at, a] of list.entries()) {
    for (const b of list.slice(at + 1)) {
      if (a.group === b.group) continue;
      const wide = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
      const high = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
      if (wide > HAIR && high > HAIR) found.push(`${told(a)} lies over ${told(b)}`);
    }
  }
  return found;
}

/** A control together with its label. @param {Leaf[]} list */
function tooSmall(list) {
  const found = [];
  for (const control of list.filter((leaf) => leaf.control)) {
    const parts = list.filter((leaf) => leaf.group === control.group);
    const left = Math.min(...parts.map((part) => part.x));
    const top = Math.min(...parts.map((part) => part.y));
    const w = Math.max(...parts.map((part) => part.x + part.w)) - left;
    const h = Math.max(...parts.map((part) => part.y + part.h)) - top;
    const least = control.inline ? INLINE_TARGET : TARGET;
    if (w < least - 0.5 || h < least - 0.5) {
      found.push(`${told(control)} is ${Math.round(w)} × ${Math.round(h)}, less than ${least}`);
    }
  }
  return found;
}

/** @param {Page} page @returns {Promise<string[]>} */
async function measure(page) {
  const [list, size] = [await leaves(page), await extent(page)];
  if (list.length < 3) return [`only ${list.length} things on the page`];
  const sideways = size.wide > size.width ? [`it scrolls sideways: ${size.wide} in ${size.width}`] : [];
  return [...sideways, ...outside(list, size), ...overlapping(list), ...tooSmall(list)];
}

/** @param {Page} page @param {number} width */
async function resize(page, width) {
  await page.setViewportSize({ width, height: HEIGHTS.get(width) ?? 800 });
  // Two frames: the first tells the app of the new size, the second shows what it made of it.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/**
 * @param {import('./harness.mjs').World} world
 * @param {(width: number) => Promise<string[]>} measured
 */
async function everyScreenAtEveryWidth({ person, page }, measured) {
  /** @type {string[]} */
  const found = [];
  let seen = 0;
  await tour(person, async (screen) => {
    ++seen;
    for (const width of WIDTHS) {
      await resize(page, width);
      found.push(...(await measured(width)).map((line) => `${screen} at ${width}: ${line}`));
    }
  });
  none(found, 'misplaced');
  ok(seen === SCREENS.length, `only ${seen} of ${SCREENS.length} screens were reached`);
}

for (const [view, kind] of /** @type {const} */ ([
  ['drawn', 'drawing'],
  ['plain', 'no-webgl'],
])) {
  for (const size of ['100', '200']) {
    test(
      `every screen of the ${view} view with text at ${size}%`,
      { seconds: 400, typing: true, browser: kind, context: { deviceScaleFactor: 0.5 } },
      async (world) => {
        await world.person.arrive();
        ok((await extent(world.page)).canvas === (view === 'drawn'), 'this is the other view');
        if (size !== '100') await setDisplay(world.person, 'size', size);
        await everyScreenAtEveryWidth(world, () => measure(world.page));
      },
    );
  }
}

/**
 * Each thing that holds words, scrolled into view: is there anything drawn where the mirror says?
 * @param {Page} page
 */
async function undrawn(page) {
  const size = await extent(page);
  const found = [];
  const list = (await leaves(page)).filter((leaf) => leaf.text && leaf.w > 0 && leaf.h > 0);
  for (let top = 0; top < size.height; top += size.viewport) {
    await page.evaluate((y) => window.scrollTo(0, y), top);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const { scrollY } = await extent(page);
    const picture = await look(page);
    for (const leaf of list) {
      const y = leaf.y - scrollY;
      if (leaf.y < top || leaf.y >= top + size.viewport || y + leaf.h > size.viewport) continue;
      if (!hasInk(picture, { x: leaf.x, y, width: leaf.w, height: leaf.h })) {
        found.push(`nothing is drawn for ${told(leaf)}`);
      }
    }
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  return found;
}

for (const width of [390, 1280]) {
  test(
    `what the mirror holds is drawn, on every screen at ${width}`,
    { seconds: 400, typing: true, context: { viewport: { width, height: HEIGHTS.get(width) ?? 800 } } },
    async ({ person, page }) => {
      await person.arrive();
      /** @type {string[]} */
      const found = [];
      await tour(person, async (screen) => {
        found.push(...(await undrawn(page)).map((line) => `${screen}: ${line}`));
      });
      none(found, 'not drawn');
    },
  );
}
