// Scripts and styles as they stand in a page or beside it: in one piece and small. The same input
// gives the same text, in whichever folder it lies.
import { createHash } from 'node:crypto';

import { buildSync, transformSync } from 'esbuild';

export const SCRIPT_TARGET = 'es2020';
const STYLE_TARGET = ['chrome109', 'firefox115', 'safari16.4'];

/**
 * @param {string} root the repository
 * @param {string} entry path under root
 * @param {Record<string, string>} [define] expressions by the names they replace
 * @returns {string} one classic script without imports
 */
export function scriptOf(root, entry, define = {}) {
  const result = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    // The type checker's settings are no part of the product.
    tsconfigRaw: {},
    bundle: true,
    format: 'iife',
    target: SCRIPT_TARGET,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    define,
    write: false,
    logLevel: 'error',
  });
  return result.outputFiles[0].text;
}

/**
 * @param {string} code
 * @param {string} name for the message
 * @returns {string} the code, certain to end where its element ends
 */
export function inlineable(code, name) {
  if (/<\/script|<!--/i.test(code)) throw new Error(`${name} cannot stand in a script element`);
  return code.replaceAll('\r\n', '\n').trim();
}

/**
 * @param {string} source CSS
 * @returns {string} for a style element
 */
export function styleOf(source) {
  const { code } = transformSync(source, {
    loader: 'css',
    minify: true,
    charset: 'utf8',
    target: STYLE_TARGET,
  });
  if (/<\/style/i.test(code)) throw new Error('a style sheet holds </style');
  return code.trim();
}

/** @param {string} text between the tags @returns {string} as a content policy names it */
export function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}
