// Saved views: saving one and opening one, as a person does.
import { readFileSync } from 'node:fs';

import { say } from './words.mjs';

/** @typedef {import('./person.mjs').Person} Person */

/** @param {Person} person @param {string[]} themes */
export async function tick(person, themes) {
  await person.press(say('compare.title'));
  await person.isAt(say('compare.title'));
  for (const theme of themes) await person.choose(say(`theme.${theme}.title`), { many: true });
}

/** @param {Person} person @returns {Promise<{name: string, text: string}>} */
export async function saveView(person) {
  const waiting = person.page.waitForEvent('download');
  await person.press(say('compare.save'));
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** @param {Person} person @param {string} name @param {string} text */
export async function openView(person, name, text) {
  const waiting = person.page.waitForEvent('filechooser');
  await person.press(say('compare.open'));
  const chooser = await waiting;
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** A view of a therapist with one theme of each kind for the patient STUCK. */
export const THERAPIST_VIEW = JSON.stringify({
  format: 'next-session/view',
  version: 1,
  side: 'therapist',
  made: '2026-11-20',
  themes: [
    { theme: 'bond', friction: 0.2 },
    { theme: 'goals', friction: 0.65 },
    { theme: 'method', friction: 0.2 },
    { theme: 'openness', friction: 0.1 },
    { theme: 'progress', friction: 0.33, progress: 'slightly-better' },
  ],
});
