// What lies beside the page on a server: the service worker, the icons, the manifest. None of it ever
// sees an answer, and the page works without.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { scriptOf } from './bundle.mjs';
import { withoutSettings } from '../web/settings_block.mjs';

/** @typedef {{fingerprint: string, integrity: string, pinned: string}} Sums of the page (SHA-256), and of
 * embed.js; pinned: its name that changes with it */

/** [file, size in pixels, drawing] */
const ICONS = /** @type {const} */ ([
  ['icon-192.png', 192, 'icon.svg'],
  ['icon-512.png', 512, 'icon.svg'],
  ['icon-maskable-512.png', 512, 'icon-maskable.svg'],
]);

/** @param {string} html @returns {string} what a version is known by; settings do not count */
export function fingerprintOf(html) {
  return createHash('sha256').update(withoutSettings(html), 'utf8').digest('hex');
}

/**
 * @param {string} root
 * @param {string} fingerprint of the page it keeps
 */
function workerScript(root, fingerprint) {
  const define = { 'globalThis.FINGERPRINT': JSON.stringify(fingerprint) };
  const script = scriptOf(root, 'web/worker/worker.mjs', define);
  if (!script.includes(fingerprint)) throw new Error('the service worker does not know its page');
  return script;
}

/** @param {string} script @returns {string} for an integrity attribute */
export function integrityOf(script) {
  return `sha384-${createHash('sha384').update(script, 'utf8').digest('base64')}`;
}

/** @param {string} script @returns {string} its name for sites that pin it */
export function pinnedName(script) {
  return `embed-${createHash('sha256').update(script, 'utf8').digest('hex').slice(0, 10)}.js`;
}

/**
 * @param {object} what
 * @param {string} what.root the repository
 * @param {string} what.out the folder of the site
 * @param {string} what.html the page
 * @returns {Sums}
 */
export function writeBeside({ root, out, html }) {
  const drawings = path.join(root, 'web/static');
  cpSync(drawings, out, { recursive: true });
  for (const [name, size, drawing] of ICONS) {
    const options = ['--width', String(size), '--height', String(size), path.join(drawings, drawing)];
    writeFileSync(path.join(out, name), execFileSync('rsvg-convert', options));
  }
  writeFileSync(path.join(out, 'sw.js'), workerScript(root, fingerprintOf(html)));
  const embed = scriptOf(root, 'web/embed/element.mjs');
  // By the name that changes with it, sites can pin it and keep it for good; by the other, it is
  // always the latest.
  writeFileSync(path.join(out, 'embed.js'), embed);
  const pinned = pinnedName(embed);
  writeFileSync(path.join(out, pinned), embed);
  return { fingerprint: fingerprintOf(html), integrity: integrityOf(embed), pinned };
}
