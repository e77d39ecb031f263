// Real servers with the shipped snippets: every header on every kind of file, compressed delivery,
// what is asked for again, the practice's own pages left alone, the emergency switch, and the page
// itself in a browser under those headers.
//   node tests/hosting/run.mjs [nginx|Apache|Caddy]
// It needs build/site, build/hosting, nginx, apache2, caddy, Chromium
import { copyFileSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { expressionOf } from '../../tools/hosting/headers.mjs';
import { rulesOf } from '../../tools/hosting/write.mjs';
import { none, ok, same } from '../browser/assert.mjs';
import { browser, closeBrowsers } from '../browser/browsers.mjs';
import { Person, STUCK } from '../browser/person.mjs';
import { ROOT, SITE } from '../browser/site.mjs';
import { say } from '../browser/words.mjs';
import { OWN, SERVERS, SNIPPETS, UNDER, nginxMisplaced, started } from './servers.mjs';

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

/** @param {string} name @param {Answer} answer */
function promised(name, answer) {
  const headers = Object.entries(ruleOf(name).headers);
  for (const [header, value] of headers) {
    same(answer.headers[header.toLowerCase()], value, `${header} of /${name}`);
  }
  const type = answer.headers['content-type'] ?? '';
  ok(TYPES[path.extname(name || 'index.html')].test(type), `the type of /${name} is ${type}`);
  return headers.length;
}

/** @param {string} base address of the page's folder, without its last "/" */
async function allHeaders(base) {
  let looked = 0;
  for (const name of ['', ...files()]) {
    const answer = await get(`${base}/${name}`);
    same(answer.status, 200, `the answer for /${name}`);
    looked += promised(name, answer);
  }
  return `${looked} headers on ${files().length + 1} addresses`;
}

const UNPACK = /** @type {Record<string, (bytes: Buffer) => Buffer>} */ ({
  br: brotliDecompressSync,
  gzip: gunzipSync,
});

/** @param {string} base @param {string[]} ways that the server offers */
async function compressed(base, ways) {
  /** @type {string[]} */
  const sizes = [];
  for (const name of ['', ...files()]) {
    const file = path.join(SITE, name || 'index.html');
    const whole = readFileSync(file);
    const plain = await get(`${base}/${name}`);
    same(plain.headers['content-encoding'], undefined, `how /${name} is packed where nothing is taken`);
    ok(plain.body.equals(whole), `/${name} without compression differs`);
    for (const way of ways) {
      const answer = await get(`${base}/${name}`, { 'Accept-Encoding': way === 'br' ? 'gzip, deflate, br' : way });
      promised(name, answer);
      const packed = existsSync(`${file}.${way === 'gzip' ? 'gz' : way}`);
      same(answer.headers['content-encoding'], packed ? way : undefined, `how /${name} is packed where ${way} is taken`);
      ok((packed ? UNPACK[way](answer.body) : answer.body).equals(whole), `/${name} under ${way} differs`);
      if (!packed) continue;
      ok((answer.headers.vary ?? '').toLowerCase().includes('accept-encoding'), 'caches are not told that it varies');
      if (name === '') sizes.push(`${way} ${answer.body.length} of ${whole.length}`);
    }
  }
  return `the page: ${sizes.join(', ')} bytes`;
}

/** @param {string} base */
async function again(base) {
  const first = await get(`${base}/index.html`);
  const tag = first.headers.etag ?? '';
  ok(tag, 'the page has no ETag');
  const second = await get(`${base}/index.html`, { 'If-None-Match': tag });
  same([second.status, second.body.length], [304, 0], 'the answer to the same question');
  same(second.headers['cache-control'], 'no-cache', 'Cache-Control of that answer');
  for (const name of ['no-such-file.html', 'embed-0000000000.js', 'no-such-icon.png']) {
    const missing = await get(`${base}/${name}`);
    same(missing.status, 404, `the answer for /${name}, which is not there`);
    ok(!/max-age/.test(missing.headers['cache-control'] ?? ''), `/${name} is to be missing for long`);
  }
  return `304 for ${tag}`;
}

/** @param {string} address of the practice's own site */
async function leftAlone(address) {
  const ours = new Set(rulesOf(SITE).flatMap(({ headers }) => Object.keys(headers)));
  for (const name of ['', ...Object.keys(OWN)]) {
    const answer = await get(`${address}/${name}`);
    same([answer.status, answer.body.toString()], [200, OWN[name || 'index.html']], `the practice's own /${name}`);
    none([...ours].filter((header) => header.toLowerCase() in answer.headers), `headers of ours on /${name}`);
  }
  const bare = await get(address + UNDER);
  same([301, 302, 308].includes(bare.status), true, `a way from ${UNDER} (${bare.status}) to the page`);
  ok(String(bare.headers.location).endsWith(`${UNDER}/`), `it leads to ${bare.headers.location}`);
  return `${Object.keys(OWN).length + 1} addresses`;
}

/** @param {string} base */
async function setUp(base) {
  const context = await (await browser()).newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${base}/setup.html`);
  // The page within the page, which its own frame-ancestors must let in.
  await page.frameLocator('iframe').getByText(say('practice.preview.none')).first().waitFor({ state: 'attached' });
  await context.close();
  none(complaints.filter((text) => !text.includes('favicon.ico')), 'what the browser complains of');
  return 'with the preview in it, no complaint';
}

/** @param {string} base @param {string} site the folder that is served there */
async function switchedOff(base, site) {
  const context = await (await browser()).newContext();
  const page = await context.newPage();
  await page.goto(`${base}/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const held = () =>
    page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      (await caches.keys()).filter((name) => name.startsWith('next-session')).length,
    ]);
  const before = await held();
  same(before[0], 1, 'workers before');
  ok(before[1] > 0, 'nothing was kept for offline use, so nothing can be forgotten');
  copyFileSync(path.join(site, 'sw-kill-switch.js'), path.join(site, 'sw.js'));
  for (const way of ['', 'gzip', 'br']) {
    const { body } = await get(`${base}/sw.js`, { 'Accept-Encoding': way });
    ok(body.equals(readFileSync(path.join(site, 'sw-kill-switch.js'))), `sw.js under "${way}" is still the old one`);
  }
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  const until = Date.now() + 10_000;
  while (String(await held()) !== '0,0' && Date.now() < until) await new Promise((done) => setTimeout(done, 100));
  same(await held(), [0, 0], 'workers and kept copies afterwards');
  await context.close();
  return 'every kind of answer is the new file, and the browser forgot its copy';
}

async function misplaced() {
  const { status, said } = nginxMisplaced();
  ok(status !== 0, 'nginx takes the snippet outside a location');
  ok(said.includes('"limit_except" directive is not allowed here'), said);
  return 'refused';
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
  const only = process.argv[2];
  for (const which of SERVERS.filter(({ name }) => !only || name === only)) {
    const { name, ways } = which;
    const server = await started(which).catch((error) => error);
    if (server instanceof Error) {
      await test(`${name} starts`, () => Promise.reject(server));
      continue;
    }
    const base = server.address + UNDER;
    await test(`${name}: every promised header on every file`, () => allHeaders(server.alone));
    await test(`${name}: the same in a folder of a site`, () => allHeaders(base));
    await test(`${name}: the site around it is left alone`, () => leftAlone(server.address));
    await test(`${name}: compressed copies`, () => compressed(server.alone, ways));
    await test(`${name}: the same in a folder of a site`, () => compressed(base, ways));
    await test(`${name}: asked again, and for what is not there`, () => again(base));
    await test(`${name}: a whole visit under these headers`, () => visit(base));
    if (files().includes('setup.html')) await test(`${name}: the page for practices`, () => setUp(base));
    await test(`${name}: the emergency switch`, () => switchedOff(base, server.site));
    await server.stop();
  }
  await test('nginx: the snippet does not start where it would change other pages', misplaced);
  await closeBrowsers();
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exit(await main());
