// Small servers on free ports of this machine: the site with the page, somebody else's site that may
// show it in a frame, and an "elsewhere" that must never hear anything. Each notes every request that
// reaches it.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
// SITE names another folder that holds the page.
export const SITE = process.env.SITE || path.join(ROOT, 'build/site');
const PAGE = path.join(SITE, 'index.html');

const HTML = 'text/html; charset=utf-8';
/** @type {Record<string, string>} */
const TYPES = {
  '.html': HTML,
  '.js': 'text/javascript; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The page as it was built. */
export function builtPage() {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    throw new Error(`There is no ${PAGE}. First run: ./build.sh build`);
  }
}

// Any site may load the script that makes the frame, and check it before it runs.
const SHARED = { 'Access-Control-Allow-Origin': '*' };

/** A file beside the page. @param {string} url a path @returns {Found | null} */
function beside(url) {
  if (!/^\/[\w-]+\.[a-z]+$/.test(url)) return null;
  try {
    const body = readFileSync(path.join(SITE, url));
    return { body, headers: /^\/embed(-\w+)?\.js$/.test(url) ? SHARED : {} };
  } catch {
    return null;
  }
}

/** @typedef {{body: string | Buffer, headers?: Record<string, string>}} Found */

/**
 * @param {(url: string) => Found | null} find what there is at a path
 * @param {string[]} log
 * @returns {Promise<import('node:http').Server>}
 */
function serve(find, log) {
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    log.push(`${request.method} ${url}`);
    const name = url.split('?')[0];
    const found = find(name);
    if (!found) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
      return;
    }
    const type = TYPES[path.extname(name)] ?? HTML;
    response
      .writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', ...found.headers })
      .end(request.method === 'HEAD' ? undefined : found.body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** @param {import('node:http').Server} server */
function originOf(server) {
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

export class Site {
  /** @type {Map<string, string>} */
  #pages = new Map();
  /** @type {Map<string, Found>} */
  #others = new Map();
  /** @type {import('node:http').Server[]} */
  #servers = [];
  origin = '';
  elsewhere = '';
  /** somebody else's site */
  other = '';
  /** @type {string[]} requests that reached the page's server */
  requests = [];
  /** @type {string[]} requests that reached the other one */
  leaks = [];

  static async open() {
    const site = new Site();
    site.put('/', builtPage());
    const own = await serve((url) => site.#find(url), site.requests);
    const icon = { body: '', headers: { 'Content-Type': 'image/x-icon' } };
    const other = await serve((url) => site.#others.get(url) ?? (url === '/favicon.ico' ? icon : null), []);
    const elsewhere = await serve(() => ({ body: '' }), site.leaks);
    site.#servers.push(own, other, elsewhere);
    site.origin = originOf(own);
    site.other = originOf(other);
    site.elsewhere = originOf(elsewhere);
    return site;
  }

  /** @param {string} url a path @returns {Found | null} */
  #find(url) {
    const body = this.#pages.get(url);
    return body === undefined ? beside(url) : { body };
  }

  /** The page as it is served. */
  page() {
    return this.#pages.get('/') ?? '';
  }

  /**
   * Serves one more page.
   * @param {string} url a path
   * @param {string} html
   * @returns {string} its whole address
   */
  put(url, html) {
    this.#pages.set(url, html);
    return this.origin + url;
  }

  /**
   * A page of somebody else's site.
   * @param {string} url a path
   * @param {string} html
   * @param {Record<string, string>} [headers]
   * @returns {string} its whole address
   */
  putOther(url, html, headers = {}) {
    this.#others.set(url, { body: html, headers });
    return this.other + url;
  }

  close() {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
  }
}

/**
 * A copy of the page with one data block replaced. The blocks carry no hash, so the page's policy
 * lets it run.
 * @param {string} html
 * @param {string} id of the block
 * @param {(text: string) => string} change
 */
export function withBlock(html, id, change) {
  const block = new RegExp(`(<script type="[^"]+" id="${id}">)([^<]*)(</script>)`);
  if (!block.test(html)) throw new Error(`the page has no block "${id}"`);
  return html.replace(block, (_, open, text, close) => open + change(text) + close);
}

/**
 * A copy of the page without its content policy, for the controls that show that a test can fail.
 * @param {string} html
 */
export function withoutPolicy(html) {
  const without = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/i, '');
  if (without === html) throw new Error('the page has no content policy');
  return without;
}
