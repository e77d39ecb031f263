// The words people read, from the same files the page is packed with.
import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './site.mjs';

/**
 * @param {string} file under assets/
 * @returns {any}
 */
export function asset(file) {
  return JSON.parse(readFileSync(path.join(ROOT, 'assets', file), 'utf8'));
}

/** @typedef {{messages: Map<string, string>, texts: Map<string, string>}} Language */

/** @type {Map<string, Language>} */
const LANGUAGES = new Map();
const SOURCE = 'en';
const tongue = new AsyncLocalStorage();

/**
 * All that is awaited in `work` reads the page in this language: as the tests of two languages run
 * at the same time, it is no variable.
 * @template T
 * @param {string} code as "es-ES"
 * @param {() => T} work
 * @returns {T}
 */
export function inLanguage(code, work) {
  return tongue.run(code, work);
}

/** As the app does: what a regional file lacks comes from the language's, and then from English. @param {string} code */
function language(code) {
  let found = LANGUAGES.get(code);
  if (found) return found;
  found = { messages: new Map(), texts: new Map() };
  for (const one of new Set([SOURCE, code.split('-')[0], code])) {
    if (!existsSync(path.join(ROOT, 'assets/locales', `${one}.json`))) continue;
    const { messages, texts = {} } = asset(`locales/${one}.json`);
    for (const [id, text] of Object.entries(messages)) found.messages.set(id, text);
    for (const [text, translation] of Object.entries(texts)) found.texts.set(text, translation);
  }
  LANGUAGES.set(code, found);
  return found;
}

const spoken = () => language(tongue.getStore() ?? SOURCE);

/** @param {string} id */
export function has(id) {
  return spoken().messages.has(id);
}

/** Words of a form or of the help lines, which are English in their file. @param {string} text */
export function said(text) {
  return spoken().texts.get(text) ?? text;
}

/**
 * A message as it is read on the page.
 * @param {string} id
 * @param {Record<string, string | number>} [values] for its {placeholders}
 */
export function say(id, values = {}) {
  const text = spoken().messages.get(id);
  if (text === undefined) throw new Error(`there is no message "${id}"`);
  return text
    .replaceAll('**', '')
    .replace(/\{(\w+)\}/g, (mark, name) => String(values[name] ?? mark));
}

/**
 * The same to a therapist, who is told some things in other words.
 * @param {string} id
 * @param {Record<string, string | number>} [values]
 */
export function sayToTherapist(id, values) {
  const own = id.replace('.', '.therapist.');
  return say(has(own) ? own : id, values);
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

/**
 * Its words are looked up when they are read, in the language spoken then.
 * @param {any} item
 * @returns {Item}
 */
function read(item) {
  const options = (item.answerOption ?? []).map((/** @type {any} */ { valueCoding: { code, display } }) => ({
    code,
    get text() {
      return said(display);
    },
  }));
  const id = `form.patient.${item.linkId}`;
  return {
    linkId: item.linkId,
    type: item.type,
    get text() {
      return has(id) ? say(id) : (item.text ?? '');
    },
    many: item.repeats === true && item.type === 'choice',
    options,
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
if (new Set(QUESTIONS.map(({ text }) => text)).size !== QUESTIONS.length) {
  throw new Error('two questions have the same words');
}

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
  return QUESTIONS.find((item) => item.text === text);
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
