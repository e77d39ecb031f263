// What must hold for everything that is said, whatever the words are.
import { has, say } from './words.mjs';

/** @typedef {import('./listener.mjs').Said} Said */
/** @typedef {(said: Said) => string[]} Rule what breaks it, a line each */

const RADIO = /^radio, (.+), (?:not )?checked, position (\d+), set size (\d+)$/;
const HEADING_1 = /^heading, .+, level 1$/;
const NAMED = [
  'alert', 'button', 'checkbox', 'combobox', 'dialog', 'figure', 'form', 'group', 'heading', 'img',
  'link', 'meter', 'progressbar', 'radio', 'radiogroup', 'region', 'table', 'textbox',
].join('|');
// What follows the role where there is no name: nothing, or a state.
const STATE = 'not |checked|level \\d|position \\d|min value|max value|current value|modal|has popup|invalid|required|(not )?expanded|(not )?pressed';
const NAMELESS = new RegExp(`^(?:${NAMED})(?:$|, (?:${STATE}))`);
const MACHINE = /undefined|\bnull\b|\bNaN\b|\[object|[{}<>]|\*\*|&\w+;|\bn-[a-z]|@(?:main|header|footer|dialog)/;
const END = /^end of (.+)$/;

/** Two goals may be rated alike: their columns tell such cells apart. @type {Rule} */
const nothingTwice = ({ read }) =>
  read
    .filter((phrase, at) => phrase === read[at - 1] && !phrase.startsWith('cell, '))
    .map((phrase) => `said twice: ${phrase}`);

/** @type {Rule} */
const oneTitle = ({ read }) => {
  const titles = read.filter((phrase) => HEADING_1.test(phrase));
  const dialog = read.findIndex((phrase) => phrase.startsWith('dialog, '));
  if (dialog < 0) return titles.length === 1 ? [] : [`${titles.length} headings of level 1`];
  const name = read[dialog].replace(/^dialog, (.*), modal$/, '$1');
  const first = `heading, ${name}, level 2`;
  return read[dialog + 1] === first ? [] : [`the dialog “${name}” begins with ${read[dialog + 1]}`];
};

/** Each option of one answer tells which of how many it is, in a group that says of what. @type {Rule} */
const radiosPlaced = ({ read }) => {
  /** @type {string[]} */
  const broken = [];
  /** @type {string[]} */
  const inside = [];
  let [last, size] = [0, 0];
  for (const phrase of read) {
    if (phrase.startsWith('group')) inside.push(phrase);
    if (END.exec(phrase)?.[1].startsWith('group')) {
      if (last !== size) broken.push(`${inside.at(-1)} ends after ${last} of ${size}`);
      inside.pop();
      [last, size] = [0, 0];
    }
    if (!/^radio\b/.test(phrase)) continue;
    const place = RADIO.exec(phrase);
    if (!place) broken.push(`without its place: ${phrase}`);
    else if (Number(place[2]) !== last + 1) broken.push(`out of order: ${phrase}`);
    else if (!/^group, ./.test(inside.at(-1) ?? '')) broken.push(`in no group with a name: ${phrase}`);
    last = Number(place?.[2] ?? 0);
    size = Number(place?.[3] ?? 0);
  }
  return broken;
};

/** @type {Rule} */
const allNamed = ({ heard, read }) =>
  [...heard, ...read].filter((phrase) => NAMELESS.test(phrase)).map((phrase) => `without a name: ${phrase}`);

/** @type {Rule} */
const wordsOnly = ({ heard, read }) =>
  [...heard, ...read]
    .filter((phrase) => MACHINE.test(phrase) || phrase.split(', ').some((part) => part.includes('.') && has(part)))
    .map((phrase) => `not for people: ${phrase}`);

/** What is wrong is heard once where the person is, and found once on the page. @type {Rule} */
const problemOnce = ({ screen, heard, read }) => {
  const problems = ['problem.required', 'problem.too-long', 'problem.view.damaged'].map((id) => say(id));
  const count = (/** @type {string[]} */ said) =>
    said.filter((phrase) => problems.some((problem) => phrase.includes(problem))).length;
  // Whoever comes to the question is told again, as part of its group.
  const found = count(read.filter((phrase) => !/^(end of )?group, /.test(phrase)));
  if (found === 0) return [];
  const news = count(heard);
  return found === 1 && news === 1 ? [] : [`the problem of ${screen} is heard ${news} times and read ${found} times`];
};

/** @type {Record<string, Rule>} */
export const RULES = { nothingTwice, oneTitle, radiosPlaced, allNamed, wordsOnly, problemOnce };

/** @param {Said} said @returns {string[]} */
export function broken(said) {
  return Object.values(RULES)
    .flatMap((rule) => rule(said))
    .map((line) => `${said.screen}: ${line}`);
}
