// setup.html as a practice's web person sees it: its form, its preview and the texts to copy.
import { eventually } from './assert.mjs';
import { said, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('playwright-core').Page} Page */

export const EXAMPLE = 'https://www.example.org/next-session/';
export const NAME = 'Practice on the Hill';
export const CONTACT = '01 234 56, Monday to Friday';
export const PLUM = '#7a1f5c';
// The preview needs no picture.
export const PLAIN = /** @type {const} */ ({ browser: 'no-webgl' });

/** @param {World} world */
export async function arrive({ page, site }) {
  await page.goto(`${site.origin}/setup.html`);
  await page.getByRole('heading', { level: 1, name: say('setup.title'), exact: true }).waitFor();
}

/** @param {Page} page @param {string} id of its label */
export const control = (page, id) => page.getByLabel(say(id), { exact: true });

/** @param {Page} page @param {string} kind */
export const choose = (page, kind) => page.getByRole('radio', { name: say(`setup.${kind}`), exact: true }).check();

/** @param {Page} page @param {string} [label] */
export const text = (page, label = 'setup.code') =>
  page.getByRole('textbox', { name: say(label), exact: true }).inputValue();

/** @param {Page} page @param {Record<string, string>} values by the ids of their labels */
export async function fill(page, values) {
  for (const [id, value] of Object.entries(values)) await control(page, id).fill(value);
}

/** @param {Page} page */
export async function fillIn(page) {
  await fill(page, { 'setup.name': NAME, 'setup.contact': CONTACT, 'setup.colour': PLUM });
  await control(page, 'setup.country').selectOption({ label: said('Ireland') });
  await control(page, 'setup.language').selectOption({ label: 'English' });
}

/** @param {Page} page @param {string} wanted what stands behind the # */
export async function previewHas(page, wanted) {
  const addresses = () => page.mainFrame().childFrames().map((frame) => frame.url().split('/').pop());
  await eventually(async () => JSON.stringify(addresses()) === JSON.stringify([`index.html#${wanted}`]),
    `the preview is not the one frame “${wanted}”`, 15_000).catch((error) => {
    throw new Error(`${error.message}, but ${JSON.stringify(addresses())}`);
  });
}

export const SETTINGS =
  'name=Practice+on+the+Hill&contact=01+234+56%2C+Monday+to+Friday&language=en&country=IE&colour=%237a1f5c';
