// The words people read, from the same files the page is packed with.
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './site.mjs';

/**
 * @param {string} file under assets/
 * @returns {any}
 */
export function asset(file) {
  return JSON.parse(readFileSync(path.join(ROOT, 'assets', file), 'utf8'));
}

/**
 * All the words of one language.
 * @typedef {object} Language
 * @property {Map<string, string>} messages
 * @property {Map<string, string>} texts of what is English in the data, by that English
 * @property {Map<string, Item>} byId the questions of the patient's form
 * @property {Map<string, Item>} byText
 */

/** What is spoken unless a test says otherwise. Two tests may run at once, each in its language. */
const ENGLISH = language(['en']);
const spoken = /** @type {AsyncLocalStorage<Language>} */ (new AsyncLocalStorage());

/**
 * Does something at a page in another language: all words that are looked for are that language's.
 * @template T
 * @param {string[]} codes of the files, what is nearer to the person after what it refines
 * @param {() => Promise<T>} work
 */
export function inLanguage(codes, work) {
  return spoken.run(language(codes), work);
}

/** @param {string[]} codes @returns {Language} */
function language(codes) {
  const files = codes.map((code) => asset(`locales/${code}.json`));
  /** @param {'messages' | 'texts'} part @returns {Map<string, string>} */
  const all = (part) => new Map(files.flatMap((file) => Object.entries(file[part] ?? {})));
  const messages = all('messages');
  const texts = all('texts');
  const items = questions(messages, texts);
  const byText = new Map(items.map((item) => [item.text, item]));
  if (byText.size !== items.length) throw new Error('two questions have the same words');
  return { messages, texts, byId: new Map(items.map((item) => [item.linkId, item])), byText };
}

const words = () => spoken.getStore() ?? ENGLISH;

/** @param {string} id */
export function has(id) {
  return words().messages.has(id);
}

/**
 * A message as it is read on the page.
 * @param {string} id
 * @param {Record<string, string | number>} [values] for its {placeholders}
 */
export function say(id, values = {}) {
  const text = words().messages.get(id);
  if (text === undefined) throw new Error(`there is no message "${id}"`);
  return text
    .replaceAll('**', '')
    .replace(/\{(\w+)\}/g, (mark, name) => String(values[name] ?? mark));
}

/** @param {string} english such as the name of a country, as it is in the data */
export function named(english) {
  return words().texts.get(english) ?? english;
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
 * @param {any} item
 * @param {Map<string, string>} messages that name an item stand for its own English
 * @param {Map<string, string>} texts of options, by their English
 * @returns {Item}
 */
function read(item, messages, texts) {
  const id = `form.patient.${item.linkId}`;
  /** @param {{code: string, display: string}} coding */
  const option = ({ code, display }) => messages.get(`${id}.${code}`) ?? texts.get(display) ?? display;
  return {
    linkId: item.linkId,
    type: item.type,
    text: messages.get(id) ?? item.text ?? '',
    many: item.repeats === true && item.type === 'choice',
    options: (item.answerOption ?? []).map((/** @type {any} */ { valueCoding }) => ({
      code: valueCoding.code,
      text: option(valueCoding),
    })),
    items: (item.item ?? [])
      .filter((/** @type {any} */ i) => i.type !== 'display')
      .map((/** @type {any} */ i) => read(i, messages, texts)),
  };
}

/**
 * @param {Map<string, string>} messages
 * @param {Map<string, string>} texts
 * @returns {Item[]} questions in form order; the goals are one question with three parts
 */
function questions(messages, texts) {
  const form = asset('questionnaires/patient.json');
  return form.item.flatMap((/** @type {any} */ part) => read(part, messages, texts).items);
}

export const QUESTIONS = [...ENGLISH.byId.values()];

/** @param {string} linkId */
export function question(linkId) {
  const item = words().byId.get(linkId);
  if (!item) throw new Error(`there is no question "${linkId}"`);
  return item;
}

/**
 * @param {string} text
 * @returns {Item | undefined}
 */
export function questionWorded(text) {
  return words().byText.get(text);
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
