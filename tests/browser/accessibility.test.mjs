// axe with every rule it has, on every screen of both forms and of who comes back, in both views, languages and colours.
// The canvas hides the mirror's words behind opacity 0, where axe cannot measure their contrast;
// there the painted colours are what the unit tests read back (gui_contrast_test).
import { none, ok } from './assert.mjs';
import { violations } from './axe.mjs';
import { test } from './harness.mjs';
import { watchPainting } from './painted.mjs';
import { RETURNING_SCREENS, returningTour } from './returning_tour.mjs';
import { THERAPIST_SCREENS, therapistTour } from './therapist_tour.mjs';
import { SCREENS, setDisplay, tour } from './tour.mjs';

const UNSEEN = ['color-contrast', 'color-contrast-enhanced'];
// Colours that are still changing are no colours to measure.
const STILL = /** @type {const} */ ({ reducedMotion: 'reduce' });

/**
 * @param {import('./harness.mjs').World} world
 * @param {{without?: string[], schemes: ('light' | 'dark')[], walk?: typeof tour, screens?: string[], size?: string}} how
 */
async function everyScreen({ person, page }, how) {
  const { without = [], schemes, walk = tour, screens = SCREENS, size } = how;
  await watchPainting(page);
  await person.arrive();
  if (size) await setDisplay(person, 'size', size);
  /** @type {string[]} */
  const found = [];
  /** @type {string[]} */
  const seen = [];
  await walk(person, async (screen) => {
    seen.push(screen);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const lines = await violations(page, without);
      found.push(...lines.map((line) => `${screen}, ${colorScheme}: ${line}`));
    }
  });
  none(found, 'violations');
  none(screens.filter((screen) => !seen.includes(screen)), 'screens that were not reached');
}

/** @typedef {'light' | 'dark'} Scheme */

// Without the words' contrast the colours of the drawn view are nothing axe looks at: there each
// language is seen in one of them.
/** @type {{view: string, browser: import('./browsers.mjs').Kind, language: string, schemes: Scheme[]}[]} */
const WALKS = [
  { view: 'drawn', browser: 'drawing', language: 'en-GB', schemes: ['light'] },
  { view: 'drawn', browser: 'drawing', language: 'es-ES', schemes: ['dark'] },
  { view: 'plain', browser: 'no-webgl', language: 'en-GB', schemes: ['dark', 'light'] },
  { view: 'plain', browser: 'no-webgl', language: 'es-ES', schemes: ['dark', 'light'] },
];

for (const { view, browser, language, schemes } of WALKS) {
  const how = { seconds: 400, typing: true, language, context: STILL, browser };
  const title = `every screen of the ${view} view, ${language}, ${schemes.join(' and ')}`;
  test(title, how, async (world) => {
    const without = view === 'drawn' ? UNSEEN : [];
    await everyScreen(world, { without, schemes });
    const others = [
      { walk: returningTour, screens: RETURNING_SCREENS },
      { walk: therapistTour, screens: THERAPIST_SCREENS },
    ];
    for (const other of others) await everyScreen(await world.another(), { without, schemes, ...other });
  });
}

test('every screen of the plain view, largest text on a phone', {
  seconds: 400,
  typing: true,
  context: { viewport: { width: 390, height: 844 }, ...STILL },
  browser: 'no-webgl',
}, async (world) => {
  await everyScreen(world, { schemes: ['light'], size: '200' });
  const back = { walk: returningTour, screens: RETURNING_SCREENS };
  await everyScreen(await world.another(), { schemes: ['light'], size: '200', ...back });
});

test('axe would find what is wrong', async ({ person, page }) => {
  await person.arrive();
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  const found = await violations(page, UNSEEN);
  ok(found.some((line) => line.startsWith('button-name')), 'a button without a name went unnoticed');
});
