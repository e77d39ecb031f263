// Packs the whole product into one file: build/site/index.html.
//
//   node web/pack.mjs [--root FOLDER] [--wasm FOLDER] [--out FOLDER]
//
// The file holds the shell, the style, the scripts, the WebAssembly module, the fonts and all
// content, so that its own content policy can forbid every connection. The same input gives the
// same bytes, in whichever folder it lies.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

import { transformSync } from 'esbuild';

import { writeBeside } from '../tools/beside.mjs';
import { SCRIPT_TARGET, hashOf, inlineable, scriptOf, styleOf } from '../tools/bundle.mjs';
import { collectContent, fallbackHelplines, themeStyle, uncovered } from '../tools/content.mjs';
import { subsetFonts } from '../tools/fonts.mjs';
import { gzip, writeHosting } from '../tools/hosting/write.mjs';
import { setupPage } from '../tools/setup_page.mjs';

/** @typedef {{name: string, raw: Buffer}} Part one line of the size table */

/**
 * @param {{root: string, wasm: string, out: string}} where
 * root: the repository; wasm: the folder with app.js, app.wasm and unpack.wasm; out: what is written
 * @returns {{html: string, parts: Part[], sums: import('../tools/beside.mjs').Sums, missing: string[]}}
 * missing: characters of the content that the canvas font cannot draw
 */
export function pack({ root, wasm, out }) {
  const web = path.join(root, 'web');
  const content = collectContent(path.join(root, 'assets'));
  const fonts = subsetFonts({ root, cache: path.join(root, 'build/fonts') });
  const module = readFileSync(path.join(wasm, 'app.wasm'));
  const unpacker = readFileSync(path.join(wasm, 'unpack.wasm'));
  const notices = readFileSync(path.join(root, 'THIRD_PARTY.md'), 'utf8');

  const style = packStyle(web, content);
  const scripts = {
    seal: bundle(root, 'web/seal.mjs'),
    glue: packGlue(readFileSync(path.join(wasm, 'app.js'), 'utf8')),
    main: bundle(root, 'web/main.mjs'),
  };
  const data = [
    // First and readable, for whoever wants to fill it in by hand (docs/practice-settings.md).
    dataBlock('practice', 'application/json', '{}'),
    dataBlock('unpack', 'text/plain', unpacker.toString('base64')),
    dataBlock('wasm', 'text/plain', lzma(module).toString('base64')),
    ...[...fonts].map(([weight, font]) =>
      dataBlock(`font-${weight}`, 'text/plain', lzma(font).toString('base64')),
    ),
    dataBlock('locales', 'application/json', escapeJson(JSON.stringify(localesOf(content)))),
    ...Object.entries(content).map(([file, document]) => contentBlock(file, document)),
    dataBlock('notices', 'text/plain', notices.replaceAll('<', '‹').replaceAll('>', '›')),
  ];

  const html = fill(readFileSync(path.join(web, 'shell.html'), 'utf8').replaceAll('\r\n', '\n'), {
    csp: policy(Object.values(scripts), style),
    seal: `<script>${scripts.seal}</script>`,
    style: `<style>${style}</style>`,
    data: data.join('\n'),
    glue: `<script>${scripts.glue}</script>`,
    main: `<script>${scripts.main}</script>`,
    fallback: fallbackHelplines(content['helplines.json']),
  });
  const sums = write({ root, out, html, fonts });

  const parts = [
    { name: 'unpacker', raw: unpacker },
    { name: 'module', raw: module },
    ...[...fonts].map(([weight, font]) => ({ name: `font ${weight}`, raw: font })),
    { name: 'content', raw: Buffer.from(JSON.stringify(content)) },
    { name: 'glue', raw: Buffer.from(scripts.glue) },
    { name: 'scripts', raw: Buffer.from(scripts.seal + scripts.main) },
    { name: 'style', raw: Buffer.from(style) },
    { name: 'index.html', raw: Buffer.from(html) },
  ];
  return { html, parts, sums, missing: uncovered(content, [...fonts.values()]) };
}

/**
 * @param {string} root
 * @param {string} entry path under root
 * @returns {string} one script without imports
 */
const bundle = (root, entry) => inlineable(scriptOf(root, entry), entry);

/**
 * Emscripten's script would start at once, long before the module is unpacked, and would look for
 * it on the network. As a function it starts when called: `nextSessionGlue({wasmBinary, ...})`;
 * the network names are compiled out.
 * @param {string} source app.js
 * @returns {string}
 */
function packGlue(source) {
  const { code } = transformSync(`globalThis.nextSessionGlue=function(Module){${source}\n};`, {
    minify: true,
    target: SCRIPT_TARGET,
    charset: 'utf8',
    legalComments: 'none',
    define: { fetch: 'undefined', XMLHttpRequest: 'undefined' },
  });
  const network = /\b(fetch|XMLHttpRequest|WebSocket|importScripts)\s*\(/.exec(code);
  if (network) throw new Error(`app.js still calls ${network[1]}`);
  return inlineable(code, 'app.js');
}

/**
 * @param {string} web
 * @param {Record<string, any>} content
 * @returns {string} all of web/*.css in name order, after the theme
 */
function packStyle(web, content) {
  const files = readdirSync(web)
    .filter((name) => name.endsWith('.css'))
    .sort();
  const source = files.map((name) => readFileSync(path.join(web, name), 'utf8')).join('\n');
  return styleOf(themeStyle(content['theme.json']) + source);
}

/**
 * Nothing may be loaded or sent; only the scripts and the style of this very file run. Their
 * hashes are over the text between the tags.
 * @param {string[]} scripts
 * @param {string} style
 * @returns {string} the meta element
 */
function policy(scripts, style) {
  const rules = [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "connect-src 'none'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types next-session-worker',
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${rules.join('; ')}">`;
}

/**
 * @param {string} id
 * @param {string} type not a script type, so the browser never runs it and needs no hash for it
 * @param {string} text without `<`
 */
function dataBlock(id, type, text) {
  if (text.includes('<')) throw new Error(`the data block ${id} holds a <`);
  return `<script type="${type}" id="${id}">${text}</script>`;
}

/**
 * @param {Record<string, any>} content
 * @returns {Record<string, string>} each language's own name by its code
 */
function localesOf(content) {
  const files = Object.entries(content).filter(([file]) => file.startsWith('locales/'));
  return Object.fromEntries(files.map(([, locale]) => [locale.language, locale.name]));
}

/**
 * English and all forms are plain JSON, which the transport's compression packs whole;
 * other languages are packed here, so that a saved page stays small.
 * @param {string} file
 * @param {any} document
 */
function contentBlock(file, document) {
  const json = JSON.stringify(document);
  const first = !/^locales\/(?!en\.)/.test(file);
  return first
    ? dataBlock(file, 'application/json', escapeJson(json))
    : dataBlock(file, 'text/plain', lzma(Buffer.from(json)).toString('base64'));
}

/** @param {string} json */
function escapeJson(json) {
  return json.replaceAll('<', '\\u003c');
}

/**
 * web/lzma.mjs unpacks it. The module is a sixth smaller than under gzip.
 * @param {Buffer} bytes
 * @returns {Buffer} a .lzma file whose header tells the size, which xz leaves out for a stream
 */
function lzma(bytes) {
  const options = ['--format=lzma', '-9e', '-c'];
  const packed = execFileSync('xz', options, { input: bytes, maxBuffer: 1 << 28 });
  packed.writeBigUInt64LE(BigInt(bytes.length), 5);
  return packed;
}

/**
 * @param {string} shell
 * @param {Record<string, string>} parts by the name in `<!--NS:name-->`
 * @returns {string}
 */
function fill(shell, parts) {
  for (const name of Object.keys(parts)) {
    const count = shell.split(`<!--NS:${name}-->`).length - 1;
    if (count !== 1) throw new Error(`web/shell.html has <!--NS:${name}--> ${count} times, not once`);
  }
  return shell.replace(/<!--NS:([a-z]+)-->/g, (mark, name) => {
    if (!(name in parts)) throw new Error(`web/shell.html has an unknown ${mark}`);
    return parts[name];
  });
}

/**
 * @param {object} what
 * @param {string} what.root the repository
 * @param {string} what.out the folder of the site
 * @param {string} what.html
 * @param {Map<number, Buffer>} what.fonts by weight
 */
function write({ root, out, html, fonts }) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'index.html'), html);
  const sums = writeBeside({ root, out, html });
  const setup = setupPage({ root, fonts, integrity: sums.integrity, file: sums.pinned });
  writeFileSync(path.join(out, 'setup.html'), setup);
  return sums;
}

/** @param {Part[]} parts */
function printSizes(parts) {
  console.log('Sizes in kB'.padEnd(14) + ['raw', 'gzip', 'brotli'].map((h) => h.padStart(9)).join(''));
  for (const { name, raw } of parts) {
    const brotli = brotliCompressSync(raw, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
    });
    const sizes = [raw.length, gzip(raw).length, brotli.length];
    console.log(name.padEnd(14) + sizes.map((n) => (n / 1000).toFixed(1).padStart(9)).join(''));
  }
}

/** @param {string[]} args */
function main(args) {
  const root = path.resolve(option(args, '--root') ?? fileURLToPath(new URL('..', import.meta.url)));
  const out = path.resolve(option(args, '--out') ?? path.join(root, 'build/site'));
  const wasm = path.resolve(option(args, '--wasm') ?? path.join(root, 'build/wasm'));
  const { parts, sums, missing } = pack({ root, wasm, out });
  // The page as one file, for whoever wants no server: the same bytes.
  copyFileSync(path.join(out, 'index.html'), path.join(path.dirname(out), 'nextsession.html'));
  writeHosting(out, path.join(path.dirname(out), 'hosting'));
  printSizes(parts);
  console.log(`SHA-256 of the page: ${sums.fingerprint}`);
  console.log(`Integrity of embed.js: ${sums.integrity}`);
  if (missing.length) {
    console.log(`Note: the canvas font cannot draw ${missing.join(' ')}`);
  }
}

/**
 * @param {string[]} args
 * @param {string} name
 * @returns {string | undefined}
 */
function option(args, name) {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2));
}
