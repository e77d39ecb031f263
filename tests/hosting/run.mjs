// Real servers with the shipped snippets: every header on every kind of file, compressed delivery,
// what is asked for again, and the page itself in a browser under those headers.
//   node tests/hosting/run.mjs      needs build/site, build/hosting, nginx, apache2, caddy, Chromium
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { expressionOf } from '../../tools/hosting/headers.mjs';
import { rulesOf } from '../../tools/hosting/write.mjs';
import { none, ok, same } from '../browser/assert.mjs';
import { browser, closeBrowsers } from '../browser/browsers.mjs';
import { Person, STUCK } from '../browser/person.mjs';
import { ROOT, SITE } from '../browser/site.mjs';
import { say } from '../browser/words.mjs';

const SNIPPETS = path.join(path.dirname(SITE), 'hosting');
const START_MS = 10_000;
const NGINX = 18_480;
const APACHE = 18_481;
const CADDY = 18_482;

/** @typedef {{status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer}} Answer */

/**
 * @param {string} address
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Answer>} as it came, not decompressed
 */
function get(address, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers }, (answer) => {
      /** @type {Buffer[]} */
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** @param {string} text @param {string} folder of the server's own files */
const write = (text, folder, name = 'server.conf') => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

/** @param {string} folder @returns {[string, string[], number]} */
function nginxCommand(folder) {
  const brotli = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
  const modules = existsSync(brotli) ? `load_module ${brotli};\n` : '';
  const snippet = readFileSync(path.join(SNIPPETS, 'nginx.conf'), 'utf8');
  // As the snippet's own words say, where the module is there.
  write(modules ? snippet.replace('# brotli_static on;', 'brotli_static on;') : snippet, folder, 'snippet.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  const file = write(
    `${modules}daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
worker_processes 1; events { }
http { include /etc/nginx/mime.types; access_log off; ${temporary.join(' ')}
  server { listen 127.0.0.1:${NGINX}; root ${folder}/www; include ${folder}/snippet.conf; } }
`,
    folder,
  );
  return ['nginx', ['-c', file, '-e', path.join(folder, 'error.log')], NGINX];
}

/** @param {string} folder @returns {[string, string[], number]} */
function apacheCommand(folder) {
  const modules = ['mpm_event', 'authz_core', 'dir', 'headers', 'mime', 'rewrite', 'setenvif'];
  const load = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
  const user = process.getuid?.() === 0 ? 'User www-data\nGroup www-data\n' : '';
  const file = write(
    `${load.join('\n')}
ServerRoot ${folder}\nServerName localhost\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log
${user}Listen 127.0.0.1:${APACHE}\nTypesConfig /etc/mime.types\nMutex file:${folder}
DocumentRoot ${folder}/www
<Directory ${folder}/www>\n  AllowOverride FileInfo Indexes\n  Require all granted\n</Directory>
`,
    folder,
  );
  return ['apache2', ['-D', 'FOREGROUND', '-f', file], APACHE];
}

/** @param {string} folder @returns {[string, string[], number]} */
function caddyCommand(folder) {
  const file = write(
    `{\n  admin off\n  auto_https off\n}
http://127.0.0.1:${CADDY} {\n  root * ${folder}/www\n  import ${SNIPPETS}/Caddyfile\n}
`,
    folder,
    'Caddyfile',
  );
  return ['caddy', ['run', '--config', file, '--adapter', 'caddyfile'], CADDY];
}

/** @param {(folder: string) => [string, string[], number]} command */
async function started(command) {
  const folder = mkdtempSync(path.join(tmpdir(), 'next-session-server-'));
  mkdirSync(path.join(folder, 'www'));
  cpSync(SITE, path.join(folder, 'www'), { recursive: true });
  cpSync(SITE, path.join(folder, 'www/sub'), { recursive: true });
  const open = spawn('chmod', ['-R', 'a+rX', folder]);
  await new Promise((done) => open.on('close', done));
  const [name, args, port] = command(folder);
  const env = { ...process.env, HOME: folder, PATH: `${process.env.PATH}:/usr/sbin` };
  const server = spawn(name, args, { env });
  let said = '';
  server.stderr.on('data', (data) => (said += data));
  server.on('error', (error) => (said += error.message));
  const address = `http://127.0.0.1:${port}`;
  const until = Date.now() + START_MS;
  while (!(await get(`${address}/`).then(() => true, () => false))) {
    if (Date.now() > until) {
      const log = path.join(folder, 'error.log');
      throw new Error(`${name} did not start: ${said}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    address,
    async stop() {
      const ended = new Promise((done) => server.once('close', done));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const files = () => readdirSync(SITE).filter((name) => /\.(html|js|png|svg|webmanifest)$/.test(name));

/** @param {string} name of a file @returns {import('../../tools/hosting/headers.mjs').Rule} */
function ruleOf(name) {
  const rule = rulesOf(SITE).find(({ paths }) => paths.some((one) => new RegExp(`^${expressionOf(one)}$`).test(name)));
  if (!rule) throw new Error(`no rule is about ${name}`);
  return rule;
}

const TYPES = /** @type {Record<string, RegExp>} */ ({
  '.html': /^text\/html; ?charset=utf-8$/i,
  '.js': /^(application|text)\/javascript(; ?charset=utf-8)?$/i,
  '.png': /^image\/png$/,
  '.svg': /^image\/svg\+xml/,
  '.webmanifest': /^application\/manifest\+json/,
});

/** @param {string} address @param {string} under */
async function allHeaders(address, under) {
  let looked = 0;
  for (const name of ['', ...files()]) {
    const answer = await get(`${address}${under}/${name}`);
    same(answer.status, 200, `the answer for /${name}`);
    for (const [header, value] of Object.entries(ruleOf(name).headers)) {
      same(answer.headers[header.toLowerCase()], value, `${header} of /${name}`);
      ++looked;
    }
    const type = answer.headers['content-type'] ?? '';
    ok(TYPES[path.extname(name || 'index.html')].test(type), `the type of /${name} is ${type}`);
  }
  return `${looked} headers on ${files().length + 1} addresses`;
}

/** @param {string} address @param {string[]} ways that the server offers */
async function compressed(address, ways) {
  const unpack = /** @type {Record<string, (bytes: Buffer) => Buffer>} */ ({ br: brotliDecompressSync, gzip: gunzipSync });
  const whole = readFileSync(path.join(SITE, 'index.html'));
  const plain = await get(`${address}/index.html`);
  ok(plain.body.equals(whole), 'the page without compression differs');
  /** @type {string[]} */
  const sizes = [];
  for (const way of ways) {
    const answer = await get(`${address}/`, { 'Accept-Encoding': way === 'br' ? 'gzip, deflate, br' : way });
    same(answer.headers['content-encoding'], way, `how the page is packed where ${way} is taken`);
    ok(unpack[way](answer.body).equals(whole), `the page under ${way} differs`);
    ok((answer.headers.vary ?? '').toLowerCase().includes('accept-encoding'), 'caches are not told that it varies');
    same(answer.headers['x-content-type-options'], 'nosniff', 'a header of the compressed page');
    sizes.push(`${way} ${answer.body.length}`);
  }
  return `${sizes.join(', ')} bytes of ${whole.length}`;
}

/** @param {string} address */
async function again(address) {
  const first = await get(`${address}/index.html`);
  const tag = first.headers.etag ?? '';
  ok(tag, 'the page has no ETag');
  const second = await get(`${address}/index.html`, { 'If-None-Match': tag });
  same([second.status, second.body.length], [304, 0], 'the answer to the same question');
  same((await get(`${address}/no-such-file.html`)).status, 404, 'the answer for a file that is not there');
  return `304 for ${tag}`;
}

/** @param {string} address */
async function visit(address) {
  const context = await (await browser()).newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const person = new Person(page, `${address}/`);
  await person.arrive();
  await person.start();
  await person.answerAll(STUCK);
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await person.isAt((await person.question()).text);
  await context.close();
  none(complaints.filter((text) => !text.includes('favicon.ico')), 'what the browser complains of');
  return 'finished, no complaint, and there again without a network';
}

/** @type {[string, (folder: string) => [string, string[], number], string[]][]} */
const SERVERS = [
  ['nginx', nginxCommand, existsSync('/usr/lib/nginx/modules/ngx_http_brotli_static_module.so') ? ['br', 'gzip'] : ['gzip']],
  ['Apache', apacheCommand, ['br', 'gzip']],
  ['Caddy', caddyCommand, ['br', 'gzip']],
];

async function main() {
  if (!existsSync(SNIPPETS)) throw new Error(`There is no ${path.relative(ROOT, SNIPPETS)}. First run: ./build.sh build`);
  let passed = 0;
  let failed = 0;
  /** @param {string} title @param {() => Promise<string>} work */
  const test = async (title, work) => {
    try {
      console.log(`ok    ${title}\n      ${await work()}`);
      ++passed;
    } catch (error) {
      console.log(`FAIL  ${title}\n      ${error instanceof Error ? error.message : error}`);
      ++failed;
    }
  };
  for (const [name, command, ways] of SERVERS) {
    const server = await started(command).catch((error) => error);
    if (server instanceof Error) {
      await test(`${name} starts`, () => Promise.reject(server));
      continue;
    }
    await test(`${name}: every promised header on every file`, () => allHeaders(server.address, ''));
    await test(`${name}: the same in a folder of the site`, () => allHeaders(server.address, '/sub'));
    await test(`${name}: compressed copies`, () => compressed(server.address, ways));
    await test(`${name}: asked again, and for what is not there`, () => again(server.address));
    await test(`${name}: a whole visit under these headers`, () => visit(server.address));
    await server.stop();
  }
  await closeBrowsers();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exit(await main());
