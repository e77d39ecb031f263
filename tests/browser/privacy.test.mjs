// Nothing leaves the page. Each way out is first shown to work on a copy without protection, so
// that silence on the real page means something.
import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { kept } from './probe.mjs';
import { withoutPolicy } from './site.mjs';
import { optionText, question, say } from './words.mjs';

/** @typedef {import('playwright-core').Page} Page */

const GOAL = 'Zebra crossing';

/** @param {import('./harness.mjs').World} world */
async function visitUnderWatch({ person, page, watch, site }) {
  const served = site.requests.length;
  const leaked = site.leaks.length;
  await person.arrive();
  /** @type {Set<string>} */
  const titles = new Set();
  const note = async () => {
    titles.add(await page.title());
    same(page.url(), person.address, 'the address');
  };
  await note();
  await person.start();
  const visit = { ...STUCK, goals: [{ text: GOAL, start: 2, now: 3 }] };
  await person.answerAll(visit, { answered: note });
  await note();
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
  await note();
  await person.press(`${say('plan.add')}: ${say('advice.A4.title')}`);
  await person.press(say('results.plan.one', { n: 1 }));
  await person.isAt(say('plan.title'));
  await note();

  same(watch.requests, [person.address], 'everything the browser asked for');
  const icon = 'GET /favicon.ico';
  same(
    site.requests.slice(served).filter((line) => line !== icon),
    ['GET /'],
    'everything that reached the server',
  );
  none(site.leaks.slice(leaked), 'requests to elsewhere');
  none(await watch.refused(), 'things the content policy had to refuse');
  none(watch.complaints, 'errors in the console');
  same(
    [...titles].sort(),
    ['welcome', 'question', 'review', 'results', 'plan']
      .map((name) => say('title', { page: say(`title.${name}`) }))
      .sort(),
    'titles of the pages',
  );
}

test('a visit asks for the page and for nothing else', { seconds: 180 }, visitUnderWatch);

test(
  'a visit in the plain view asks for nothing else either',
  { seconds: 180, browser: 'no-webgl' },
  visitUnderWatch,
);

test('the means to talk to a network are gone', async ({ person, page }) => {
  await person.arrive();
  const left = await page.evaluate(() =>
    [
      'fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport',
      'RTCPeerConnection', 'webkitRTCPeerConnection', 'Worker', 'SharedWorker', 'fetchLater',
      'BroadcastChannel',
    ].filter((name) => typeof (/** @type {any} */ (globalThis)[name]) !== 'undefined'),
  );
  none(left, 'network functions that are still there');
  same(await page.evaluate(() => typeof navigator.sendBeacon), 'undefined', 'sendBeacon');
  const back = await page.evaluate(() => {
    try {
      delete (/** @type {any} */ (globalThis).fetch);
    } catch {
      // It cannot be deleted.
    }
    return typeof globalThis.fetch;
  });
  same(back, 'undefined', 'fetch after deleting what hides it');
});

/** Ways out, tried from inside the page: each takes the address it would send to. */
const WAYS = [
  'image', 'style', 'form', 'frame', 'script', 'stylesheet', 'ping', 'frame-fetch',
  'frame-beacon', 'frame-socket',
];

/**
 * @param {Page} page
 * @param {string} way
 * @param {string} to
 */
async function tryWay(page, way, to) {
  await page.evaluate(
    ([name, address]) => {
      /** @returns {any} the window of a new, empty frame: it has all functions a window has */
      const fresh = () => document.body.appendChild(document.createElement('iframe')).contentWindow;
      /** @type {Record<string, () => void>} */
      const ways = {
        image: () => void (new Image().src = address),
        style: () => void (document.body.style.backgroundImage = `url("${address}")`),
        form: () => {
          const target = document.body.appendChild(document.createElement('iframe'));
          target.name = 'target';
          const form = document.body.appendChild(document.createElement('form'));
          Object.assign(form, { action: address, method: 'post', target: 'target' });
          form.submit();
        },
        frame: () => void (document.body.appendChild(document.createElement('iframe')).src = address),
        script: () => {
          const script = document.createElement('script');
          script.src = address;
          document.head.append(script);
        },
        stylesheet: () => {
          const link = document.createElement('link');
          Object.assign(link, { rel: 'stylesheet', href: address });
          document.head.append(link);
        },
        ping: () => {
          const link = document.body.appendChild(document.createElement('a'));
          Object.assign(link, { href: '#', ping: address });
          link.click();
        },
        'frame-fetch': () => void fresh().fetch(address, { mode: 'no-cors' }),
        'frame-beacon': () => void fresh().navigator.sendBeacon(address, 'x'),
        'frame-socket': () => void new (fresh().WebSocket)(address.replace('http', 'ws')),
      };
      try {
        ways[name]();
      } catch {
        // Refused at once.
      }
    },
    [way, to],
  );
}

/**
 * @param {Page} page
 * @param {import('./site.mjs').Site} site
 * @param {string} tag
 * @returns {Promise<string[]>} the ways that reached the other server
 */
async function leaksFrom(page, site, tag) {
  for (const way of WAYS) await tryWay(page, way, `${site.elsewhere}/${tag}/${way}`);
  await page.waitForTimeout(1000);
  return WAYS.filter((way) => site.leaks.some((line) => line.endsWith(`/${tag}/${way}`)));
}

test(
  'planted attempts to send something reach nobody',
  { bears: () => true },
  async ({ person, page, site, another }) => {
    const open = await another();
    await open.person.arrive(site.put('/without-policy.html', withoutPolicy(open.site.page())));
    same(await leaksFrom(open.page, site, 'open'), WAYS, 'ways out of a page without the policy');
    await person.arrive();
    none(await leaksFrom(page, site, 'sealed'), 'ways out of the page');
    site.leaks.length = 0;
  },
);

test('safety answers are never kept, nor is a hint of them', { seconds: 180 }, async (world) => {
  const { person, page } = world;
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  while ((await person.question()).linkId !== 'S1') await person.next();
  const before = await kept(page);
  ok(before.session.includes('adult'), 'nothing is kept at all: the test shows nothing');
  same(before.local, '', 'localStorage');

  const s1 = question('S1');
  for (const { text } of s1.options) {
    await person.choose(text);
    same(await kept(page), before, `what is kept after “${text}” to ${s1.linkId}`);
  }
  // The safety screen, and a question that is asked only after certain answers, tell as much.
  await person.next();
  await person.isAt(say('flag.SF1.title'));
  same(await kept(page), before, 'what is kept on a safety screen');
  await person.press(say('flag.continue'));
  await person.isAt(question('S1.1').text);
  same(await kept(page), before, 'what is kept on a question asked only after such an answer');
  await person.choose(optionText(question('S1.1'), 'no'));
  await person.next();

  await person.isAt(question('S2').text);
  const atS2 = await kept(page);
  for (const { code, text } of question('S2').options) {
    if (code === 'none') continue;
    await person.choose(text, { many: true });
    same(await kept(page), atS2, `what is kept after “${text}”`);
  }
});

test('words typed are kept in this tab only', { seconds: 180 }, async ({ person, page, another }) => {
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'adult');
  while ((await person.question()).linkId !== 'P1') await person.next();
  await person.rateGoals([{ text: GOAL }]);
  ok((await kept(page)).session.includes(GOAL), 'the goal is not kept');
  same((await kept(page)).local, '', 'localStorage');
  same(await page.evaluate(() => document.cookie), '', 'cookies');
  const databases = await page.evaluate(async () => (await indexedDB.databases()).length);
  same(databases, 0, 'databases');
  const other = await another();
  await other.person.arrive();
  ok(!(await kept(other.page)).session.includes(GOAL), 'another tab has the goal');
  
});
