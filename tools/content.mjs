// What the packer takes from assets/: all content as one object, the theme as CSS, the helplines
// as markup for a page whose script does not run.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { charactersOf } from './fonts.mjs';

const FOLDERS = ['questionnaires', 'interpretation', 'locales'];
const FILES = ['helplines.json', 'sources.json', 'theme.json'];

// What only those who keep the files need, such as where a help line's number was checked.
const NOTES = new Set(['$schema', 'sourceUrl', 'check']);

/** @param {string} key @param {unknown} value */
const withoutNotes = (key, value) => (NOTES.has(key) ? undefined : value);

/** Words of setup.html, which has them to itself. @param {string} id of a message */
export const isSetup = (id) => id.startsWith('setup.');

/**
 * @param {string} name path under assets/
 * @param {string} text
 * @returns {any} without what the page has no use for
 */
function parseContent(name, text) {
  const document = JSON.parse(text, withoutNotes);
  // From which English a language was translated. No note like the others: a message may have any id.
  if (name.startsWith('locales/')) {
    delete document.marks;
    for (const id of Object.keys(document.messages ?? {})) {
      if (isSetup(id)) delete document.messages[id];
    }
  }
  return document;
}

/**
 * @param {string} assets
 * @returns {Record<string, any>} by path under assets/, sorted
 */
export function collectContent(assets) {
  const names = [...FILES];
  for (const folder of FOLDERS) {
    if (!existsSync(path.join(assets, folder))) continue;
    for (const name of readdirSync(path.join(assets, folder))) {
      if (name.endsWith('.json')) names.push(`${folder}/${name}`);
    }
  }
  /** @type {Record<string, any>} */
  const content = {};
  for (const name of names.sort()) {
    const file = path.join(assets, name);
    try {
      content[name] = parseContent(name, readFileSync(file, 'utf8'));
    } catch (error) {
      throw new Error(`assets/${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return content;
}

/** @param {string} name @returns {string} onPrimary, option_height -> on-primary, option-height */
function kebab(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');
}

/**
 * @param {Record<string, unknown>} values
 * @param {(name: string) => string} property
 * @param {string} unit
 */
function properties(values, property, unit) {
  return Object.entries(values)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => `--${property(kebab(name))}:${value}${unit};`)
    .join('');
}

// What a practice's own colour takes the place of (src/app/brand.h).
const BRANDED = ['primary', 'onPrimary', 'primarySoft'];

/**
 * Each of these colours gives way to one that web/mirror/apply.mjs may set on the root. Under a name
 * of its own, so that print and forced colours, which set `--primary` themselves, keep theirs.
 * @param {Record<string, string>} colours
 */
function brandable(colours) {
  const own = BRANDED.map((name) => [name, `var(--brand-${kebab(name)},${colours[name]})`]);
  return { ...colours, ...Object.fromEntries(own) };
}

/**
 * The theme's colours and measures as custom properties: light by default, dark when the system
 * asks for it, and either when the person chose (data-theme on the root).
 * @param {Record<string, any>} theme assets/theme.json
 * @returns {string} CSS
 */
export function themeStyle(theme) {
  const light = properties(brandable(theme.colours.light), (name) => name, '');
  const dark = properties(brandable(theme.colours.dark), (name) => name, '');
  const { lineHeight, headingLineHeight, narrow, ...text } = theme.text;
  const { target, option_height, button_height, ...radii } = theme.shape;
  const measures =
    properties(radii, (name) => `radius-${name}`, 'px') +
    properties({ target, option_height, button_height }, (name) => name, 'px') +
    properties(theme.space, (name) => `space-${name}`, 'px') +
    properties(theme.width, (name) => `width-${name}`, 'px') +
    properties(text, (name) => `text-${name}`, 'px') +
    properties({ lineHeight, headingLineHeight }, (name) => name, '');
  return (
    `:root{color-scheme:light;${light}${measures}}\n` +
    `@media (max-width:${theme.breakpoints.narrow - 1}px){` +
    `:root{${properties(narrow, (name) => `text-${name}`, 'px')}}}\n` +
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}\n` +
    `:root[data-theme=dark]{color-scheme:dark;${dark}}\n`
  );
}

/**
 * @param {Record<string, any>} content
 * @param {Buffer[]} fonts
 * @returns {string[]} what the texts need and no glyph is there for, as "X (U+1234)"
 */
export function uncovered(content, fonts) {
  const known = fonts.map(charactersOf);
  const used = new Set([...JSON.stringify(content)].map((c) => c.codePointAt(0) ?? 0));
  return [...used]
    .filter((code) => code >= 0x20 && !known.every((set) => set.has(code)))
    .sort((a, b) => a - b)
    .map((code) => `${String.fromCodePoint(code)} (U+${code.toString(16).toUpperCase()})`);
}

// Who to call right away; complaint offices and registers are not for a page that failed to start.
const URGENT = ['emergency', 'suicide', 'dv', 'youth'];

/** @param {string} text */
function escapeHtml(text) {
  const entities = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
  ]);
  return text.replace(/[&<>"]/g, (c) => entities.get(c) ?? c);
}

/** @param {Record<string, string>} line one of helplines.json */
function helplineItem(line) {
  const ways = [];
  if (line.tel) {
    const number = line.tel.replace(/[^+0-9*#]/g, '');
    ways.push(`<a href="tel:${number}">${escapeHtml(line.tel)}</a>`);
  }
  if (line.sms) ways.push(`SMS ${escapeHtml(line.sms)}`);
  if (/^https:\/\//.test(line.url ?? '')) {
    const shown = line.url.replace(/^https:\/\/(www\.)?|\/$/g, '');
    ways.push(`<a href="${escapeHtml(line.url)}" rel="noreferrer">${escapeHtml(shown)}</a>`);
  }
  if (line.hours) ways.push(escapeHtml(line.hours));
  return `<li>${escapeHtml(line.name)}: ${ways.join(', ')}</li>`;
}

/**
 * The crisis lines as plain markup, so that they are there even when no script runs.
 * @param {{countries: any[], fallback?: {lines: any[]}}} helplines assets/helplines.json
 * @returns {string} per country one h3 and one list
 */
export function fallbackHelplines(helplines) {
  const groups = helplines.countries.map(({ name, lines }) => ({ name, lines }));
  if (helplines.fallback) groups.push({ name: '', lines: helplines.fallback.lines });
  return groups
    .map(({ name, lines }) => {
      const items = lines
        .filter((/** @type {any} */ l) => URGENT.includes(l.kind) && l.status !== 'retired')
        .map(helplineItem);
      if (!items.length) return '';
      return `${name ? `<h3>${escapeHtml(name)}</h3>` : ''}<ul>${items.join('')}</ul>`;
    })
    .join('\n');
}
