// Pictures of every screen:
//   node tools/screenshots.mjs [WORDS ...]   into build/screenshots; WORDS choose by file name
//   node tools/screenshots.mjs --readme      also copies the README's into docs/pictures
// It needs build/site/index.html and Chromium, as tests/browser/run.mjs does.
/* global document, requestAnimationFrame, window */
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { browser, closeBrowsers } from '../tests/browser/browsers.mjs';
import { Person } from '../tests/browser/person.mjs';
import { ROOT, Site } from '../tests/browser/site.mjs';
import { SCREENS, setDisplay, tour } from '../tests/browser/tour.mjs';

const OUT = path.join(ROOT, 'build/screenshots');
const PICTURES = path.join(ROOT, 'docs/pictures');
const README_LIMIT_KB = 150;

const SIZES = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1200, height: 800 },
];

// The README's: a window of each screen, named by what is copied.
const README = new Map([
  ['welcome', 'welcome-1200x800-light-canvas'],
  ['question', 'choice-1200x800-light-canvas'],
  ['results', 'results-1200x800-light-canvas'],
  ['results-phone-dark', 'results-390x844-dark-canvas'],
]);
const READMES = [...README.values()];

// Long pages are shown whole. On the canvas that takes a window as tall as the page.
const WHOLE = new Set([
  'how', 'privacy', 'check', 'sources', 'review', 'results', 'results-open', 'results-none', 'plan',
  'safety', 'safety-exit', 'goals', 'help-country', 'compare', 'comparison',
]);
const TALLEST = 8000;

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page two frames: the app hears of the new size, then draws it */
async function settle(page) {
  for (let frame = 0; frame < 4; ++frame) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

/**
 * @param {Page} page
 * @param {string} file
 * @param {{width: number, height: number}} size
 * @param {boolean} whole
 */
async function shoot(page, file, size, whole) {
  if (whole) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const tall = Math.min(TALLEST, Math.max(size.height, height));
    await page.setViewportSize({ width: size.width, height: tall });
    await settle(page);
  }
  await page.mouse.move(0, 0);
  await settle(page);
  await page.screenshot({ path: path.join(OUT, file) });
  if (whole) {
    await page.setViewportSize(size);
    await settle(page);
  }
}

/**
 * One walk through all screens.
 * @param {Site} site
 * @param {{size: {width: number, height: number}, theme: 'light' | 'dark', view: 'canvas' | 'plain'}} how
 * @param {(file: string) => boolean} wanted
 * @returns {Promise<number>} pictures made
 */
async function walk(site, { size, theme, view }, wanted) {
  const started = await browser();
  const context = await started.newContext({ viewport: size, colorScheme: theme, locale: 'en-GB' });
  const page = await context.newPage();
  const person = new Person(page, `${site.origin}/`);
  let made = 0;
  await person.arrive();
  if (view === 'plain') await setDisplay(person, 'view', 'plain');
  // The dialog gave the focus back to its button; a picture of the welcome page has none.
  await page.mouse.click(2, size.height - 2);
  await tour(person, async (screen) => {
    const file = `${screen}-${size.width}x${size.height}-${theme}-${view}.png`;
    if (!wanted(file)) return;
    // By keyboard, so that the ring shows where the focus is.
    if (screen === 'choice') {
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowDown');
    }
    await shoot(page, file, size, WHOLE.has(screen));
    ++made;
    if (!READMES.includes(file.replace('.png', ''))) return;
    await page.evaluate(() => window.scrollTo(0, 0));
    await shoot(page, `readme-${file}`, size, false);
  });
  await context.close();
  return made;
}

function copyForReadme() {
  mkdirSync(PICTURES, { recursive: true });
  for (const [to, from] of README) {
    const target = path.join(PICTURES, `${to}.png`);
    copyFileSync(path.join(OUT, `readme-${from}.png`), target);
    const kB = statSync(target).size / 1000;
    if (kB > README_LIMIT_KB) throw new Error(`${to} has ${kB.toFixed(0)} kB, more than ${README_LIMIT_KB}`);
    console.log(`docs/pictures/${to}.png  ${kB.toFixed(0)} kB`);
  }
}

/** @param {string[]} args */
async function main(args) {
  const readme = args.includes('--readme');
  const words = args.filter((word) => !word.startsWith('--'));
  /** @param {string} file */
  const wanted = (file) => {
    if (words.length) return words.some((word) => file.includes(word));
    return !readme || READMES.includes(file.replace('.png', ''));
  };
  if (!words.length && !readme) rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const site = await Site.open();
  let made = 0;
  for (const size of SIZES) {
    for (const theme of /** @type {const} */ (['light', 'dark'])) {
      for (const view of /** @type {const} */ (['canvas', 'plain'])) {
        const suffix = `-${size.width}x${size.height}-${theme}-${view}.png`;
        if (!SCREENS.some((screen) => wanted(screen + suffix))) continue;
        made += await walk(site, { size, theme, view }, wanted);
      }
    }
  }
  await closeBrowsers();
  site.close();
  console.log(`${made} pictures in build/screenshots`);
  console.log('On one sheet (ImageMagick):');
  console.log(
    "  montage build/screenshots/*1200x800-light-canvas.png -geometry 400x+8+8 -tile 4x -label '%t' build/sheet.png",
  );
  if (readme) copyForReadme();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
