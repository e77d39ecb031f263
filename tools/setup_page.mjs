// setup.html, where a practice makes its settings and copies what goes into its site: one file with
// its words, style and script inline, which can load nothing but the page it shows as a preview.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { hashOf, inlineable, scriptOf, styleOf } from './bundle.mjs';
import { isSetup, themeStyle } from './content.mjs';

const SOURCE = 'en';
const PX_PER_REM = 16;

/** @param {string} file @returns {any} */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @param {string} text */
const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * @param {string} assets
 * @returns {Record<string, import('../web/setup/words.mjs').Language>} languages by code, English
 * first; regions and languages that have no words for this page are left out
 */
function languagesOf(assets) {
  const folder = path.join(assets, 'locales');
  const codes = readdirSync(folder)
    .filter((name) => /^[a-z]+\.json$/.test(name))
    .map((name) => name.replace('.json', ''))
    .sort((a, b) => Number(b === SOURCE) - Number(a === SOURCE) || (a < b ? -1 : 1));
  const { countries } = json(path.join(assets, 'helplines.json'));
  const all = codes.map((code) => {
    const { name, messages, texts = {} } = json(path.join(folder, `${code}.json`));
    const own = Object.entries(messages).filter(([id]) => isSetup(id));
    const named = countries.map((/** @type {any} */ one) => [one.country, texts[one.name] ?? one.name]);
    const language = { name, messages: Object.fromEntries(own), countries: Object.fromEntries(named) };
    return { code, language, spoken: own.length > 0 };
  });
  const spoken = all.filter((one) => one.spoken);
  return Object.fromEntries(spoken.map(({ code, language }) => [code, language]));
}

/**
 * The words are there before the script runs, in English.
 * @param {string} html
 * @param {Record<string, string>} messages
 */
function withWords(html, messages) {
  /** @param {string} id */
  const say = (id) => {
    if (!(id in messages)) throw new Error(`web/setup/setup.html asks for the unknown message "${id}"`);
    return escapeHtml(messages[id]);
  };
  return html
    .replace(/data-say="([^"]+)"[^>]*>/g, (tag, id) => tag + say(id))
    .replace(/data-say-label="([^"]+)"/g, (attribute, id) => `${attribute} aria-label="${say(id)}"`);
}

/**
 * Sizes of text in rem: here they follow the size that is set in the browser.
 * @param {string} style
 */
const inRem = (style) =>
  style.replace(/(--text-[\w-]+:)([\d.]+)px/g, (_, name, px) => `${name}${Number(px) / PX_PER_REM}rem`);

/** @param {Map<number, Buffer>} fonts by weight @returns {string} CSS, as web/all-pages.css names it */
function typeface(fonts) {
  const faces = [...fonts].map(([weight, font]) => {
    const source = `url(data:font/ttf;base64,${font.toString('base64')})`;
    return `@font-face { font-family: "Next Session"; font-weight: ${weight}; src: ${source}; }\n`;
  });
  return faces.join('');
}

/** @param {string} script @param {string} style @returns {string} the meta element */
function policy(script, style) {
  const rules = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "frame-src 'self'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "connect-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${rules.join('; ')}">`;
}

/**
 * @param {object} what
 * @param {string} what.root the repository
 * @param {Map<number, Buffer>} what.fonts the typeface of the page it is about, by weight
 * @param {string} what.integrity of the script that sites embed
 * @param {string} what.file the name of that script; as it is checked, one that changes with it
 * @returns {string} HTML
 */
export function setupPage({ root, fonts, integrity, file }) {
  const assets = path.join(root, 'assets');
  const folder = path.join(root, 'web/setup');
  const theme = json(path.join(assets, 'theme.json'));
  const languages = languagesOf(assets);
  const sheets = ['../all-pages.css', 'setup.css', 'controls.css'].map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const style = styleOf(typeface(fonts) + inRem(themeStyle(theme)) + sheets.join('\n'));
  const script = inlineable(scriptOf(root, 'web/setup/setup.mjs'), 'web/setup/setup.mjs');
  const colour = theme.colours.light.primary.toLowerCase();
  const data = JSON.stringify({ languages, script: { file, integrity }, colour }).replaceAll('<', '\\u003c');
  /** @type {Record<string, string>} */
  const parts = {
    csp: policy(script, style),
    style: `<style>${style}</style>`,
    data: `<script type="application/json" id="data">${data}</script>`,
    main: `<script>${script}</script>`,
  };
  const shell = readFileSync(path.join(folder, 'setup.html'), 'utf8').replaceAll('\r\n', '\n');
  return withWords(shell, languages[SOURCE].messages).replace(/<!--NS:([a-z]+)-->/g, (mark, name) => {
    if (!(name in parts)) throw new Error(`web/setup/setup.html has an unknown ${mark}`);
    return parts[name];
  });
}
