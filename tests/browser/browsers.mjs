// Browsers, started when the first test asks for one and shared by all tests; what keeps tests
// apart is a context of their own.
import { chromium } from 'playwright-core';

const EVERYWHERE = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Not even a name is looked up outside this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

// SwiftShader: WebGL 2 without a graphics card.
const DRAWING = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/** @typedef {'drawing' | 'no-webgl'} Kind */

/** @type {Record<Kind, string[]>} */
const FLAGS = {
  drawing: [...EVERYWHERE, ...DRAWING],
  'no-webgl': [...EVERYWHERE, '--disable-gpu', '--disable-software-rasterizer', '--disable-3d-apis'],
};

/** @type {Map<Kind, Promise<import('playwright-core').Browser>>} */
const running = new Map();

/**
 * @param {Kind} [kind]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function browser(kind = 'drawing') {
  let found = running.get(kind);
  if (!found) {
    found = chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: FLAGS[kind],
    });
    running.set(kind, found);
    // One that has died fails the test it died in, and no other.
    found.then((started) => started.on('disconnected', () => running.delete(kind)));
  }
  return found;
}

export async function closeBrowsers() {
  for (const started of [...running.values()]) await (await started).close();
  running.clear();
}
