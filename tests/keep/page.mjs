// A page in a real Chromium that loads web/keep as it is, and what it hears. The network globals are
// removed first, as in the product; its policy is the product's but for scripts from files.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { eventually } from '../browser/assert.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */
/** @typedef {import('playwright-core').BrowserContext} Context */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--no-first-run', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const POLICY = [
  "default-src 'none'", 'img-src data:', "script-src 'self' 'unsafe-inline'", "connect-src 'none'",
  "form-action 'none'", "base-uri 'none'", "frame-src 'self'", "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

// Whole pages; scripts come from the repository.
const PAGES = {
  '/': `<!doctype html><title>Keep</title><link rel="icon" href="data:,">
    <script type="module" src="/tests/keep/keep_page.mjs"></script><button id="press">Press</button>`,
  '/empty': '<!doctype html><title>Empty</title><link rel="icon" href="data:,">',
  '/frame': `<!doctype html><title>Frame</title><link rel="icon" href="data:,">
    <iframe src="/" sandbox="allow-scripts"></iframe>`,
};

/** @param {string} url @returns {[string, string | Buffer] | null} type and body */
function find(url) {
  const page = /** @type {Record<string, string>} */ (PAGES)[url];
  if (page) return ['text/html; charset=utf-8', page];
  const script = 'text/javascript; charset=utf-8';
  if (url !== '/tests/keep/keep_page.mjs' && !/^\/web\/[a-z0-9_/]+\.mjs$/.test(url)) return null;
  try {
    return [script, readFileSync(path.join(ROOT, url))];
  } catch {
    return null;
  }
}

/** @type {import('node:http').Server | null} */
let server = null;

/** @returns {Promise<string>} the address, without a slash at the end */
export async function site() {
  server ??= await new Promise((resolve) => {
    const made = createServer((request, response) => {
      const found = find((request.url ?? '/').split('?')[0]);
      const headers = {
        'Content-Type': found?.[0] ?? 'text/plain',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': POLICY,
        // A frame without an origin of its own loads modules as from elsewhere.
        'Access-Control-Allow-Origin': '*',
      };
      response.writeHead(found ? 200 : 404, headers).end(found?.[1] ?? '');
    });
    made.listen(0, '127.0.0.1', () => resolve(made));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server?.address());
  return `http://127.0.0.1:${address.port}`;
}

/** @type {Promise<import('playwright-core').Browser> | null} */
let shared = null;
/** @type {Set<Running>} */
const spawned = new Set();

/** @returns {Promise<Context>} one that shares nothing with others */
export async function newContext() {
  shared ??= chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return (await shared).newContext({ acceptDownloads: true });
}

/**
 * Whether a process of the group still runs; one that has ended and waits to be noticed does not.
 * @param {number} group
 */
function runs(group) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).some((name) => {
    try {
      // "PID (NAME) STATE PARENT GROUP ..."; a name may hold anything.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, , of] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(of) === group && state !== 'Z' && state !== 'X';
    } catch {
      return false;
    }
  });
}

/** @typedef {{context: Context, kill: () => Promise<void>, profile: string}} Running */

/**
 * A browser of its own on a profile that outlives it.
 * @param {string} profile
 * @param {string[]} [more] flags
 * @returns {Promise<Running>}
 */
export async function runBrowser(profile, more = []) {
  const args = [...FLAGS, ...more, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const child = spawn(CHROMIUM, [...args, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (part) => {
      said += part;
      const found = /DevTools listening on (\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.once('error', reject);
    gone.then(() => reject(new Error(`the browser did not start: ${said.slice(-500)}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  /** @type {Running} */
  const running = {
    context: browser.contexts()[0],
    profile,
    async kill() {
      spawned.delete(running);
      // The whole group at once: no process of it has a moment to write something down.
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
      await gone;
      // One that is still ending holds the lock of the storage, and the next browser would find it shut.
      while (child.pid && runs(child.pid)) await new Promise((resolve) => setTimeout(resolve, 10));
      await browser.close().catch(() => {});
    },
  };
  spawned.add(running);
  return running;
}

export const newProfile = () => mkdtempSync(path.join(tmpdir(), 'next-session-keep-'));

/** @param {string} profile */
export function removeProfile(profile) {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

export async function closeEverything() {
  for (const running of [...spawned]) await running.kill();
  if (shared) await (await shared).close();
  server?.closeAllConnections();
  server?.close();
}

/**
 * A page of the same place that never lets go of the record's database: every other one waits.
 * @param {Context} context where it has been made already
 * @returns {Promise<Page>} to be closed when it has lasted long enough
 */
export async function holdDatabase(context) {
  const page = await context.newPage();
  await page.goto(`${await site()}/empty`);
  await page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('next-session');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const store = request.result.transaction('kept', 'readwrite').objectStore('kept');
      // A transaction lasts as long as it is asked for something.
      const again = () => void (store.get('nothing').onsuccess = again);
      again();
      resolve(null);
    };
  }));
  return page;
}

// Long, for busy machines: a passphrase alone takes a second there.
const PATIENCE_MS = 30_000;

/** One tab, as the module sees it. */
export class TabPage {
  /** @param {Page} page @param {Page | Frame} [inner] where the keeper lives */
  constructor(page, inner = page) {
    this.page = page;
    this.inner = inner;
  }

  /** @param {Context} context @param {{before?: () => void, url?: string}} [how] before: run first */
  static async open(context, { before, url = '/' } = {}) {
    const page = await context.newPage();
    if (before) await page.addInitScript(before);
    await page.goto((await site()) + url);
    const tab = new TabPage(page);
    await tab.started();
    return tab;
  }

  async started() {
    await this.inner.waitForFunction(() => /** @type {any} */ (globalThis).started, null, {
      timeout: PATIENCE_MS,
    });
  }

  async reload() {
    await this.page.reload();
    await this.started();
  }

  /** @returns {Promise<any>} what the module is told at its start */
  boot() {
    return this.inner.evaluate(() => /** @type {any} */ (globalThis).bootText);
  }

  /** @param {object} order */
  order(order) {
    return this.inner.evaluate((text) => /** @type {any} */ (globalThis).keeper.order(text), JSON.stringify(order));
  }

  /** @param {string} record */
  store(record) {
    return this.inner.evaluate((text) => /** @type {any} */ (globalThis).keeper.store(text),
      JSON.stringify({ record, settings: '{"size":100}' }));
  }

  /** Stores and waits until it is written, or given up. @param {string} record */
  async storeAll(record) {
    await this.store(record);
    await this.inner.evaluate(async () => {
      const { keeper } = /** @type {any} */ (globalThis);
      while (keeper.pending()) await keeper.pending();
    });
  }

  erase() {
    return this.inner.evaluate(() => /** @type {any} */ (globalThis).keeper.erase());
  }

  /** @returns {Promise<any[]>} news not asked for before */
  news() {
    return this.inner.evaluate(() => /** @type {any} */ (globalThis).news.splice(0));
  }

  /** @param {string} name @returns {Promise<any>} the first piece of news of that name; those before it are dropped */
  async hears(name) {
    /** @type {any} */
    let found = null;
    /** @type {any[]} */
    const others = [];
    const look = async () => {
      const heard = await this.inner.evaluate((wanted) => {
        const { news } = /** @type {any} */ (globalThis);
        const at = news.findIndex((/** @type {any} */ one) => one.news === wanted);
        return at < 0 ? [null, news] : [news[at], news.splice(0, at + 1)];
      }, name);
      found = heard[0];
      others.splice(0, others.length, ...heard[1]);
      return found !== null;
    };
    await eventually(look, `no news "${name}"`, PATIENCE_MS).catch((error) => {
      throw new Error(`${error.message}; heard ${JSON.stringify(others)}`);
    });
    return found;
  }

  /** Waits for a piece of news and leaves it, and all others, to be read. @param {string} name */
  async waitFor(name) {
    await this.inner.waitForFunction(
      (wanted) => /** @type {any} */ (globalThis).news.some((/** @type {any} */ one) => one.news === wanted),
      name, { timeout: PATIENCE_MS },
    );
  }

  /** @param {string} record @param {string} [secret] */
  async keep(record, secret = '') {
    await this.order({ do: 'keep', text: record, secret });
    return this.hears('kept');
  }

  /** Looked at without the code under test. @returns {Promise<any>} the entry of the database */
  entry() {
    return this.inner.evaluate(async () => {
      if (!(await indexedDB.databases()).some(({ name }) => name === 'next-session')) return null;
      return new Promise((resolve, reject) => {
        const request = indexedDB.open('next-session');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const got = database.transaction('kept').objectStore('kept').get('record');
          got.onsuccess = () => {
            database.close();
            resolve(got.result ?? null);
          };
        };
      });
    });
  }

  /** All that the browser keeps for this page. */
  everything() {
    return this.inner.evaluate(async () => ({
      session: { ...sessionStorage },
      local: { ...localStorage },
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
    }));
  }
}
