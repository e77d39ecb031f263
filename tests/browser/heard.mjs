// What would be wrong for somebody who only listens, on the page as it is now.
import { holder, is, toldAs } from './tree_listener.mjs';

/** @typedef {import('./tree_listener.mjs').Heard} Heard */
/** @typedef {import('./tree_listener.mjs').TreeListener} TreeListener */
/** @typedef {import('playwright-core').Page} Page */

const CONTROLS = ['button', 'link', 'radio', 'checkbox', 'textbox', 'combobox'];
const NAMED = [
  ...CONTROLS, 'RootWebArea', 'StaticText', 'heading', 'dialog', 'group', 'table', 'columnheader', 'rowheader',
  'cell', 'meter', 'progressbar', 'option',
];
// Their words, or their children, are what there is to hear.
const BARE = [
  'generic', 'banner', 'main', 'contentinfo', 'paragraph', 'strong', 'blockquote', 'list', 'listitem',
  'ListMarker', 'row', 'rowgroup', 'caption', 'Caption', 'LabelText', 'Legend', 'status', 'MenuListPopup',
];

/** The space between two words, one of which is strong. @param {string} role @param {string} name */
const isSpace = (role, name) => role === 'StaticText' && name.length > 0;

/** @param {Heard[]} all */
function unnamed(all) {
  return [
    ...all
      .filter(({ role, name }) => NAMED.includes(role) && !name.trim() && !isSpace(role, name))
      .map((one) => `no name: ${toldAs(one)}`),
    ...all
      .filter(({ role }) => !NAMED.includes(role) && !BARE.includes(role))
      .map((one) => `nobody expects it: ${toldAs(one)}`),
  ];
}

/**
 * A dialog has no first level of its own: it lies over a page that has one. What went wrong stands
 * before the page's title, one level below it.
 * @param {Heard[]} all
 */
function headings(all) {
  const found = [];
  const levels = all.filter(({ role }) => role === 'heading').map((one) => Number(one.states.get('level')));
  const firsts = levels.filter((level) => level === 1).length;
  const wanted = all.some(({ role }) => role === 'dialog') ? 0 : 1;
  if (firsts !== wanted) found.push(`there are ${firsts} headings of level 1`);
  for (const [at, level] of levels.entries()) {
    const before = at > 0 ? levels[at - 1] : 1;
    if (level > before + 1) found.push(`a heading of level ${level} follows one of level ${before}`);
  }
  return levels.length ? found : ['there is no heading'];
}

/** @param {Heard[]} all */
function choices(all) {
  const found = [];
  const chosen = new Map();
  for (const one of all.filter(({ role }) => ['radio', 'checkbox'].includes(role))) {
    if (!one.states.has('checked')) found.push(`${toldAs(one)} does not say whether it is chosen`);
    if (one.role === 'checkbox') continue;
    const group = holder(one, 'group');
    if (!group?.name) found.push(`${toldAs(one)} belongs to no group with a name`);
    if (!is(one, 'checked')) continue;
    if (chosen.has(group)) found.push(`${toldAs(one)} is not the only one chosen in “${group?.name}”`);
    chosen.set(group, one);
  }
  return found;
}

/** @param {TreeListener} listener @param {Heard[]} all */
async function numbers(listener, all) {
  const found = [];
  for (const one of all.filter(({ role }) => ['meter', 'progressbar'].includes(role))) {
    if (!(await listener.valueText(one)).trim()) found.push(`only a bare number: ${toldAs(one)}`);
  }
  return found;
}

/**
 * What the page shows: its words, piece by piece, and how many controls. The number of a choice,
 * which is also its key, is shown only; so is the drawing of a chart, whose table is heard.
 * @param {Page} page
 */
function shown(page) {
  return page.evaluate((controls) => {
    const words = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim().replace(/\s+/g, ' ');
      const parent = node.parentElement;
      if (!text || !parent?.checkVisibility({ visibilityProperty: true })) continue;
      if (!parent.closest('[inert], kbd, script, style, .drawing, .keys')) words.push(text);
    }
    const all = [...document.querySelectorAll(controls)];
    return { words, controls: all.filter((it) => it.checkVisibility() && !it.closest('[inert]')).length };
  }, 'a[href], button, input, select, textarea');
}

/** @param {Heard[]} all @param {{words: string[], controls: number}} page */
function unheard(all, page) {
  const said = all
    .filter(({ role }) => role === 'StaticText' || role === 'option')
    .map(({ name }) => name.trim().replace(/\s+/g, ' '));
  const named = new Set([...said, ...all.map(({ name }) => name.trim().replace(/\s+/g, ' '))]);
  const found = page.words
    .filter((words) => !named.has(words) && !said.some((text) => text.includes(words)))
    .map((words) => `nobody hears the words “${words}”`);
  const met = all.filter(({ role }) => CONTROLS.includes(role)).length;
  if (met !== page.controls) found.push(`${page.controls} controls are there, ${met} can be met`);
  return found;
}

/**
 * @param {TreeListener} listener
 * @param {Page} page
 * @returns {Promise<string[]>} one line for each thing that is wrong
 */
export async function misheard(listener, page) {
  const all = await listener.tree();
  if (all.length < 10) return [`only ${all.length} things can be met`];
  return [
    ...unnamed(all),
    ...headings(all),
    ...choices(all),
    ...(await numbers(listener, all)),
    ...unheard(all, await shown(page)),
  ];
}
