// Two small servers on free ports of this machine: the page, and an "elsewhere" that must never
// hear anything. Both note every request that reaches them.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
// SITE names another folder that holds the page.
const PAGE = path.join(process.env.SITE || path.join(ROOT, 'build/site'), 'index.html');

const HTML = 'text/html; charset=utf-8';

/** The page as it was built. */
export function builtPage() {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    throw new Error(`There is no ${PAGE}. First run: ./build.sh build`);
  }
}

/**
 * @param {(url: string) => string | null} find the body for a path, or null
 * @param {string[]} log
 * @returns {Promise<import('node:http').Server>}
 */
function serve(find, log) {
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    log.push(`${request.method} ${url}`);
    const body = find(url.split('?')[0]);
    if (body === null) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
      return;
    }
    response
      .writeHead(200, { 'Content-Type': HTML, 'Cache-Control': 'no-store' })
      .end(request.method === 'HEAD' ? undefined : body);
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
  /** @type {import('node:http').Server[]} */
  #servers = [];
  origin = '';
  elsewhere = '';
  /** @type {string[]} requests that reached the page's server */
  requests = [];
  /** @type {string[]} requests that reached the other one */
  leaks = [];

  static async open() {
    const site = new Site();
    site.put('/', builtPage());
    const find = (/** @type {string} */ url) => site.#pages.get(url) ?? null;
    const own = await serve(find, site.requests);
    const other = await serve(() => '', site.leaks);
    site.#servers.push(own, other);
    site.origin = originOf(own);
    site.elsewhere = originOf(other);
    return site;
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
