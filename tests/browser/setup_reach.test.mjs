// Whether everyone can use setup.html: axe, narrow windows, large text, forced colours.
import { none, ok } from './assert.mjs';
import { violations } from './axe.mjs';
import { test } from './harness.mjs';
import { PLAIN, arrive, choose, control, fillIn } from './setup_form.mjs';
import { say } from './words.mjs';

/** @typedef {import('playwright-core').Page} Page */

const STILL = /** @type {const} */ ({ reducedMotion: 'reduce' });

for (const language of ['en-GB', 'es-ES']) {
  test(`axe finds nothing, ${language}`, { ...PLAIN, language, context: STILL }, async (world) => {
    const { page } = world;
    await arrive(world);
    await page.getByText(say('setup.fit'), { exact: true }).click();
    /** @type {string[]} */
    const found = [];
    for (const kind of ['website', 'file']) {
      await choose(page, kind);
      if (kind === 'website') await control(page, 'setup.height').fill('1');
      await control(page, 'setup.colour').fill('x');
      await control(page, 'setup.colour').blur();
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        // The page in the preview has a test of its own.
        const lines = await violations(page, ['frame-tested']);
        found.push(...lines.map((line) => `${kind}, ${colorScheme}: ${line}`));
      }
    }
    none(found, 'violations');
  });
}

/** @param {Page} page @returns {Promise<string[]>} what is wider than the window */
const tooWide = (page) =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const all = [...document.querySelectorAll('body *')].filter((one) => !one.closest('#stage, .unseen, select'));
    const wide = all.filter((one) => one.getBoundingClientRect().right > room + 1 || one.scrollWidth > one.clientWidth + 1 && one.localName === 'textarea');
    if (document.documentElement.scrollWidth > room) wide.push(document.documentElement);
    return wide.map((one) => `${one.localName}#${one.id}.${one.className}`);
  });

for (const [title, width, size] of /** @type {const} */ ([
  ['a narrow phone', 320, '16px'],
  ['text twice as large', 640, '32px'],
  ['text twice as large on a phone', 390, '32px'],
])) {
  test(`nothing is cut off: ${title}`, { ...PLAIN, language: 'es-ES', context: { viewport: { width, height: 700 } } }, async (world) => {
    const { page } = world;
    await arrive(world);
    await page.evaluate((px) => (document.documentElement.style.fontSize = px), size);
    await page.getByText(say('setup.fit'), { exact: true }).click();
    await fillIn(page);
    for (const kind of ['website', 'file']) {
      await choose(page, kind);
      for (const one of ['phone', 'computer']) {
        await page.getByRole('radio', { name: say(`setup.preview.${one}`), exact: true }).check();
        none(await tooWide(page), `wider than ${width}, ${kind}, ${one}`);
      }
    }
  });
}

test('forced colours show which kind is chosen', { ...PLAIN, context: { forcedColors: 'active' } }, async (world) => {
  const { page } = world;
  await arrive(world);
  await choose(page, 'link');
  const borders = await page.evaluate(() =>
    [...document.querySelectorAll('.kind')].map((one) => {
      const { borderTopColor, borderTopWidth } = getComputedStyle(one);
      return { chosen: one.querySelector('input')?.checked, border: `${borderTopWidth} ${borderTopColor}` };
    }),
  );
  const chosen = borders.filter((one) => one.chosen);
  const others = borders.filter((one) => !one.chosen);
  ok(chosen.length === 1 && others.length === 5, 'not one is chosen');
  ok(others.every(({ border }) => border !== chosen[0].border), `no difference: ${chosen[0].border}`);
});
