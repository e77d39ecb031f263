// Cuts the page's two font weights down to the glyphs it can need.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';

const PACKAGE = '@expo-google-fonts/atkinson-hyperlegible-next';
const FOLDERS = new Map([
  [400, '400Regular'],
  [700, '700Bold'],
]);

// Latin, Latin-1, Latin Extended-A; dashes, quotes, bullet, ellipsis and a few signs. Scripts
// beyond these are shown by the plain view with the browser's own fonts.
const UNICODES =
  'U+20-7E,U+A0-17F,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032,U+2033,' +
  'U+2039,U+203A,U+20AC,U+2122,U+2190-2193,U+2212,U+2248,U+2264,U+2265,U+2713';

// src/gui/font.cpp reads outlines, metrics, the character map and pair kerning, and a text field must
// measure the same on the canvas and in the page, so no other shaping stays; the name records kept
// are the copyright and the licence.
const OPTIONS = [
  `--unicodes=${UNICODES}`,
  '--layout-features=kern',
  '--drop-tables+=GSUB,GDEF,STAT,DSIG,meta',
  '--no-hinting',
  '--notdef-outline',
  '--name-IDs=0,13,14',
  '--no-recalc-timestamp',
];

/**
 * The subset TTF of each weight. Kept under `cache` so that only a changed font or option costs
 * the second that pyftsubset (Debian package fonttools) takes.
 * @param {{root: string, cache: string}} where root: holds node_modules
 * @returns {Map<number, Buffer>} weight to font file
 */
export function subsetFonts({ root, cache }) {
  /** @type {Map<number, Buffer>} */
  const fonts = new Map();
  mkdirSync(cache, { recursive: true });
  for (const [weight, folder] of FOLDERS) {
    const from = path.join(root, 'node_modules', PACKAGE, folder);
    const name = existsSync(from) ? readdirSync(from).find((file) => file.endsWith('.ttf')) : null;
    if (!name) throw new Error(`no font of weight ${weight} in node_modules/${PACKAGE}: npm ci`);
    const source = path.join(from, name);
    const key = createHash('sha256').update(readFileSync(source)).update(OPTIONS.join(' '));
    const target = path.join(cache, `${weight}-${key.digest('hex').slice(0, 16)}.ttf`);
    if (!existsSync(target)) {
      execFileSync('pyftsubset', [source, ...OPTIONS, `--output-file=${target}.part`], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      renameSync(`${target}.part`, target);
    }
    fonts.set(weight, readFileSync(target));
  }
  return fonts;
}

/**
 * The characters a font can draw, read from its Unicode character map (format 4).
 * @param {Buffer} font a TTF file
 * @returns {Set<number>} code points
 */
export function charactersOf(font) {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === 'cmap') {
      return charactersOfMap(font.subarray(font.readUInt32BE(record + 8)));
    }
  }
  throw new Error('the font has no character map');
}

/**
 * @param {Buffer} map a cmap table
 * @returns {Set<number>}
 */
function charactersOfMap(map) {
  /** @type {Set<number>} */
  const characters = new Set();
  for (let i = 0; i < map.readUInt16BE(2); i++) {
    const table = map.subarray(map.readUInt32BE(4 + i * 8 + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const segments = table.readUInt16BE(6) / 2;
    for (let s = 0; s < segments; s++) {
      const end = table.readUInt16BE(14 + s * 2);
      const start = table.readUInt16BE(16 + (segments + s) * 2);
      for (let c = start; c <= end && c !== 0xffff; c++) characters.add(c);
    }
  }
  return characters;
}
