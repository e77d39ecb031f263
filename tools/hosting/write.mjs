// Makes a packed site ready for a server: a compressed copy beside each file, and a snippet for each
// kind of server.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import { policyOf, rulesFor } from './headers.mjs';
import { apache, caddy, headerList, nginx } from './servers.mjs';

const COMPRESSED = /\.(html|js|svg|webmanifest)$/;
// Small, and the one takes the place of the other in an emergency: a packed copy of the old worker
// beside the new one would be served in its stead.
const NEVER_COMPRESSED = /^sw/;

/** @param {Buffer} bytes */
function brotli(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

/**
 * GNU gzip rather than zlib: Node's zlib gives other bytes on other processors.
 * @param {Buffer} bytes
 */
export const gzip = (bytes) =>
  execFileSync('gzip', ['-9', '-n', '-c'], { input: bytes, maxBuffer: 1 << 28 });

/** @param {string} site @returns {import('./headers.mjs').Rule[]} */
export function rulesOf(site) {
  const read = (/** @type {string} */ name) => readFileSync(path.join(site, name), 'utf8');
  const setup = existsSync(path.join(site, 'setup.html')) ? policyOf(read('setup.html')) : undefined;
  return rulesFor({ index: policyOf(read('index.html')), setup });
}

/**
 * @param {string} site folder of the packed site; what is needed in it comes into it
 * @param {string} snippets folder for the snippets of other servers
 */
export function writeHosting(site, snippets) {
  const files = readdirSync(site).sort();
  for (const name of files.filter((file) => COMPRESSED.test(file) && !NEVER_COMPRESSED.test(file))) {
    const bytes = readFileSync(path.join(site, name));
    writeFileSync(path.join(site, `${name}.br`), brotli(bytes));
    writeFileSync(path.join(site, `${name}.gz`), gzip(bytes));
  }
  const rules = rulesOf(site);
  writeFileSync(path.join(site, '_headers'), headerList(rules, files));
  writeFileSync(path.join(site, '.htaccess'), apache(rules));
  rmSync(snippets, { recursive: true, force: true });
  mkdirSync(snippets, { recursive: true });
  writeFileSync(path.join(snippets, 'nginx.conf'), nginx(rules));
  writeFileSync(path.join(snippets, 'Caddyfile'), caddy(rules));
}
