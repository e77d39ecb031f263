// Proof that no answer leaves: whole visits in a network of their own, in which everything that goes
// out is heard at three levels: what the browser asks for, what reaches the server, and every packet
// on the way out, name look-ups among them. Then each way out is planted, to show what is stopped by
// what, and that nothing slips past.
//   node tests/network/run.mjs      needs build/site, Chromium, ip, unshare, tcpdump
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { none, ok, same } from '../browser/assert.mjs';
import { personInFrame, siteWith } from '../browser/framed.mjs';
import { Person, STUCK } from '../browser/person.mjs';
import { Site, withoutPolicy } from '../browser/site.mjs';
import { say } from '../browser/words.mjs';
import { LEAKS, plant } from './leaks.mjs';
import { enterNamespace, layCables, listenOutside } from './namespace.mjs';

const FLAGS = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
  // What the browser itself asks the world for. Of the page nothing is held back.
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-domain-reliability', '--no-first-run',
  '--disable-features=OptimizationHints,MediaRouter,DialMediaRouteProvider,AutofillServerCommunication',
];
const GOAL = 'Zebra crossing';
const LONGEST_MS = 180_000;
const AT_ONCE = 4;

/** @typedef {import('playwright-core').BrowserContext} Context */
/** @typedef {Awaited<ReturnType<typeof listenOutside>>} Outside */
/** @typedef {{site: Site, context: Context, outside: Outside}} Here */

/** What one visit asks the server for. The icon is the browser's wish, not the page's. */
const FIRST_LOAD = ['GET /', 'GET /favicon.ico', 'GET /icon-192.png', 'GET /icon-512.png', 'GET /icon.svg', 'GET /manifest.webmanifest', 'GET /sw.js'];

// Look-ups of the browser itself, which no flag silences; it makes them on an empty page too. The
// page names none of these, which is looked at as well.
const BROWSERS_OWN = /> 10\.77\.0\.1\.53: .*[ .](google|googleapis|gvt1|gstatic)\.com\. /;

/** @param {Here} here @returns {Promise<string[]>} packets that are not the browser's own */
async function packets({ outside }) {
  return (await outside.heard()).filter((line) => !BROWSERS_OWN.test(line));
}

/** @param {Person} person */
async function wholeVisit(person) {
  await person.start();
  await person.answerAll({ ...STUCK, goals: [{ text: GOAL, start: 3, now: 3 }] });
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
  await person.press(`${say('plan.add')}: ${say('advice.A4.title')}`);
  await person.press(say('results.plan.one', { n: 1 }));
  await person.isAt(say('plan.title'));
}

/** @param {Here} here */
async function visitAlone(here) {
  const { site, context } = here;
  /** @type {string[]} */
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await context.newPage();
  const served = site.requests.length;
  const person = new Person(page, `${site.origin}/`);
  await person.arrive();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForTimeout(1000);
  const loaded = site.requests.length;
  await wholeVisit(person);
  const first = [...new Set(site.requests.slice(served, loaded))].sort();
  none(first.filter((line) => !FIRST_LOAD.includes(line)), 'files of the first load that are not static files of the site');
  none(site.requests.slice(loaded), 'requests after the first load');
  none(asked.filter((url) => !url.startsWith(`${site.origin}/`) && !/^(blob|data|about):/.test(url)), 'what the browser asked others for');
  none(await packets(here), 'packets that left');
  none(site.page().match(/(google|googleapis|gvt1|gstatic)\.com/g) ?? [], 'names of the browser’s own services in the page');
  await page.close();
  return `asked at the start for ${first.map((line) => line.slice(4)).join(' ')}, then for nothing; 0 packets left`;
}

/** @param {Here} here */
async function visitFromDisk(here) {
  const folder = mkdtempSync(path.join(tmpdir(), 'next-session-'));
  const file = path.join(folder, 'next-session.html');
  writeFileSync(file, here.site.page());
  const page = await here.context.newPage();
  const person = new Person(page, pathToFileURL(file).href);
  await person.arrive();
  await wholeVisit(person);
  none(await packets(here), 'packets that left');
  await page.close();
  rmSync(folder, { recursive: true });
  return '0 packets left';
}

/** @param {Here} here */
async function visitInFrame(here) {
  const { site, context } = here;
  const page = await context.newPage();
  await page.goto(site.putOther('/site.html', siteWith(site)));
  const { person } = await personInFrame(page);
  await wholeVisit(person);
  const posted = await page.evaluate(() => /** @type {any} */ (window).posted);
  none(posted, 'messages to the site around');
  none(await packets(here), 'packets that left');
  await page.close();
  return '0 messages to the site around, 0 packets left';
}

/** A message to the site around is under no rule of the browser: only looking finds it. @param {Here} here */
async function messageIsCaught({ site, context }) {
  const page = await context.newPage();
  await page.goto(site.putOther('/site.html', siteWith(site)));
  const { frame } = await personInFrame(page);
  await frame.evaluate((answer) => window.parent.postMessage(answer, '*'), GOAL);
  await page.waitForTimeout(200);
  const posted = await page.evaluate(() => /** @type {any} */ (window).posted);
  same(posted, [GOAL], 'messages to the site around');
  await page.close();
  return 'caught: the browser has no rule for it';
}

let hosts = 0;

/**
 * @param {Here} here
 * @param {string} address
 * @param {string} name of the way out
 * @param {boolean} expected to be heard, so that it is waited for
 * @returns {Promise<string[]>} packets that left for where it leads
 */
async function leak({ context, outside }, address, name, expected) {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // One of its own, for what nobody answers is sent again and again.
  const host = `10.78.0.${++hosts}`;
  await page.evaluate(plant, { name, host }).catch(() => '');
  const there = async () => (await outside.heard()).filter((line) => line.includes(`> ${host}.`));
  let heard = await there();
  for (let more = 0; expected && heard.length === 0 && more < 8; ++more) heard = await there();
  await page.close();
  return heard;
}

/** @param {Here} here @param {(typeof LEAKS)[number]} one @param {string} open */
async function leakIsStopped(here, one, open) {
  const control = await leak(here, open, one.name, true);
  ok(control.length > 0, 'not even a page without protection gives it away: this shows nothing');
  const heard = await leak(here, `${here.site.origin}/`, one.name, one.fate === 'caught');
  const empty = / Flags \[S\], .* length 0$/;
  if (one.fate === 'caught') ok(heard.length > 0, 'it was not heard');
  else none(one.fate === 'opened' ? heard.filter((line) => !empty.test(line)) : heard, 'packets that left');
  return one.fate === 'caught' ? `caught: ${one.why}` : `stopped: ${one.why}`;
}

/** The page without its policy and without its first script. @param {Site} site */
function unsealed(site) {
  const html = withoutPolicy(site.page());
  const open = html.replace(/<script>[^<]*sendBeacon[^<]*<\/script>/, '');
  if (open === html) throw new Error('the page has no first script');
  return site.put('/unsealed.html', open);
}

/** @param {string} title @param {() => Promise<string>} work @returns {Promise<boolean>} */
async function passes(title, work) {
  const start = performance.now();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('it took too long')), LONGEST_MS);
  });
  const outcome = await Promise.race([work(), late]).then(
    (words) => ({ good: true, words: String(words) }),
    (error) => ({ good: false, words: error instanceof Error ? error.message : String(error) }),
  );
  clearTimeout(timer);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${outcome.good ? 'ok  ' : 'FAIL'}  ${title} (${seconds} s)\n      ${outcome.words.split('\n').join('\n      ')}`);
  return outcome.good;
}

async function main() {
  layCables();
  const outside = await listenOutside();
  const site = await Site.open();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: FLAGS,
  });
  /** @type {Omit<Here, 'context'>} */
  const parts = { site, outside };
  /** @param {(here: Here) => Promise<string>} work */
  const inContext = (work) => async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const words = await work({ ...parts, context });
    await context.close();
    return words;
  };
  const open = unsealed(site);
  /** @type {[string, (here: Here) => Promise<string>][]} */
  const all = [
    ['a whole visit', visitAlone],
    ['a whole visit from a file on disk', visitFromDisk],
    ['a whole visit in the frame of another site', visitInFrame],
    ...LEAKS.map((one) => /** @type {[string, (here: Here) => Promise<string>]} */ ([`planted: ${one.name}`, (here) => leakIsStopped(here, one, open)])),
    ['planted: postMessage of an answer', messageIsCaught],
  ];
  let failed = 0;
  // Each leak has an address of its own, so several can be tried at once; the visits hear everything.
  const [visits, leaks] = [all.slice(0, 3), all.slice(3)];
  for (const [title, work] of visits) if (!(await passes(title, inContext(work)))) ++failed;
  while (leaks.length > 0) {
    const some = leaks.splice(0, AT_ONCE).map(([title, work]) => passes(title, inContext(work)));
    failed += (await Promise.all(some)).filter((good) => !good).length;
  }
  await browser.close();
  site.close();
  outside.stop();
  console.log(`${all.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

const status = enterNamespace();
process.exit(status ?? (await main()));
