// The words people read, from the same files the page is packed with.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './site.mjs';

/**
 * @param {string} file under assets/
 * @returns {any}
 */
export function asset(file) {
  return JSON.parse(readFileSync(path.join(ROOT, 'assets', file), 'utf8'));
}

/** @returns {Map<string, string>} */
function messages() {
  const all = new Map();
  for (const name of readdirSync(path.join(ROOT, 'assets/locales')).sort()) {
    const file = asset(`locales/${name}`);
    if (file.language !== 'en') continue;
    for (const [id, text] of Object.entries(file.messages)) all.set(id, text);
  }
  return all;
}

const MESSAGES = messages();

/** @param {string} id */
export function has(id) {
  return MESSAGES.has(id);
}

/**
 * A message as it is read on the page.
 * @param {string} id
 * @param {Record<string, string | number>} [values] for its {placeholders}
 */
export function say(id, values = {}) {
  const text = MESSAGES.get(id);
  if (text === undefined) throw new Error(`there is no message "${id}"`);
  return text
    .replaceAll('**', '')
    .replace(/\{(\w+)\}/g, (mark, name) => String(values[name] ?? mark));
}

/**
 * A message with each of its {placeholders} standing for any words.
 * @param {string} id
 */
export function pattern(id) {
  const parts = say(id)
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

/**
 * One question of the form.
 * @typedef {object} Item
 * @property {string} linkId
 * @property {string} type
 * @property {string} text
 * @property {boolean} many several options may be chosen
 * @property {{code: string, text: string}[]} options
 * @property {Item[]} items
 */

/** @param {any} item @returns {Item} */
function read(item) {
  return {
    linkId: item.linkId,
    type: item.type,
    text: item.text ?? '',
    many: item.repeats === true && item.type === 'choice',
    options: (item.answerOption ?? []).map((/** @type {any} */ option) => ({
      code: option.valueCoding.code,
      text: option.valueCoding.display,
    })),
    items: (item.item ?? []).filter((/** @type {any} */ i) => i.type !== 'display').map(read),
  };
}

/** @returns {Item[]} questions in form order; the goals are one question with three parts */
function questions() {
  const form = asset('questionnaires/patient.json');
  return form.item.flatMap((/** @type {any} */ part) => read(part).items);
}

export const QUESTIONS = questions();

const BY_ID = new Map(QUESTIONS.map((item) => [item.linkId, item]));
const BY_TEXT = new Map(QUESTIONS.map((item) => [item.text, item]));
if (BY_TEXT.size !== QUESTIONS.length) throw new Error('two questions have the same words');

/** @param {string} linkId */
export function question(linkId) {
  const item = BY_ID.get(linkId);
  if (!item) throw new Error(`there is no question "${linkId}"`);
  return item;
}

/**
 * @param {string} text
 * @returns {Item | undefined}
 */
export function questionWorded(text) {
  return BY_TEXT.get(text);
}

/**
 * @param {Item} item
 * @param {string} code
 */
export function optionText(item, code) {
  const option = item.options.find((o) => o.code === code);
  if (!option) throw new Error(`question ${item.linkId} has no option "${code}"`);
  return option.text;
}

/** Ids of the safety flags in the order of the rules, and whether they have a screen. */
export const FLAGS = asset('interpretation/patient.json').flags.map((/** @type {any} */ flag) => ({
  id: /** @type {string} */ (flag.id),
  screen: flag.screen !== false,
  gate: flag.gate === true,
}));

/**
 * @param {string} heading
 * @returns {string | undefined} the safety flag whose screen has this heading
 */
export function flagTitled(heading) {
  const found = FLAGS.find(
    (/** @type {{id: string, screen: boolean}} */ flag) =>
      flag.screen && say(`flag.${flag.id}.title`) === heading,
  );
  return found?.id;
}
