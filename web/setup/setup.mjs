// The page where a practice makes its settings, sees them and copies what goes into its site. Nothing
// is sent and nothing kept: what is typed goes into the preview's address, behind its #, and into the
// texts to copy.

import { copyText } from '../keep/clipboard.mjs';
import { byId, field, radio, setError } from './controls.mjs';
import { fitPreview, previewAddress, showPreview } from './preview.mjs';
import { LIMITS, colourOf, folderOf } from './settings.mjs';
import { isEmbedded, snippetsOf } from './snippets.mjs';
import { countries, data, has, languageCode, say, speak } from './words.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */
/** @typedef {import('./snippets.mjs').Kind} Kind */

const EXAMPLE = 'https://www.example.org/next-session/';
const HEIGHTS = { least: 300, most: 5000 };
// Several changes in a row make one preview.
const PAUSE_MS = 350;

const HERE = folderOf(location.href) ?? EXAMPLE;
const stage = byId('stage', HTMLElement);

/** @returns {HTMLInputElement[]} one check box for each language */
const languageBoxes = () => [...byId('languages', HTMLElement).querySelectorAll('input')];

/** @param {string} id @returns {string} what is typed, without the blanks around it */
const typed = (id) => field(id).value.trim();

/**
 * What is wrong with a field.
 * @type {Record<string, () => string | null>} the id of a message, or null
 */
const CHECKS = {
  name: () => tooLong('name'),
  contact: () => tooLong('contact'),
  colour: () => (typed('colour') && !colourOf(typed('colour')) ? 'setup.colour.error' : null),
  address: () => (folderOf(typed('address')) ? null : 'setup.address.error'),
  height: () => (typed('height') && height() === null ? 'setup.height.error' : null),
};

/** @param {'name' | 'contact'} id */
function tooLong(id) {
  return [...typed(id)].length > (LIMITS[id] ?? Infinity) ? `setup.${id}.error` : null;
}

/** @returns {number | null} */
function height() {
  const number = /^\d+$/.test(typed('height')) ? Number(typed('height')) : 0;
  return number >= HEIGHTS.least && number <= HEIGHTS.most ? number : null;
}

/** @returns {Settings} what is wrong is left out until it is mended */
function settings() {
  const offered = languageBoxes();
  const chosen = offered.filter((box) => box.checked).map((box) => box.value);
  /** @param {string} id */
  const right = (id) => (CHECKS[id]() ? '' : typed(id));
  return {
    name: right('name'),
    contact: right('contact'),
    language: field('language').value,
    languages: chosen.length === offered.length ? '' : chosen.join(','),
    country: field('country').value,
    colour: colourOf(typed('colour')) ?? '',
    appearance: field('appearance').value,
  };
}

const keeps = () => !byId('keep-no', HTMLInputElement).checked;

/** @param {'code' | 'second'} id @param {{label: string, text: string} | undefined} snippet */
function fillCode(id, snippet) {
  const area = byId(id, HTMLTextAreaElement);
  const text = snippet?.text ?? '';
  if (snippet) byId(`${id}-label`, HTMLElement).textContent = say(snippet.label);
  if (area.value === text) return;
  area.value = text;
  byId(`${id}-copied`, HTMLElement).textContent = '';
}

function showSnippets() {
  const kind = /** @type {Kind} */ (radio('kind'));
  const address = folderOf(typed('address')) ?? HERE;
  const chosen = { settings: settings(), address, keeps: keeps(), height: height() };
  const [first, second] = snippetsOf(kind, chosen, data.script);
  fillCode('code', first);
  fillCode('second', second);
  byId('second-box', HTMLElement).hidden = !second;
  for (const id of ['fit', 'elsewhere']) byId(id, HTMLElement).hidden = !isEmbedded(kind);
}

function showSteps() {
  const kind = radio('kind');
  const steps = byId('steps', HTMLElement);
  steps.replaceChildren();
  for (let n = 1; has(`setup.${kind}.${n}`); n++) {
    const step = document.createElement('li');
    step.textContent = say(`setup.${kind}.${n}`);
    steps.append(step);
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pending;
let shown = '';

function refreshPreview() {
  const what = { settings: settings(), keeps: keeps(), title: say('setup.preview.frame') };
  const key = JSON.stringify(what);
  if (key === shown) return;
  shown = key;
  showPreview(stage, what);
  byId('preview-open', HTMLAnchorElement).href = previewAddress(what.settings);
}

function previewSoon() {
  clearTimeout(pending);
  pending = setTimeout(refreshPreview, PAUSE_MS);
}

/** @param {string} id told when it is left, taken back as soon as it is mended @param {boolean} left */
function check(id, left) {
  if (!(id in CHECKS)) return;
  const wrong = CHECKS[id]();
  if (left || !wrong) setError(id, wrong && say(wrong));
}

/** @param {HTMLSelectElement} list @param {[string, string][]} options values and words */
function fillList(list, options) {
  const { value } = list;
  list.replaceChildren(...options.map(([code, name]) => new Option(name, code)));
  list.value = value;
}

function fillLanguages() {
  const names = Object.entries(data.languages).map(([code, { name }]) => [code, name]);
  byId('languages', HTMLElement).append(
    ...names.map(([code, name]) => {
      const box = Object.assign(document.createElement('input'), { type: 'checkbox', value: code });
      box.checked = true;
      const label = document.createElement('label');
      label.className = 'check';
      const words = document.createElement('span');
      words.lang = code;
      words.append(name);
      label.append(box, words);
      return label;
    }),
  );
}

function fillTongues() {
  byId('tongues', HTMLElement).append(
    ...Object.entries(data.languages).map(([code, { name }]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.lang = code;
      button.append(name);
      button.addEventListener('click', () => changeLanguage(code));
      return button;
    }),
  );
}

/** @param {string} [code] */
function changeLanguage(code) {
  speak(code);
  for (const button of byId('tongues', HTMLElement).querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.lang === languageCode()));
  }
  fillList(byId('country', HTMLSelectElement), [['', say('setup.country.any')], ...countries()]);
  /** @type {[string, string][]} */
  const languages = Object.entries(data.languages).map(([tag, { name }]) => [tag, name]);
  fillList(byId('language', HTMLSelectElement), [['', say('setup.language.any')], ...languages]);
  const insecure = location.protocol === 'file:' ? 'setup.on-disk' : 'setup.insecure';
  byId('insecure-title', HTMLElement).textContent = say(`${insecure}.title`);
  byId('insecure-text', HTMLElement).textContent = say(insecure);
  for (const id of Object.keys(CHECKS)) {
    if (field(id).hasAttribute('aria-invalid')) check(id, true);
  }
  for (const id of ['code-copied', 'second-copied']) byId(id, HTMLElement).textContent = '';
  showSteps();
  showSnippets();
  refreshPreview();
}

/** @param {'code' | 'second'} id of a text to copy */
function letCopy(id) {
  byId(`${id}-copy`, HTMLButtonElement).addEventListener('click', async () => {
    const area = byId(id, HTMLTextAreaElement);
    const done = await copyText(area.value);
    if (!done) {
      area.focus();
      area.select();
    }
    byId(`${id}-copied`, HTMLElement).textContent = say(done ? 'setup.copied' : 'setup.not-copied');
  });
}

function followColour() {
  const pick = byId('colour-pick', HTMLInputElement);
  const written = field('colour');
  pick.addEventListener('input', () => {
    written.value = pick.value;
    check('colour', true);
  });
  written.addEventListener('input', () => {
    pick.value = colourOf(written.value.trim()) ?? pick.value;
  });
}

function listen() {
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    check(target.id, false);
    showSnippets();
  });
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    check(target.id, true);
    if (target.name === 'size') stage.className = target.value;
    if (target.name === 'kind') showSteps();
    showSnippets();
    previewSoon();
  });
  // Enter in a field: the browser has told of the change already.
  byId('form', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
}

byId('insecure', HTMLElement).hidden = location.protocol === 'https:';
field('address').value = HERE;
byId('colour-pick', HTMLInputElement).value = data.colour;
fillLanguages();
fillTongues();
followColour();
letCopy('code');
letCopy('second');
listen();
fitPreview(stage);
changeLanguage();
