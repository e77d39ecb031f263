// axe on every screen. The canvas hides its words behind opacity 0, where axe cannot measure their
// contrast; there the drawn colours are what the unit tests of the theme check.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { none, ok } from './assert.mjs';
import { test } from './harness.mjs';
import { SCREENS, setDisplay, tour } from './tour.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Colours that are still changing are no colours to measure.
const STILL = /** @type {const} */ ({ reducedMotion: 'reduce' });

/**
 * @param {import('playwright-core').Page} page
 * @param {string[]} without ids of rules
 * @returns {Promise<string[]>} what is wrong, one line each
 */
async function violations(page, without) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async ([tags, off]) => {
      const { axe } = /** @type {any} */ (globalThis);
      const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
      const result = await axe.run({
        runOnly: { type: 'tag', values: tags },
        rules,
        resultTypes: ['violations'],
      });
      return result.violations.flatMap((/** @type {any} */ rule) =>
        rule.nodes.map(
          (/** @type {any} */ node) => `${rule.id}: ${node.target} (${node.any[0]?.message ?? rule.help})`,
        ),
      );
    },
    [RULES, without],
  );
}

/**
 * @param {import('./harness.mjs').World} world
 * @param {string[]} without
 */
async function everyScreen({ person, page }, without) {
  /** @type {string[]} */
  const found = [];
  /** @type {string[]} */
  const seen = [];
  await tour(person, async (screen) => {
    seen.push(screen);
    found.push(...(await violations(page, without)).map((line) => `${screen}: ${line}`));
  });
  none(found, 'violations');
  none(SCREENS.filter((screen) => !seen.includes(screen)), 'screens that were not reached');
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(
    `every screen of the plain view, ${colorScheme}`,
    { seconds: 400, typing: true, context: { colorScheme, ...STILL }, browser: 'no-webgl' },
    async (world) => {
      await world.person.arrive();
      await everyScreen(world, []);
    },
  );
}

test('every screen of the drawn view', { seconds: 400, typing: true }, async (world) => {
  await world.person.arrive();
  await everyScreen(world, ['color-contrast']);
});

test('every screen of the plain view, largest text on a phone', {
  seconds: 400,
  typing: true,
  context: { viewport: { width: 390, height: 844 }, ...STILL },
  browser: 'no-webgl',
}, async (world) => {
  await world.person.arrive();
  await setDisplay(world.person, 'size', '200');
  await everyScreen(world, []);
});

test('axe would find what is wrong', async ({ person, page }) => {
  await person.arrive();
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  const found = await violations(page, ['color-contrast']);
  ok(found.some((line) => line.startsWith('button-name')), 'a button without a name went unnoticed');
});
