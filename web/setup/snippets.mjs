// The texts a practice copies into its site.

import { sandboxOf } from '../embed/sandbox.mjs';
import { entriesOf, fragmentOf, jsonOf } from './settings.mjs';

/** @typedef {'website' | 'wordpress' | 'builder' | 'frame' | 'link' | 'file'} Kind of place it goes to */

/**
 * @typedef {object} Chosen
 * @property {import('./settings.mjs').Settings} settings
 * @property {string} address of the folder, with a / at its end
 * @property {boolean} keeps the page may keep answers in the browser
 * @property {number | null} height in CSS px; null: as tall as what it shows
 */

/** @typedef {{file: string, integrity: string}} Script that makes the element */

// A frame without the script cannot grow.
const FRAME_HEIGHT_PX = 700;
const TITLE = 'Next Session';

/** @type {Record<string, string>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} name @param {string} value @returns {string} one attribute; nothing in it is markup */
const attribute = (name, value) => `${name}="${value.replace(/[&<>"]/g, (sign) => ENTITIES[sign])}"`;

/** @param {Chosen} chosen @returns {string} the address with the settings behind its # */
function link({ settings, address }) {
  const fragment = fragmentOf(settings);
  return fragment ? `${address}#${fragment}` : address;
}

/** @param {Chosen} chosen @param {Script} script */
function element({ settings, address, keeps, height }, { file, integrity }) {
  const attributes = entriesOf(settings).map(([key, value]) => attribute(key, value));
  if (!keeps) attributes.push(attribute('keep', 'no'));
  if (height !== null) attributes.push(attribute('height', String(height)));
  const source = [
    attribute('src', address + file),
    attribute('integrity', integrity),
    attribute('crossorigin', 'anonymous'),
  ].join(' ');
  return (
    `<script ${source} defer></script>\n` +
    `<${['next-session', ...attributes].join(' ')}></next-session>`
  );
}

/** @param {Chosen} chosen */
function frame(chosen) {
  const attributes = [
    attribute('src', link(chosen)),
    attribute('title', TITLE),
    attribute('style', `width:100%;height:${chosen.height ?? FRAME_HEIGHT_PX}px;border:0`),
    attribute('sandbox', sandboxOf(chosen.keeps)),
    attribute('allow', 'clipboard-write'),
    attribute('referrerpolicy', 'no-referrer'),
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

const COMMAND = 'nextsession configure index.html practice.json -o out.html';

/**
 * @param {Kind} kind
 * @param {Chosen} chosen
 * @param {Script} script
 * @returns {{label: string, text: string}[]} one or two; label: id of a message
 */
export function snippetsOf(kind, chosen, script) {
  switch (kind) {
    case 'frame':
      return [{ label: 'setup.code', text: frame(chosen) }];
    case 'link':
      return [{ label: 'setup.code.address', text: link(chosen) }];
    case 'file':
      return [
        { label: 'setup.code.settings', text: jsonOf(chosen.settings) },
        { label: 'setup.code.command', text: COMMAND },
      ];
    default:
      return [{ label: 'setup.code', text: element(chosen, script) }];
  }
}

/** @param {Kind} kind @returns {boolean} whether it stands inside another page */
export const isEmbedded = (kind) => kind !== 'link' && kind !== 'file';
