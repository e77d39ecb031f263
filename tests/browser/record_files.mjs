// Days, and the file a person carries from one to the next: saved and opened with the page's own
// buttons.
import { readFileSync } from 'node:fs';

import { say } from './words.mjs';

/** @typedef {import('playwright-core').BrowserContext} Context */
/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {{name: string, text: string}} SavedFile */

/**
 * The clock of the device: it is noon of that day for good. Only the date is asked for by the page;
 * timers go on.
 * @param {Context} context whose pages have not been opened yet
 * @param {string} day as "2026-03-02"
 */
export async function onDay(context, day) {
  await context.addInitScript((now) => {
    const Real = Date;
    /** @param {any[]} given */
    const at = (given) => (given.length ? new (/** @type {any} */ (Real))(...given) : new Real(now));
    globalThis.Date = /** @type {any} */ (
      new Proxy(Real, {
        construct: (_, given) => at(given),
        apply: () => String(new Real(now)),
        get: (target, name) => (name === 'now' ? () => new Real(now).getTime() : Reflect.get(target, name)),
      })
    );
  }, `${day}T12:00:00`);
}

/**
 * As in most browsers: no dialog to save with, so that the file comes as a download. Headless
 * Chromium (156) has the dialog's function, which gives up at once as if the person had closed it.
 * @param {Context} context
 */
export async function withoutSaveDialog(context) {
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
}

/** @param {Person} person */
export async function goToKeeping(person) {
  if ((await person.heading()) === say('keep.title')) return;
  await person.press(say('footer.keep'));
  await person.isAt(say('keep.title'));
}

/** @param {Person} person @param {string} [secret] @returns {Promise<SavedFile>} */
export async function saveRecord(person, secret = '') {
  await goToKeeping(person);
  if (secret) await person.page.getByLabel(say('keep.secret.label'), { exact: true }).fill(secret);
  const waiting = person.page.waitForEvent('download');
  await person.press(say('keep.file.save'));
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** Picks a file; what the page says of it is for the caller to read. @param {Person} person @param {string} name @param {string | Buffer} content */
export async function pickRecord(person, name, content) {
  const waiting = person.page.waitForEvent('filechooser');
  await person.press(say('keep.file.open'));
  const buffer = Buffer.from(/** @type {any} */ (content));
  await (await waiting).setFiles({ name, mimeType: 'application/json', buffer });
}

/** @param {Person} person @param {SavedFile} file */
export async function openRecord(person, { name, text }) {
  await goToKeeping(person);
  await pickRecord(person, name, text);
  await person.page.getByRole('heading', { name: say('keep.opened', { file: name }), exact: true }).waitFor();
}

/** The day as the page says it. @param {string} day as "2026-03-02" */
export function dayInWords(day) {
  const [year, month, date] = day.split('-');
  return say('date', { day: Number(date), month: say(`month.${month}`), year });
}
