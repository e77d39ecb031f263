// When the page cannot run, it says so in plain words and still helps.
import { none, ok } from './assert.mjs';
import { test } from './harness.mjs';
import { DID_NOT_START } from './person.mjs';
import { builtPage, withBlock } from './site.mjs';
import { asset, say } from './words.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
async function explains(page) {
  await page.getByRole('heading', { level: 1, name: DID_NOT_START }).waitFor();
  ok((await page.getByRole('heading', { level: 1 }).count()) === 1, 'there are two headings');
  ok(await page.getByText('Load the page again').isVisible(), 'it says nothing that can be done');
  ok(await page.getByText('Nobody is watching this page').isVisible(), 'it says nothing of safety');
  ok(!(await page.getByRole('button').first().isVisible()), 'half of the app is there');
  ok(!(await page.locator('canvas').isVisible()), 'the canvas is there');
  const text = await page.locator('body').innerText();
  const lines = asset('helplines.json').countries.flatMap((/** @type {any} */ country) =>
    country.lines.filter((/** @type {any} */ line) => line.kind === 'emergency' && line.tel),
  );
  ok(lines.length > 20, 'there are hardly any help lines');
  none(
    lines.map((/** @type {any} */ line) => line.tel).filter((/** @type {string} */ tel) => !text.includes(tel)),
    'emergency numbers that are missing',
  );
  ok(!text.includes('undefined') && !text.includes('{'), 'it shows something that is not for people');
  ok(!/RuntimeError|SyntaxError|TypeError/.test(text), 'it shows an error message');
}

/** @type {[string, (html: string) => string][]} */
const BROKEN = [
  ['the module is damaged', (html) => withBlock(html, 'wasm', (text) => `AAAA${text.slice(4)}`)],
  ['the module is cut off', (html) => withBlock(html, 'wasm', (text) => text.slice(0, 4000))],
  ['the module is missing', (html) => withBlock(html, 'wasm', () => '')],
  [
    'the rules are no JSON',
    (html) => withBlock(html, 'interpretation/patient.json', (text) => text.slice(0, -1)),
  ],
  ['the help lines are empty', (html) => withBlock(html, 'helplines.json', () => '{}')],
  [
    'the questionnaire is damaged',
    (html) => withBlock(html, 'questionnaires/patient.json', (text) => text.replaceAll('"linkId"', '"linkIs"')),
  ],
  [
    'the words are missing',
    (html) => withBlock(html, 'locales/en.json', () => '{"messages":{}}'),
  ],
  [
    'a script was changed, so the policy refuses it',
    (html) => html.replaceAll('requestAnimationFrame', 'requestAnimationFrames'),
  ],
];

for (const [what, change] of BROKEN) {
  test(what, { bears: () => true }, async ({ page, site, watch }) => {
    const html = builtPage();
    const broken = change(html);
    ok(broken !== html, 'nothing was changed: the test shows nothing');
    await page.goto(site.put('/broken.html', broken));
    await explains(page);
    none(watch.foreign(), 'requests');
  });
}

test('the browser has no WebAssembly', { bears: () => true }, async ({ person, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto(person.address);
  await explains(page);
});

test('JavaScript is off', { context: { javaScriptEnabled: false } }, async ({ person, page }) => {
  await page.goto(person.address);
  await explains(page);
});

test('the help lines of the broken page can be called', { bears: () => true }, async ({ page, site }) => {
  await page.goto(site.put('/broken.html', withBlock(builtPage(), 'wasm', () => '')));
  const numbers = page.getByRole('link', { name: '988' });
  ok((await numbers.count()) > 0, '988 is no link');
  ok((await numbers.first().getAttribute('href'))?.startsWith('tel:'), '988 cannot be called');
});

test('the page as it is starts, so the tests above show something', async ({ person, page }) => {
  await person.arrive();
  await person.isAt(say('welcome.title'));
  ok(!(await page.getByText(DID_NOT_START).isVisible()), 'the words for a broken start are shown');
});
