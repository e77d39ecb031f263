// Without a network: from the service worker's copy, and from a file on disk.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { fingerprintOf } from '../../tools/beside.mjs';
import { createSiteServer, listen } from '../../tools/serve.mjs';
import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { PATIENCE_MS, STUCK } from './person.mjs';
import { SITE, withBlock } from './site.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./person.mjs').Person} Person */

/** This test's own server. @param {string} line */
const own = (line) => line.startsWith('a request went to http://127.0.0.1:');
/** @type {import('./harness.mjs').ContextOptions} */
const context = { serviceWorkers: 'allow' };
const FIRST_PORT = 18400;

/** A site of its own in a folder of its own, which can be changed and stopped. */
async function hosted() {
  const folder = mkdtempSync(path.join(tmpdir(), 'next-session-'));
  cpSync(SITE, folder, { recursive: true });
  const server = createSiteServer(folder);
  const port = await listen(server, FIRST_PORT);
  const file = (/** @type {string} */ name) => path.join(folder, name);
  const read = (/** @type {string} */ name) => readFileSync(file(name), 'utf8');
  return {
    address: `http://127.0.0.1:${port}/`,
    read,
    /** @param {string} name @param {string} text */
    write: (name, text) => writeFileSync(file(name), text),
    /** A later version of the page and of its worker. */
    publish() {
      const { page, worker } = later(read('index.html'), read('sw.js'));
      writeFileSync(file('index.html'), page);
      writeFileSync(file('sw.js'), worker);
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * A test on a site of its own, once the page is there and its copy is kept.
 * @param {string} title
 * @param {Pick<import('./harness.mjs').Options, 'seconds' | 'bears'>} options
 * @param {(world: import('./harness.mjs').World & {host: Awaited<ReturnType<typeof hosted>>}) => Promise<void>} run
 */
function hostedTest(title, options, run) {
  test(title, { ...options, context }, async (world) => {
    const host = await hosted();
    try {
      await world.person.arrive(host.address);
      await copied(world.page);
      await run({ ...world, host });
    } finally {
      host.stop();
      host.remove();
    }
  });
}

const LATER = 'A later version.';

/** @param {string} page @param {string} worker */
function later(page, worker) {
  const next = withBlock(page, 'notices', () => LATER);
  return { page: next, worker: worker.replaceAll(fingerprintOf(page), fingerprintOf(next)) };
}

/**
 * Playwright's waitForFunction takes a promise itself for a yes.
 * @param {Page} page
 * @param {string} what is waited for
 * @param {() => Promise<boolean>} holds runs in the page
 */
async function until(page, what, holds) {
  const end = Date.now() + PATIENCE_MS;
  while (!(await page.evaluate(holds))) {
    if (Date.now() > end) throw new Error(`not in ${PATIENCE_MS / 1000} s: ${what}`);
    await page.waitForTimeout(50);
  }
}

/** @param {Page} page */
const copied = (page) =>
  until(page, 'a copy is kept', async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === 'activated';
  });

/** @param {Page} page @returns {Promise<boolean>} whether it is the later version */
const isLater = (page) =>
  page.evaluate((words) => document.getElementById('notices')?.textContent === words, LATER);

/**
 * As the browser does by itself, once a day or when the page is opened. A look that it has begun a
 * moment before and this one count as the same, so it is asked until a later worker is found; then
 * that one's installing is waited for, be it to succeed or not.
 * @param {Page} page
 */
async function lookForUpdate(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration) throw new Error('there is no service worker');
    let found = false;
    registration.addEventListener('updatefound', () => (found = true));
    while (!found || registration.installing) {
      if (!registration.installing) await registration.update().catch(() => {});
      await new Promise((done) => setTimeout(done, 50));
    }
  });
}

/** @param {Person} person */
async function finish(person) {
  await person.answerAll(STUCK);
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
}

hostedTest('a whole visit with the server stopped', { seconds: 180, bears: own }, async ({ person, page, host }) => {
  host.stop();
  await person.reload();
  await person.start();
  await finish(person);
  const names = await page.evaluate(() => caches.keys());
  same(names, [`next-session-${fingerprintOf(host.read('index.html')).slice(0, 16)}`], 'what is cached');
});

hostedTest('a new version in the middle of a visit is offered, and nothing is lost', { seconds: 240, bears: own }, async ({ person, page, host }) => {
  await person.reload();
  await person.start();
  await person.answer(question('X1'), 'adult');
  await person.next();
  host.publish();
  await lookForUpdate(page);
  await person.reads(say('update.title'));
  same(await person.heading(), question('X2').text, 'the page while it is offered');
  ok(!(await isLater(page)), 'it was forced');
  await person.answer(question('X2'), 's9-20');
  await person.next();
  // Not taken yet, a page that is loaded again is the one it was.
  await person.reload();
  await person.isAt(question('X3').text);
  ok(!(await isLater(page)), 'it was forced by loading the page again');
  await person.press(say('update.use'));
  await page.waitForFunction((words) => document.getElementById('notices')?.textContent === words, LATER);
  await person.isAt(question('X3').text);
  ok(!(await person.sees(say('update.title'))), 'it is still offered');
  await person.back();
  ok(await person.choice(question('X2').options.find(({ code }) => code === 's9-20')?.text ?? '').isChecked(), 'an answer is lost');
  await person.next();
  await finish(person);
  same((await page.evaluate(() => caches.keys())).length, 1, 'copies that are kept');
});

hostedTest('half of a new version changes nothing', { seconds: 120, bears: () => true }, async ({ person, page, host }) => {
  await person.reload();
  const { page: next, worker } = later(host.read('index.html'), host.read('sw.js'));
  host.write('sw.js', worker);
  await lookForUpdate(page);
  const waits = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  ok(!(await waits()), 'half of it waits for its turn');
  ok(!(await person.sees(say('update.title'))), 'half of it is offered');
  host.write('index.html', next);
  await lookForUpdate(page);
  await person.reads(say('update.title'));
});

hostedTest('the kill switch ends it', { seconds: 120, bears: own }, async ({ person, page, host }) => {
  await person.reload();
  host.write('sw.js', host.read('sw-kill-switch.js'));
  await lookForUpdate(page);
  await until(page, 'worker and copy are gone', async () => {
    const left = await navigator.serviceWorker.getRegistrations();
    return left.length === 0 && (await caches.keys()).length === 0;
  });
  await person.start();
});

hostedTest('new settings of the practice arrive without a new version', { seconds: 120, bears: own }, async ({ person, page, host }) => {
  await person.reload();
  host.write('index.html', withBlock(host.read('index.html'), 'practice', () => '{"name": "Practice on the Hill"}'));
  await person.reload();
  await until(page, 'the copy has the new settings', async () => {
    const cache = await caches.open((await caches.keys())[0]);
    const copy = await (await cache.match('./'))?.text();
    return Boolean(copy?.includes('Practice on the Hill'));
  });
  await person.reload();
  same(await page.evaluate(() => document.getElementById('practice')?.textContent), '{"name": "Practice on the Hill"}', 'its settings');
  ok(!(await person.sees(say('update.title'))), 'it is offered as a new version');
});

/** @param {Page} page @param {() => Promise<void>} press @returns {Promise<{name: string, text: string}>} */
async function downloaded(page, press) {
  // The dialog for a place in the file system cannot be answered here.
  await page.evaluate(() => void delete (/** @type {any} */ (globalThis).showSaveFilePicker));
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('the page saves itself, byte for byte, and is known by its fingerprint', { seconds: 120 }, async ({ person, page, site }) => {
  await person.arrive();
  await person.press(say('footer.privacy'));
  await person.press(say('check.title'));
  await person.isAt(say('check.title'));
  const sum = createHash('sha256').update(site.page(), 'utf8').digest('hex');
  await person.reads(sum.replace(/.{8}(?!$)/g, '$& '));
  const { name, text } = await downloaded(page, () => person.press(say('page.save')));
  same(name, 'next-session.html', 'the name of the file');
  ok(text === site.page(), `the file differs from the page (${text.length} and ${site.page().length} characters)`);
});

test('from a file on disk, with no network', { seconds: 240 }, async ({ person, page, context, site, watch }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'next-session-'));
  try {
    const file = path.join(folder, 'next-session.html');
    writeFileSync(file, site.page());
    await context.setOffline(true);
    watch.origin = 'file:/';
    await person.arrive(pathToFileURL(file).href);
    await person.start();
    await finish(person);
    await person.press(say('footer.keep'));
    await person.press(say('keep.device.keep'));
    await person.reads(say('keep.where.kept'));
    await person.reload();
    await person.reads(say('keep.where.kept'));
    const saved = await downloaded(page, () => person.press(say('keep.file.save')));
    ok(saved.text.includes('QuestionnaireResponse'), 'the record is not in the file');
    const again = await downloaded(page, () => person.press(say('page.save')));
    ok(again.text === site.page(), 'the page saved from disk differs');
    none(watch.requests.filter((url) => !/^(file|blob|data):/.test(url)), 'requests');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
