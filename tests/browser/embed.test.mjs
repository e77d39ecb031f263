// On somebody else's site: the element of embed.js, and a plain frame.
import { none, ok, same } from './assert.mjs';
import { embedIntegrity, personInFrame, siteWith } from './framed.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */

/** The site around is no leak. @param {string} line */
const site = (line) => /^a request went to http:\/\/127\.0\.0\.1:\d+\/site/.test(line);
// To block workers Playwright looks for them, which a frame without an origin of its own complains of.
const ALLOWED = /** @type {const} */ ({ serviceWorkers: 'allow' });
const GOAL = 'Zebra crossing';
const VISIT = { ...STUCK, goals: [{ text: GOAL, start: 3, now: 3 }] };

/** @param {import('./person.mjs').Person} person */
async function wholeVisit(person) {
  await person.start();
  await person.answerAll(VISIT);
  await person.press(say('review.results'));
  await person.isAt(say('results.title.other', { n: 2 }));
}

/** @param {Page} page @returns {Promise<any>} what the site got to know */
const known = (page) =>
  page.evaluate(() => {
    const { heard, posted, shifts } = /** @type {any} */ (window);
    const moved = shifts.filter((/** @type {any} */ one) => !one.hadRecentInput);
    return { heard, posted, shift: moved.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.value, 0) };
  });

/** What would scroll inside the frame, and how much of it is drawn. @param {Frame} frame */
const inside = (frame) =>
  frame.evaluate(() => {
    const root = document.documentElement;
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    return {
      tall: root.scrollHeight,
      seen: root.clientHeight,
      wide: root.scrollWidth - root.clientWidth,
      drawn: canvas && getComputedStyle(canvas).display !== 'none' ? canvas.getBoundingClientRect().height : 0,
    };
  });

/** @param {Frame} frame @param {number} window its height */
async function fits(frame, window) {
  const until = Date.now() + 5000;
  for (;;) {
    const { tall, seen, wide, drawn } = await inside(frame);
    same(wide, 0, 'CSS px the page is too wide for its frame');
    if (tall === seen && drawn <= 2 * window + 2) return { tall, drawn };
    if (Date.now() > until) {
      same(tall, seen, 'the page, beside the height of its frame');
      ok(drawn <= 2 * window + 2, `${drawn} px are drawn for a window of ${window}`);
    }
    await frame.waitForTimeout(50);
  }
}

for (const keep of ['yes', 'no']) {
  for (const width of [320, 1200]) {
    const mode = keep === 'yes' ? 'with storage' : 'without';
    test(
      `a whole visit in the frame, ${mode}, ${width} px`,
      { seconds: 240, bears: site, context: { ...ALLOWED, viewport: { width, height: 700 } } },
      async ({ page, site, counted }) => {
        const attributes = `keep="${keep}"`;
        await page.goto(site.putOther(`/site-${keep}-${width}.html`, siteWith(site, { attributes })));
        const { person, frame } = await personInFrame(page);
        const first = await fits(frame, 700);
        ok(first.drawn > 0, 'nothing is drawn');
        same((await known(page)).heard, ['ready'], 'what the site has heard at the start');
        await person.start();
        same((await known(page)).heard, ['ready', 'started'], 'what the site has heard after that');
        await person.answerAll(VISIT);
        await person.press(say('review.results'));
        await person.isAt(say('results.title.other', { n: 2 }));
        const last = await fits(frame, 700);
        ok(last.tall > 1500, `the result is ${last.tall} px tall: too short to show anything`);
        const { heard, posted, shift } = await known(page);
        same(heard, ['ready', 'started', 'finished'], 'all that the site has heard');
        none(posted, 'messages to the site');
        ok(shift <= 0.05, `the layout has shifted by ${shift}`);
        await person.press(say('footer.keep'));
        await person.isAt(say('keep.title'));
        const where = keep === 'yes' ? 'keep.where.nothing' : 'keep.where.blocked';
        await person.reads(say(where));
        await person.press(say('keep.file.save'));
        await person.reads(say('keep.news.saved'));
        counted(`${Math.round(last.tall)} px tall, ${Math.round(last.drawn)} drawn, shift ${shift.toFixed(3)}`);
      },
    );
  }
}

test('a whole visit in the frame in the plain view', { seconds: 240, bears: site, context: ALLOWED, browser: 'no-webgl' }, async ({ page, site }) => {
  await page.goto(site.putOther('/site-plain.html', siteWith(site)));
  const { person, frame } = await personInFrame(page);
  await wholeVisit(person);
  await fits(frame, 700);
  await person.press(say('help.label'));
  await person.dialogOpens(say('help.title'));
  await fits(frame, 700);
  const top = await frame.evaluate(() => document.getElementById('dialog')?.getBoundingClientRect().top);
  same(top, 0, 'where a dialog begins in the frame');
  await person.press(say('dialog.close'), person.dialog());
  await person.dialogCloses();
});

test('a plain frame for sites that allow no scripts', { seconds: 240, bears: site, context: ALLOWED }, async ({ page, site }) => {
  const frame = `<iframe src="${site.origin}/#language=en" title="Next Session" style="width:100%;height:700px;border:0" sandbox="allow-scripts allow-downloads allow-modals allow-popups allow-same-origin"></iframe>`;
  await page.goto(site.putOther('/site-frame.html', siteWith(site, { element: frame })));
  const { person } = await personInFrame(page);
  await wholeVisit(person);
  none((await known(page)).posted, 'messages to the site');
});

test('a page turn shows its beginning, and the keyboard leads in and out', { seconds: 120, bears: site, context: ALLOWED }, async ({ page, site }) => {
  const before = '<p style="height:900px">Long.</p><a href="#end">Before</a>';
  const after = '<a href="#end">After</a><p style="height:900px">Long.</p>';
  await page.goto(site.putOther('/site-long.html', siteWith(site, { before, after })));
  const { person, frame } = await personInFrame(page);
  await person.start();
  await person.answer(question('X1'), 'adult');
  await person.next();
  const place = await page.evaluate(() => {
    const { top } = /** @type {Element} */ (document.querySelector('next-session')).getBoundingClientRect();
    return { top, height: window.innerHeight };
  });
  ok(place.top >= -1 && place.top < place.height / 2, `the frame begins at ${place.top} px`);
  same(await frame.evaluate(() => document.activeElement?.tagName), 'H1', 'what has the focus');

  await page.locator('a', { hasText: 'Before' }).focus();
  await page.keyboard.press('Tab');
  ok(await frame.evaluate(() => document.hasFocus()), 'Tab does not lead into the frame');
  await page.locator('a', { hasText: 'After' }).focus();
  await page.keyboard.press('Shift+Tab');
  ok(await frame.evaluate(() => document.hasFocus()), 'Shift+Tab does not lead into the frame');
  const shown = await frame.evaluate(() => document.activeElement?.getBoundingClientRect().bottom ?? 0);
  const at = await page.evaluate(() => document.querySelector('next-session')?.getBoundingClientRect().top ?? 0);
  ok(at + shown > 0 && at + shown <= 701, `what has the focus ends at ${at + shown} px of 700`);
});

test('what is drawn follows the scrolling of the site', { seconds: 120, bears: site, context: ALLOWED }, async ({ page, site }) => {
  await page.goto(site.putOther('/site-scroll.html', siteWith(site)));
  const { person, frame } = await personInFrame(page);
  await person.use(person.button(say('footer.how')).last());
  await person.isAt(say('how.title'));
  const { tall } = await fits(frame, 700);
  ok(tall > 1400, 'the page is too short to show anything');
  for (const part of [0.3, 0.6, 1, 0]) {
    await page.evaluate((to) => window.scrollTo(0, to * document.documentElement.scrollHeight), part);
    await frame.waitForFunction((share) => {
      const { top, bottom } = /** @type {Element} */ (document.getElementById('canvas')).getBoundingClientRect();
      const height = document.documentElement.clientHeight;
      return share === 1 ? Math.abs(bottom - height) < 2 : top <= share * height && bottom >= Math.min(height, share * height + 300);
    }, part);
  }
});

test('a hostile site changes nothing', { seconds: 180, bears: site, context: ALLOWED }, async ({ page, site }) => {
  const style = `* { all: unset !important } iframe, next-session { display: none !important; height: 10px !important; opacity: 0 !important; zoom: 3 !important }
    iframe { width: 10px !important }
    body { overflow-x: hidden !important; display: block !important } p { display: block !important }`;
  const csp = `default-src 'none'; script-src 'unsafe-inline' ${site.origin}; style-src 'unsafe-inline'; frame-src ${site.origin}`;
  const element = '<div id="around" style="width: 600px"><next-session></next-session></div><next-session appearance="dark"></next-session>';
  const html = siteWith(site, { style, element });
  await page.goto(site.putOther('/site-hostile.html', html, { 'Content-Security-Policy': csp }));
  const one = await personInFrame(page);
  const two = await personInFrame(page, { nth: 1 });
  await fits(one.frame, 700);
  await fits(two.frame, 700);

  // Neither the site nor another frame can as much as find the frame, and the site hears no message.
  same(await page.evaluate(() => window.length), 0, 'frames the site can speak to');
  same(await page.evaluate(() => document.querySelector('next-session')?.shadowRoot), null, 'what of the element is open');
  await page.evaluate(() => {
    window.postMessage({ height: 99999 }, '*');
    window.postMessage({ state: 'finished' }, '*');
  });
  await two.frame.evaluate(() => window.parent.postMessage({ state: 'finished', height: 3 }, '*'));
  await one.person.start();
  await one.person.answer(question('X1'), 'adult');
  await one.person.next();
  await two.person.start();
  await fits(one.frame, 700);
  same((await known(page)).heard, ['ready', 'ready', 'started', 'started'], 'what the site has heard');

  // Each keeps its own.
  const keys = await one.frame.evaluate(() => Object.keys(sessionStorage).sort());
  same(keys.length, 2, `entries of the tab (${keys.join(', ')})`);

  for (const width of ['280px', '100%', '480px']) {
    await page.evaluate((to) => {
      /** @type {HTMLElement} */ (document.getElementById('around')).style.setProperty('width', to, 'important');
    }, width);
    await page.waitForTimeout(300);
    await fits(one.frame, 700);
  }
  ok((await known(page)).shift <= 0.05, `the layout has shifted by ${(await known(page)).shift}`);
});

test('a frame obeys its parent alone, and only by the channel it has given', { seconds: 60, bears: () => true }, async ({ page, site }) => {
  const element = `<iframe src="${site.origin}/" style="width:100%;height:700px"></iframe><iframe src="${site.elsewhere}/"></iframe>`;
  await page.goto(site.putOther('/site-frames.html', siteWith(site, { element })));
  const { person, frame } = await personInFrame(page);
  const other = page.mainFrame().childFrames()[1];
  const framed = () => frame.evaluate(() => document.documentElement.classList.contains('framed'));
  const hello = () => {
    const { port1, port2 } = new MessageChannel();
    /** @type {any} */ (globalThis).heard = [];
    port1.onmessage = ({ data }) => /** @type {any} */ (globalThis).heard.push(data);
    const target = window.parent === window ? window.frames[0] : window.parent.frames[0];
    target.postMessage({ nextSession: 'hello', scroll: 'outside' }, '*', [port2]);
  };
  await other.evaluate(hello);
  await page.evaluate(() => {
    for (const message of [{ height: 5 }, { top: 9000, height: 1 }, { nextSession: 'hello' }, { do: 'erase' }]) {
      window.frames[0].postMessage(message, '*');
    }
  });
  await page.waitForTimeout(300);
  ok(!(await framed()), 'it has obeyed a stranger');
  same(await other.evaluate(() => /** @type {any} */ (globalThis).heard), [], 'what the stranger has heard');
  await page.evaluate(hello);
  await frame.waitForFunction(() => document.documentElement.classList.contains('framed'));
  await person.start();
  await page.waitForTimeout(300);
  const heard = await page.evaluate(() => /** @type {any} */ (globalThis).heard.filter((/** @type {any} */ one) => !('height' in one || 'show' in one)));
  same(heard.map((/** @type {any} */ one) => Object.values(one)[0]), ['en', 'ready', 'started'], 'what the parent has heard beside heights');
});

test('embed.js is what its integrity says', { bears: (line) => line.includes('404') }, async ({ page, site }) => {
  await page.goto(site.put('/embed-check.html', '<!doctype html><title>x</title>'));
  const sum = embedIntegrity();
  ok(/^sha384-[\w+/]{64}$/.test(sum), sum);
  const loaded = await page.evaluate(async ([address, integrity]) => {
    /** @param {string} value */
    const tries = (value) =>
      new Promise((done) => {
        const script = document.createElement('script');
        Object.assign(script, { src: address, integrity: value, crossOrigin: 'anonymous' });
        script.onload = () => done(true);
        script.onerror = () => done(false);
        document.head.append(script);
      });
    return [await tries(integrity), customElements.get('next-session') !== undefined];
  }, [`${site.origin}/embed.js`, sum]);
  same(loaded, [true, true], 'whether it loads, and defines the element');
});
