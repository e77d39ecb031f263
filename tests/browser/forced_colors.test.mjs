// Colours that the system forces, as Windows' contrast themes do: what is chosen, focused or
// measured has to show by shape and by the few colours that are left.
import { none, ok } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { difference, look } from './picture.mjs';
import { extent } from './probe.mjs';
import { returningTour } from './returning_tour.mjs';
import { setDisplay } from './tour.mjs';
import { say } from './words.mjs';

/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {import('./picture.mjs').Clip} Clip */

// A line of 1 px around the smallest card has more pixels than this.
const VISIBLE = 60;
const SHOTS = process.env.NS_SHOTS;

/** @param {Locator} target @param {number} [around] */
async function place(target, around = 0) {
  const box = await target.boundingBox();
  ok(box, 'it has no place on the page');
  return { x: box.x - around, y: box.y - around, width: box.width + 2 * around, height: box.height + 2 * around };
}

/** @param {Person} person @param {string} name for a look at it by eye: NS_SHOTS names a folder */
async function shot({ page }, name) {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/forced-${name}.png`, fullPage: true });
}

/**
 * Chooses with the mouse, then leaves it, and compares what the option's card looks like.
 * @param {Person} person
 * @param {string} name
 * @param {{many?: boolean, inside?: Locator}} how
 */
async function choosingShows(person, name, how) {
  const { page } = person;
  const card = person.choice(name, how).locator('..');
  await card.scrollIntoViewIfNeeded();
  await page.mouse.move(1, 1);
  const before = await look(page, await place(card, 4));
  await person.choose(name, how);
  await page.mouse.move(1, 1);
  // The ring of the focus is no sign of a choice.
  await page.getByRole('heading', { level: 1 }).evaluate((it) => it instanceof HTMLElement && it.focus({ preventScroll: true }));
  const changed = difference(before, await look(page, await place(card, 4)));
  return changed >= VISIBLE ? [] : [`choosing “${name}” changes ${changed} pixels`];
}

/** @param {Person} person the next stop of Tab has a ring that goes again @param {string} screen */
async function focusShows({ page }, screen) {
  await page.keyboard.press('Tab');
  const at = page.locator(':focus');
  // The ring of a choice is around its card.
  const choice = await at.evaluate((it) => it instanceof HTMLInputElement && !['text', 'password'].includes(it.type));
  const around = await place(choice ? at.locator('..') : at, 6);
  const ringed = await look(page, around);
  await page.keyboard.press('Tab');
  const changed = difference(ringed, await look(page, around));
  return changed >= VISIBLE ? [] : [`${screen}: the ring of the focus is ${changed} pixels`];
}

/**
 * @param {import('./picture.mjs').Picture} picture
 * @returns {number} the contrast of its lightest and its darkest pixel, as WCAG reckons it
 */
function contrast({ data }) {
  const lights = [];
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = [0, 1, 2].map((c) => {
      const part = data[i + c] / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    lights.push(0.2126 * r + 0.7152 * g + 0.0722 * b);
  }
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

/** The middle line of a bar, without its ends. @type {(box: Clip) => Clip} */
const middle = ({ x, y, width, height }) => ({ x: x + 3, y: y + height / 2 - 1, width: width - 6, height: 2 });

/** @type {(box: Clip) => Clip} */
const whole = (box) => box;

/** The sign before the words of a badge. @type {(box: Clip) => Clip} */
const sign = ({ x, y, height }) => ({ x: x + 10, y: y + 5, width: 16, height: height - 10 });

/**
 * Marks that could be lost where backgrounds are taken away.
 * @param {Person} person
 * @param {Locator} all
 * @param {string} what
 * @param {(box: Clip) => Clip} part where the mark is
 */
async function marksShow({ page }, all, what, part) {
  const found = [];
  const count = await all.count();
  if (count === 0) found.push(`there is no ${what}: nothing is shown`);
  for (let at = 0; at < count; ++at) {
    await all.nth(at).scrollIntoViewIfNeeded();
    const ratio = contrast(await look(page, part(await place(all.nth(at)))));
    if (ratio < 3) found.push(`${what} ${at + 1} has a contrast of only ${ratio.toFixed(2)}`);
  }
  return found;
}

test(
  'a whole visit in forced colours',
  // The page's own colours are the light ones: none of them may be left on a black ground.
  { seconds: 180, context: { forcedColors: 'active', colorScheme: 'dark' } },
  async ({ person, page }) => {
    await person.arrive();
    ok(!(await extent(page)).canvas, 'the canvas is shown, whose colours nothing forces');
    await setDisplay(person, 'theme', 'light');
    await shot(person, 'welcome');
    const found = await focusShows(person, 'welcome');
    await person.start();
    await person.answerAll(STUCK, {
      question: async (item) => {
        if (item.linkId === 'X2') {
          found.push(...(await choosingShows(person, item.options[0].text, {})));
          found.push(...(await focusShows(person, 'question')));
          await shot(person, 'question');
        }
        if (item.linkId === 'P1') {
          const inside = person.group(item.items[1].text);
          found.push(...(await choosingShows(person, '7', { inside })));
          found.push(...(await focusShows(person, 'goals')));
          await shot(person, 'goals');
        }
        if (item.linkId === 'S2') {
          found.push(...(await choosingShows(person, item.options[0].text, { many: true })));
          await shot(person, 'boxes');
        }
      },
      flag: async () => shot(person, 'flag'),
    });
    await shot(person, 'review');
    await person.press(say('review.results'));
    await person.isAt(say('results.title.other', { n: 2 }));
    await shot(person, 'results');
    found.push(...(await marksShow(person, page.getByRole('meter'), 'meter', middle)));
    found.push(...(await marksShow(person, page.locator('main .badge'), 'badge', sign)));
    const wording = person.group(`${say('say.title')}: ${say('advice.A4.title')}`);
    found.push(...(await choosingShows(person, say('say.direct'), { inside: wording })));
    await person.press(`${say('plan.add')}: ${say('advice.A4.title')}`);
    await person.press(say('results.plan.one', { n: 1 }));
    await person.isAt(say('plan.title'));
    await shot(person, 'plan');
    none(found, 'what does not show');
  },
);

test(
  'coming back in forced colours: choices and charts',
  { seconds: 120, typing: true, context: { forcedColors: 'active', colorScheme: 'dark' } },
  async ({ person, page }) => {
    await person.arrive();
    /** @type {string[]} */
    const found = [];
    await returningTour(person, async (screen) => {
      await shot(person, screen);
      if (screen === 'keep') found.push(...(await focusShows(person, screen)));
      if (screen === 'follow-up') {
        const inside = page.getByRole('group', { name: say('follow-up.raised') }).last();
        found.push(...(await choosingShows(person, say('follow-up.partly'), { inside })));
      }
      if (screen !== 'progress') return;
      found.push(...(await marksShow(person, page.locator('.key .sample'), 'key of a chart', whole)));
      found.push(...(await marksShow(person, page.locator('.picture .mark'), 'mark of a chart', whole)));
    });
    none(found, 'what does not show');
  },
);
