// A small server for trying the packed page on this machine:
//   node tools/serve.mjs [FOLDER]     PORT chooses the first port to try (8000)
// It answers only this machine, keeps no log and tells the browser to keep nothing.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = /^(text\/|application\/(json|manifest)|image\/svg)/;
const PORTS_TO_TRY = 100;

/**
 * @param {string} folder
 * @param {string} url as in the request line
 * @returns {string | null} a file inside the folder, or null when the address leads out of it
 */
function fileOf(folder, url) {
  let name;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (name.endsWith('/')) name += 'index.html';
  const file = path.join(folder, name);
  return file.startsWith(folder + path.sep) && !file.includes('\0') ? file : null;
}

/**
 * @param {string} folder what is served
 * @returns {import('node:http').Server} not listening yet
 */
export function createSiteServer(folder) {
  const root = path.resolve(folder);
  return createServer(async (request, response) => {
    const file = fileOf(root, request.url ?? '/');
    /** @type {Buffer} */
    let body;
    try {
      if (!file) throw new Error('outside');
      body = await readFile(file);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
      return;
    }
    const type = TYPES[path.extname(String(file))] ?? 'application/octet-stream';
    /** @type {Record<string, string | number>} */
    const headers = {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      Vary: 'Accept-Encoding',
    };
    if (COMPRESSED.test(type) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
      headers['Content-Encoding'] = 'br';
      body = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    }
    headers['Content-Length'] = body.length;
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  });
}

/**
 * Listens on 127.0.0.1 at the first free port.
 * @param {import('node:http').Server} server
 * @param {number} first
 * @returns {Promise<number>} the port
 */
export async function listen(server, first) {
  for (let port = first; port < first + PORTS_TO_TRY; port++) {
    const free = await new Promise((resolve, reject) => {
      server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
        if (error.code === 'EADDRINUSE') resolve(false);
        else reject(error);
      });
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    server.removeAllListeners('error');
    if (free) return port;
  }
  throw new Error(`no free port from ${first} to ${first + PORTS_TO_TRY - 1}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../build/site', import.meta.url));
  const port = await listen(createSiteServer(folder), Number(process.env.PORT || 8000));
  console.log(`Next Session is at http://127.0.0.1:${port}/  (Ctrl+C ends it)`);
}
