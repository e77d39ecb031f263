// What is drawn is what the mirror holds, and lies where the mirror says: every screen of both
// forms, in both languages, at every width and text size. Widths and sizes of text are those of
// small phones up to desks, and what WCAG 1.4.4 and 1.4.10 ask for.
import { none, ok } from './assert.mjs';
import { test } from './harness.mjs';
import { readHeld } from './held.mjs';
import { measure } from './measure.mjs';
import { readPainting, settled, watchPainting } from './painted.mjs';
import { Reader, outOfOrder } from './parity.mjs';
import { RETURNING_SCREENS, returningTour } from './returning_tour.mjs';
import { THERAPIST_SCREENS, therapistTour } from './therapist_tour.mjs';
import { SCREENS, setDisplay, tour } from './tour.mjs';

/** @typedef {import('./harness.mjs').World} World */

const HEIGHTS = new Map([[320, 568], [390, 844], [768, 1024], [1280, 800]]);
// Canvases end at 16,384 px or earlier.
const TALLEST = 8000;
// More than the longest paragraph is tall.
const OVERLAP = 2500;
const VISITS = [
  { name: 'the patient’s screens', walk: tour, screens: SCREENS },
  { name: 'the screens of who comes back', walk: returningTour, screens: RETURNING_SCREENS },
  { name: 'the therapist’s screens', walk: therapistTour, screens: THERAPIST_SCREENS },
];

/**
 * Compares the whole page, in a window as tall as it is or in several that overlap.
 * @param {World} world
 * @param {number} width
 * @param {Reader} reader
 */
async function differences({ page }, width, reader) {
  const usual = HEIGHTS.get(width) ?? 800;
  await page.setViewportSize({ width, height: usual });
  await settled(page);
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  const height = Math.max(usual, Math.min(tall, TALLEST));
  if (height !== usual) await page.setViewportSize({ width, height });
  const found = [];
  for (let top = 0; ; top += height - OVERLAP) {
    await page.evaluate((y) => scrollTo(0, y), top);
    await settled(page);
    found.push(...reader.compare(await readPainting(page), await readHeld(page)));
    if (top + height >= tall) break;
  }
  await page.evaluate(() => scrollTo(0, 0));
  return [...found, ...outOfOrder(await readHeld(page)), ...(await measure(page))];
}

for (const { name, walk, screens } of VISITS) {
  for (const [language, label] of [['en-GB', 'English'], ['es-ES', 'Spanish']]) {
    for (const size of ['100', '150', '200']) {
      const title = `${name} in ${label}, text at ${size}%`;
      test(title, { seconds: 400, typing: true, language }, async (world) => {
        const { person, page } = world;
        await watchPainting(page);
        await person.arrive();
        if (size !== '100') await setDisplay(person, 'size', size);
        const reader = new Reader();
        /** @type {string[]} */
        const found = [];
        /** @type {string[]} */
        const seen = [];
        await walk(person, async (screen) => {
          seen.push(screen);
          for (const width of HEIGHTS.keys()) {
            const lines = await differences(world, width, reader);
            found.push(...lines.map((line) => `${screen} at ${width}: ${line}`));
          }
        });
        none(found, 'differences');
        none(screens.filter((screen) => !seen.includes(screen)), 'screens that were not reached');
        world.counted(
          `${reader.pages} pages, ${reader.words} pieces of text, ${reader.signs} signs, ${reader.controls} edges of controls`,
        );
      });
    }
  }
}

test('a difference between what is drawn and what is held is found', async (world) => {
  const { person, page } = world;
  await watchPainting(page);
  await person.arrive();
  await person.start();
  await settled(page);
  const [painting, held] = [await readPainting(page), await readHeld(page)];
  /** @param {import('./painted.mjs').Painting} drawn @param {typeof held} [kept] */
  const found = (drawn, kept = held) => {
    const reader = new Reader();
    none(reader.compare(painting, held), 'differences before any was made');
    return reader.compare(drawn, kept).length;
  };
  const { signs } = painting;
  const answer = held.find(({ words }) => words === 'Yes');
  ok(answer, 'there is no answer');
  const under = (/** @type {{x: number, y: number}} */ { x, y }) =>
    x > answer.x && x < answer.x + answer.w && y > answer.y && y < answer.y + answer.h;
  ok(found({ ...painting, signs: signs.filter((sign) => !under(sign)) }), 'a label that is not drawn');
  const swapped = signs.map((sign) => (under(sign) ? { ...sign, look: signs[0].look } : sign));
  ok(found({ ...painting, signs: swapped }), 'a label with other letters');
  ok(found(painting, held.filter((one) => one !== answer)), 'a label that is not held');
  const moved = held.map((one) => (one.control && one.y === answer.y ? { ...one, y: one.y + 3 } : one));
  ok(found(painting, moved), 'a control of the mirror that lies 3 px lower');
  ok(outOfOrder([...held].reverse()).length > 0, 'the last that comes first');
});
