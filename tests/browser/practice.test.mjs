// A practice that offers the page: its settings in the address and in the page's data block, what
// it is told when one is wrong, and that a patient's own choices and answers come first.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { look } from './picture.mjs';
import { extent } from './probe.mjs';
import { ROOT, withBlock } from './site.mjs';
import { setDisplay } from './tour.mjs';
import { asset, inLanguage, question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */

const NAME = 'Practice on the Hill';
const CONTACT = '01 234 56, Monday to Friday';
const PLUM = '#7a1f5c';
const THEME = asset('theme.json').colours;

/** @param {Record<string, string>} settings @param {string[]} flags */
const fragment = (settings, ...flags) =>
  `#${[new URLSearchParams(settings).toString(), ...flags].filter(Boolean).join('&')}`;

/** @param {number[]} rgb */
const hex = (rgb) => `#${rgb.map((n) => n.toString(16).padStart(2, '0')).join('')}`;

/** @param {World} world the colour of the button that begins, beside its words */
async function buttonColour({ person, page }) {
  await page.mouse.move(0, 0);
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  const box = await person.button(say('welcome.start')).boundingBox();
  ok(box, 'there is no button to begin with');
  const at = { x: Math.round(box.x + 8), y: Math.round(box.y + box.height / 2), width: 1, height: 1 };
  return hex([...(await look(page, at)).data.slice(0, 3)]);
}

/** @param {World} world */
async function openHelp({ person }) {
  await person.press(say('help.label'));
  await person.dialogOpens(say('help.title'));
}

for (const browser of /** @type {const} */ (['drawing', 'no-webgl'])) {
  const view = browser === 'drawing' ? 'drawn' : 'plain';

  test(`the address of a practice brings name, contact, country and colour, ${view}`, { browser }, async (world) => {
    const { person, page, site, watch } = world;
    const settings = { name: NAME, contact: CONTACT, country: 'ES', colour: PLUM };
    const served = site.requests.length;
    await person.arrive(person.address + fragment(settings));
    same((await extent(page)).canvas, browser === 'drawing', 'whether the page is drawn');
    await person.reads(say('practice.offered', { name: NAME }));
    same(await buttonColour(world), PLUM, 'the colour of the button');
    ok(!(await person.sees(say('practice.preview.title'))), 'a patient sees the preview');
    ok(!(await page.title()).includes(NAME), 'the title of the tab tells the practice');
    await openHelp(world);
    const dialog = person.dialog();
    same(await dialog.getByRole('combobox').inputValue(), 'ES', 'the country');
    const contact = dialog.getByText(CONTACT, { exact: true });
    const emergency = dialog.getByRole('link', { name: /112/ }).first();
    const [below, above] = [await contact.boundingBox(), await emergency.boundingBox()];
    ok(below && above && below.y > above.y, 'the contact does not stand below the emergency number');
    none(
      [...watch.requests, ...site.requests.slice(served)].filter((line) => line.includes('name=') && !line.includes('#')),
      'requests that tell the settings',
    );
  });

  test(`without settings the page is as it always was, ${view}`, { browser }, async (world) => {
    await world.person.arrive();
    same(await buttonColour(world), THEME.light.primary.toLowerCase(), 'the colour of the button');
    ok(!(await world.person.sees(/Offered by/)), 'somebody offers it');
  });

  test(`a colour nobody could read is made readable, light and dark, ${view}`, { browser }, async (world) => {
    const { person, page } = world;
    // Without it the plain view fades from one colour to the next.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await person.arrive(person.address + fragment({ colour: '#ff0' }));
    same(await buttonColour(world), '#515100', 'in the light look');
    await page.emulateMedia({ colorScheme: 'dark' });
    same(await buttonColour(world), '#efef00', 'in the dark look');
    // Paper has colours of its own.
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    const onPaper = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--primary'));
    same(onPaper.trim(), THEME.light.primary.toLowerCase(), 'on paper');
  });
}

/**
 * The page with settings in it, as the command writes it where it was built, and else by hand.
 * @param {World} world
 * @param {Record<string, unknown>} settings
 */
function configured({ site }, settings) {
  const byHand = withBlock(site.page(), 'practice', () => JSON.stringify(settings));
  const command = path.join(ROOT, 'build/native/nextsession');
  if (!existsSync(command)) return byHand;
  const folder = mkdtempSync(path.join(tmpdir(), 'nextsession-'));
  const file = (/** @type {string} */ name) => path.join(folder, name);
  try {
    writeFileSync(file('index.html'), site.page());
    writeFileSync(file('practice.json'), JSON.stringify(settings, null, 2));
    const words = ['configure', file('index.html'), file('practice.json'), '-o', file('out.html')];
    execFileSync(command, words, { stdio: 'pipe' });
    same(readFileSync(file('out.html'), 'utf8') === byHand, true, 'the command writes what a hand would');
  } finally {
    rmSync(folder, { recursive: true });
  }
  return byHand;
}

test('settings in the page need no new hashes; the address comes before them', async (world) => {
  const { person, page, site, watch } = world;
  const html = configured(world, { name: NAME, contact: CONTACT, appearance: 'dark', colour: PLUM });
  const address = site.put('/ours', html);
  await person.arrive(address);
  await person.reads(say('practice.offered', { name: NAME }));
  same(await page.locator('html').getAttribute('data-theme'), 'dark', 'the look');
  none(await watch.refused(), 'things the content policy had to refuse');
  await page.goto('about:blank');
  await person.arrive(address + fragment({ name: 'Another', appearance: 'light' }));
  await person.reads(say('practice.offered', { name: 'Another' }));
  same(await page.locator('html').getAttribute('data-theme'), 'light', 'the look');
  same(await buttonColour(world), PLUM, 'the colour that only the page sets');
  await openHelp(world);
  ok(await person.dialog().getByText(CONTACT).isVisible(), 'the contact that only the page sets is gone');
});

test('a broken block costs the settings and nothing else', async (world) => {
  const { person, site } = world;
  const broken = withBlock(site.page(), 'practice', () => '{"name": "A"');
  await person.arrive(site.put('/broken', broken));
  ok(!(await person.sees(say('practice.preview.title'))), 'a patient is told of it');
  await person.start();
});

test('what the person chose is stronger than what the practice set', async (world) => {
  const { person, page } = world;
  const address = person.address + fragment({ appearance: 'dark', language: 'es', country: 'ES' });
  await person.arrive(address);
  const theme = () => page.locator('html').getAttribute('data-theme');
  const language = () => page.locator('html').getAttribute('lang');
  same([await theme(), await language()], ['dark', 'es'], 'as the practice set it');
  await inLanguage('es', async () => {
    await setDisplay(person, 'theme', 'light');
    await person.press(say('language.name', { code: 'ES', language: 'Español' }));
    await person.dialogOpens(say('language.title'));
    await person.choose('English', { inside: person.dialog() });
  });
  await person.press(say('dialog.close'), person.dialog());
  await person.dialogCloses();
  await openHelp(world);
  await person.chooseCountry('Ireland');
  await person.press(say('dialog.close'), person.dialog());
  await person.reload();
  same([await theme(), await language()], ['light', 'en'], 'after a reload');
  await openHelp(world);
  same(await person.dialog().getByRole('combobox').inputValue(), 'IE', 'the country after a reload');
});

test('only languages that are offered can be chosen', async (world) => {
  const { person, page } = world;
  await person.arrive(person.address + fragment({ languages: 'es' }));
  same(await page.locator('html').getAttribute('lang'), 'es', 'the language');
  same(await page.getByRole('button', { name: /^ES/ }).count(), 0, 'buttons to change it');
});

test('a preview tells what was refused and changed, in both languages', async (world) => {
  const { person, page } = world;
  const settings = { nmae: NAME, colour: '#ff0', country: 'Spain' };
  await person.arrive(person.address + fragment(settings, 'preview'));
  await person.isAt(say('welcome.title'));
  await person.reads(say('practice.preview.title'));
  const list = page.getByRole('list').filter({ hasText: 'nmae' });
  same(await list.getByRole('listitem').count(), 4, 'things told');
  await person.reads(say('practice.finding.too-light.in-light', { found: '#ffff00', used: '#515100' }));
  await page.goto('about:blank');
  await person.arrive(person.address + fragment({ ...settings, language: 'es' }, 'preview'));
  const spanish = inLanguage('es', () => say('practice.finding.country', { found: 'Spain' }));
  await person.reads(spanish);
  // Without the word, nothing of it.
  await page.goto('about:blank');
  await person.arrive(person.address + fragment(settings));
  ok(!(await person.sees(/nmae/)), 'a patient is told of it');
});

test('“plain” counts by itself and among settings', async ({ person, page }) => {
  for (const hash of ['#plain', fragment({ name: NAME }, 'plain'), `#plain&${fragment({ name: NAME }).slice(1)}`]) {
    await page.goto('about:blank');
    await person.arrive(person.address + hash);
    ok(!(await extent(page)).canvas, `the page is drawn: ${hash}`);
    same(await person.sees(say('practice.offered', { name: NAME })), hash !== '#plain', `the name: ${hash}`);
  }
  await page.goto('about:blank');
  await person.arrive(person.address + fragment({ name: 'plain' }));
  ok((await extent(page)).canvas, 'a practice called “plain” is no wish for the plain view');
});

test('an address that changes in the middle changes nothing, and no answer is lost', async (world) => {
  const { person, page } = world;
  await person.arrive(person.address + fragment({ name: NAME, colour: PLUM }));
  await person.start();
  await person.answer(question('X1'), 'adult');
  const here = await person.heading();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment({ name: 'Another', colour: '#00f', language: 'es' }, 'plain'));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  await person.isAt(here);
  ok((await extent(page)).canvas, 'the page went plain');
  same(await page.locator('html').getAttribute('lang'), 'en', 'the language');
  // Loaded again, it counts; the answer is still there.
  await person.reload();
  ok(!(await extent(page)).canvas, 'the page is still drawn');
  await inLanguage('es', async () => {
    await person.isAt(question('X1').text);
  });
  ok(await page.getByRole('radio').first().isChecked(), 'the answer is gone');
});
