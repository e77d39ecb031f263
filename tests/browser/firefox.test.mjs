// A second engine. Without a graphics card Firefox has no WebGL, so this is the plain view.
import puppeteer from 'puppeteer-core';

import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { SKIPS, STUCK } from './person.mjs';
import { flagTitled, optionText, question, questionWorded, say } from './words.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const PATIENCE_MS = 30_000;

/** A person at Firefox, who finds things by role and words. */
class Reader {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} role @param {string} name */
  async find(role, name) {
    const words = name.replaceAll('"', '\\"');
    const found = await this.page.waitForSelector(`::-p-aria([name="${words}"][role="${role}"])`, {
      timeout: PATIENCE_MS,
    });
    if (!found) throw new Error(`there is no ${role} “${name}”`);
    return found;
  }

  /** @param {string} role @param {string} name */
  async use(role, name) {
    await (await this.find(role, name)).click();
  }

  async heading() {
    return this.page.evaluate(
      () => [...document.querySelectorAll('h1')].find((it) => it.checkVisibility())?.textContent ?? '',
    );
  }

  /** @param {string} heading @returns {Promise<string>} the next one */
  async leaves(heading) {
    const until = Date.now() + PATIENCE_MS;
    for (let now = ''; Date.now() < until; ) {
      now = await this.heading();
      if (now && now !== heading) return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the page “${heading}” did not change`);
  }

  /** Answers what the plan answers, up to the review. @param {import('./person.mjs').Plan} plan */
  async answerAll(plan) {
    for (let now = await this.heading(); now !== say('review.title'); ) {
      ok(!flagTitled(now), `a safety screen came up: “${now}”`);
      const item = questionWorded(now);
      ok(item, `“${now}” is no question of the form`);
      const given = plan.answers.get(item.linkId);
      ok(given === undefined || !SKIPS.includes(String(given)), 'skipping is not part of this visit');
      for (const code of given === undefined ? [] : [given].flat()) {
        await this.use(item.many ? 'checkbox' : 'radio', optionText(item, code));
      }
      // Enter goes on from a choice; without one the button has to be found.
      if (given === undefined) await this.use('button', say('question.next'));
      else await this.page.keyboard.press('Enter');
      now = await this.leaves(now);
    }
  }
}

/** @param {(reader: Reader) => Promise<void>} work */
async function inFirefox(work) {
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: true,
    // Not even a name is looked up outside this machine.
    extraPrefsFirefox: { 'network.proxy.type': 1, 'network.proxy.no_proxies_on': '127.0.0.1' },
  });
  try {
    await work(new Reader(await firefox.newPage()));
  } finally {
    await firefox.close();
  }
}

test('a visit from welcome to the plan', { seconds: 240, browser: 'no-webgl' }, ({ site }) =>
  inFirefox(async (reader) => {
    const { page } = reader;
    /** @type {string[]} */
    const requests = [];
    /** @type {string[]} */
    const complaints = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`${site.origin}/`);
    await reader.find('button', say('welcome.start'));
    same(await reader.heading(), say('welcome.title'), 'the heading');
    const plain = await page.evaluate(() => document.querySelector('canvas')?.checkVisibility());
    same(plain, false, 'whether the canvas is shown');
    await reader.use('button', say('welcome.start'));
    await reader.leaves(say('welcome.title'));
    await reader.answerAll(STUCK);
    await reader.use('button', say('review.results'));
    same(await reader.leaves(say('review.title')), say('results.title.other', { n: 2 }), 'the result');
    await reader.use('button', `${say('plan.add')}: ${say('advice.A4.title')}`);
    await reader.use('button', say('results.plan.one', { n: 1 }));
    await reader.leaves(say('results.title.other', { n: 2 }));
    same(await reader.heading(), say('plan.title'), 'the last page');
    const foreign = requests.filter((url) => !url.startsWith(`${site.origin}/`));
    none(foreign.filter((url) => !/^(about|blob|data):/.test(url)), 'requests to elsewhere');
    none(complaints, 'complaints of the console');
  }),
);

test('a reload keeps the place, and the keyboard is enough', { seconds: 180, browser: 'no-webgl' }, ({ site }) =>
  inFirefox(async (reader) => {
    const { page } = reader;
    await page.goto(`${site.origin}/`);
    await reader.use('button', say('welcome.start'));
    same(await reader.leaves(say('welcome.title')), question('X1').text, 'the first question');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    same(await reader.leaves(question('X1').text), question('X2').text, 'the second question');
    await page.keyboard.press('3');
    await page.reload();
    await reader.find('button', say('question.next'));
    same(await reader.heading(), question('X2').text, 'the question after a reload');
    const chosen = await page.evaluate(
      () => [...document.querySelectorAll('input')].findIndex((it) => it.checked),
    );
    same(chosen, 2, 'which answer is chosen after a reload');
  }),
);
