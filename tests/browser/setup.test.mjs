// setup.html, as a practice's web person uses it: the form, the preview, the texts to copy, and that
// those texts work on somebody else's site.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { none, ok, same } from './assert.mjs';
import { embedIntegrity, embedPinned, personInFrame } from './framed.mjs';
import { test } from './harness.mjs';
import {
  CONTACT, EXAMPLE, NAME, PLAIN, PLUM, SETTINGS, arrive, choose, control, fill, fillIn, previewHas, text,
} from './setup_form.mjs';
import { SITE } from './site.mjs';
import { asset, inLanguage, said, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */

const SECURE = 'https://practice.example/help/';
const NASTY = `"><script>alert('x')</script>&amp;<!--`;
const SANDBOX =
  'allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox ' +
  'allow-top-navigation-to-custom-protocols';
const KINDS = ['website', 'wordpress', 'builder', 'frame', 'link', 'file'];

const ATTRIBUTES =
  `name="${NAME}" contact="${CONTACT}" language="en" country="IE" colour="${PLUM}"`;

/** @param {string} address @param {string} attributes */
const element = (address, attributes) =>
  `<script src="${address}${embedPinned()}" integrity="${embedIntegrity()}" crossorigin="anonymous" defer></script>\n` +
  `<next-session${attributes && ` ${attributes}`}></next-session>`;

test('what a practice fills in is in every text to copy', PLAIN, async (world) => {
  const { page } = world;
  await arrive(world);
  await fillIn(page);
  for (const kind of ['website', 'wordpress', 'builder']) {
    await choose(page, kind);
    same(await text(page), element(EXAMPLE, ATTRIBUTES), kind);
  }
  await choose(page, 'frame');
  same(
    await text(page),
    `<iframe src="${EXAMPLE}#${SETTINGS.replaceAll('&', '&amp;')}" title="Next Session" ` +
      'style="width:100%;height:700px;border:0" ' +
      `sandbox="${SANDBOX} allow-same-origin" allow="clipboard-write" referrerpolicy="no-referrer"></iframe>`,
    'frame',
  );
  await choose(page, 'link');
  same(await text(page, 'setup.code.address'), `${EXAMPLE}#${SETTINGS}`, 'link');
  await choose(page, 'file');
  same(
    JSON.parse(await text(page, 'setup.code.settings')),
    { name: NAME, contact: CONTACT, language: 'en', country: 'IE', colour: PLUM },
    'practice.json',
  );
  same(
    await text(page, 'setup.code.command'),
    'nextsession configure index.html practice.json -o out.html',
    'the command',
  );
});

test('every kind of site says what to do, and no setting is left for it to write', PLAIN, async (world) => {
  const { page } = world;
  await arrive(world);
  same(await text(page), element(EXAMPLE, ''), 'without settings');
  for (const kind of KINDS) {
    await choose(page, kind);
    const steps = await page.getByRole('listitem').allInnerTexts();
    same(steps, [1, 2, 3].map((n) => say(`setup.${kind}.${n}`)), kind);
  }
  same(await text(page, 'setup.code.settings'), '{}', 'practice.json without settings');
  await choose(page, 'link');
  same(await text(page, 'setup.code.address'), EXAMPLE, 'a link without settings');
});

// To block workers Playwright looks for them, which a frame without an origin of its own complains of.
const WORKERS = { ...PLAIN, context: /** @type {const} */ ({ serviceWorkers: 'allow' }) };

test('languages, look, height and keeping', WORKERS, async (world) => {
  const { page } = world;
  await arrive(world);
  const english = page.getByRole('checkbox', { name: 'English', exact: true });
  await english.uncheck();
  await control(page, 'setup.appearance').selectOption({ label: say('setup.appearance.dark') });
  await page.getByText(say('setup.fit'), { exact: true }).click();
  await fill(page, { 'setup.height': '900' });
  await control(page, 'setup.keep').check();
  const own = 'languages="es" appearance="dark" keep="no" height="900"';
  same(await text(page), element(EXAMPLE, own), 'the element');
  await choose(page, 'frame');
  const frame = await text(page);
  ok(frame.includes(`height:900px;border:0" sandbox="${SANDBOX}" allow=`), `the frame keeps things: ${frame}`);
  await choose(page, 'file');
  same(JSON.parse(await text(page, 'setup.code.settings')), { languages: ['es'], appearance: 'dark' }, 'the file');
  await previewHas(page, 'languages=es&appearance=dark&preview=');
});

test('the preview is the page with the settings, and says what it changed', PLAIN, async (world) => {
  const { page } = world;
  await arrive(world);
  await previewHas(page, 'preview=');
  await (await personInFrame(page)).person.reads(say('practice.preview.none'));
  await fillIn(page);
  await previewHas(page, `${SETTINGS}&preview=`);
  await (await personInFrame(page)).person.reads(say('practice.offered', { name: NAME }));
  await fill(page, { 'setup.colour': '#ffdd00' });
  await page.keyboard.press('Tab');
  await previewHas(page, `${SETTINGS.replace('7a1f5c', 'ffdd00')}&preview=`);
  await (await personInFrame(page)).person.reads(/#ffdd00/);
  same(
    await page.evaluate(() => document.activeElement?.id),
    'appearance',
    'where the focus is, after the preview has come',
  );
  const opened = page.getByRole('link', { name: say('setup.preview.open'), exact: true });
  same(
    await opened.getAttribute('href'),
    `index.html#${SETTINGS.replace('7a1f5c', 'ffdd00')}&preview=`,
    'the address of the preview in a tab of its own',
  );
  const frame = page.locator('iframe');
  same(await frame.getAttribute('title'), say('setup.preview.frame'), 'the name of the frame');
  const width = async () => (await frame.boundingBox())?.width ?? 0;
  same(Math.round(await width()), 390, 'CSS px of a phone');
  await page.getByRole('radio', { name: say('setup.preview.computer'), exact: true }).check();
  const inside = await page.mainFrame().childFrames()[0].evaluate(() => innerWidth);
  ok(inside > 1000, `the computer is ${inside} px wide`);
  const room = await page.evaluate(() => document.documentElement.clientWidth);
  ok((await width()) < room, 'the computer does not fit');
});

test('what is typed can do no harm in a text to copy', PLAIN, async (world) => {
  const { page } = world;
  await arrive(world);
  await fill(page, { 'setup.name': NASTY });
  const website = await text(page);
  await choose(page, 'frame');
  const frame = await text(page);
  await choose(page, 'file');
  const json = await text(page, 'setup.code.settings');
  ok(!json.includes('<'), `the file could close its element: ${json}`);
  same(JSON.parse(json), { name: NASTY }, 'practice.json');
  // As the browser of a visitor reads it, on a page of its own.
  /** @param {string} html */
  const read = async (html) => {
    await page.goto('about:blank');
    await page.setContent(`<!doctype html><body>${html.replaceAll(EXAMPLE, 'about:blank?')}`, { waitUntil: 'commit' });
    return page.evaluate(() => ({
      elements: [...document.body.querySelectorAll('*')].map((one) => one.localName),
      text: document.body.innerText.trim(),
      name: document.querySelector('next-session')?.getAttribute('name'),
      src: document.querySelector('iframe')?.getAttribute('src'),
    }));
  };
  const one = await read(website.replace(/<script[^>]*><\/script>\n/, ''));
  same([one.elements, one.text, one.name], [['next-session'], '', NASTY], 'the element');
  const other = await read(frame);
  same([other.elements, other.text], [['iframe'], ''], 'the frame');
  same(new URLSearchParams(other.src?.split('#')[1]).get('name'), NASTY, 'the name in its address');
});

test('what is wrong is said at its field and left out until it is mended', PLAIN, async (world) => {
  const { page } = world;
  await arrive(world);
  await page.getByText(say('setup.fit'), { exact: true }).click();
  const wrong = [
    { id: 'setup.name', bad: 'x'.repeat(81), good: '🙂'.repeat(80), error: 'setup.name.error' },
    { id: 'setup.contact', bad: 'x'.repeat(201), good: 'x'.repeat(200), error: 'setup.contact.error' },
    { id: 'setup.colour', bad: 'green', good: '#0a5', error: 'setup.colour.error' },
    { id: 'setup.height', bad: '12', good: '300', error: 'setup.height.error' },
    { id: 'setup.address', bad: 'http://a.example/', good: 'https://a.example', error: 'setup.address.error' },
  ];
  for (const { id, bad, good, error } of wrong) {
    const one = control(page, id);
    const before = await text(page);
    await one.fill(bad);
    same(await one.getAttribute('aria-invalid'), null, `${id} complains while it is typed`);
    await one.blur();
    same(await one.getAttribute('aria-invalid'), 'true', `${id}, once it is left`);
    const ids = (await one.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const described = await page.evaluate((all) => all.map((x) => document.getElementById(x)?.textContent), ids);
    ok(described.includes(say(error)), `${id} is described by ${JSON.stringify(described)}`);
    same(await text(page), before, `the text to copy with a wrong ${id}`);
    await one.fill(good);
    same(await one.getAttribute('aria-invalid'), null, `${id}, mended`);
    ok(!(await page.getByText(say(error), { exact: true }).isVisible()), `the error of ${id} stays`);
  }
  const all = `name="${'🙂'.repeat(80)}" contact="${'x'.repeat(200)}" colour="#00aa55" height="300"`;
  same(await text(page), element('https://a.example/', all), 'all mended');
});

/** @type {[string, string][]} */
const ADDRESSES = [
  ['https://a.example', 'https://a.example/'],
  ['https://a.example/help', 'https://a.example/help/'],
  ['https://a.example/help//', 'https://a.example/help/'],
  ['https://a.example/help/index.html?x=1#name=Y', 'https://a.example/help/'],
  ['https://a.example:8443/v1.2/', 'https://a.example:8443/v1.2/'],
  [' https://a.example/with space/ ', 'https://a.example/with%20space/'],
];

test('the address is taken as people write it', PLAIN, async (world) => {
  const { page } = world;
  await arrive(world);
  await choose(page, 'link');
  for (const [written, meant] of ADDRESSES) {
    await fill(page, { 'setup.address': written });
    same(await text(page, 'setup.code.address'), meant, written);
  }
});

const OWN_SITE = { ...PLAIN, bears: (/** @type {string} */ line) => line.includes(SECURE) };

test('on a site with https the address is filled in, and there is nothing to warn of', OWN_SITE, async ({ page }) => {
  await page.route(`${SECURE}**`, (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop() || 'index.html';
    return route.fulfill({ body: readFileSync(path.join(SITE, name)), contentType: 'text/html; charset=utf-8' });
  });
  await page.goto(`${SECURE}setup.html?from=mail#top`);
  same(await control(page, 'setup.address').inputValue(), SECURE, 'the address');
  same(await text(page), element(SECURE, ''), 'the text to copy');
  ok(!(await page.getByText(say('setup.insecure.title'), { exact: true }).isVisible()), 'a warning');
});

test('without https it says what to do', PLAIN, async (world) => {
  await arrive(world);
  const { page } = world;
  await page.getByRole('heading', { name: say('setup.insecure.title'), exact: true }).waitFor();
  ok(await page.getByText(say('setup.insecure'), { exact: true }).isVisible(), 'it does not say what to do');
});

/** @param {World} world @param {string} kind */
async function onSomeonesSite(world, kind) {
  const { page, site } = world;
  await arrive(world);
  await fillIn(page);
  await choose(page, kind);
  const snippet = (await text(page)).replaceAll(EXAMPLE, `${site.origin}/`);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A practice</title>${snippet}`;
  // What docs/embedding.md tells a site with a strict policy to allow.
  const policy = kind === 'website' ? `script-src ${site.origin}` : "style-src-attr 'unsafe-inline'";
  const headers = { 'Content-Security-Policy': `default-src 'none'; frame-src ${site.origin}; ${policy}` };
  await page.goto(site.putOther(`/site-${kind}.html`, html, headers));
  const { person, frame } = await personInFrame(page);
  await person.reads(say('practice.offered', { name: NAME }));
  const [inside, around] = [await frame.evaluate(() => innerWidth), await page.evaluate(() => innerWidth)];
  ok(inside > around - 40, `the frame is ${inside} px wide, of ${around}`);
}

for (const kind of ['website', 'frame']) {
  const bears = (/** @type {string} */ line) => /^a request went to http:\/\/127\.0\.0\.1:\d+\/site/.test(line);
  test(`the text for “${kind}” works on somebody else’s site`, { ...PLAIN, bears }, (world) =>
    onSomeonesSite(world, kind));
}

test('copying says that it copied', { ...PLAIN, context: { permissions: ['clipboard-read', 'clipboard-write'] } }, async (world) => {
  const { page } = world;
  await arrive(world);
  await fillIn(page);
  await page.getByRole('button', { name: say('setup.copy'), exact: true }).click();
  const status = page.getByRole('status').filter({ hasText: say('setup.copied') });
  await status.waitFor();
  same(await page.evaluate(() => navigator.clipboard.readText()), element(EXAMPLE, ATTRIBUTES), 'the clipboard');
  await fill(page, { 'setup.name': 'Another' });
  ok(!(await status.isVisible()), 'it still says “copied”, of a text that has changed');
});

test('where the clipboard is refused the text is selected', PLAIN, async (world) => {
  const { page } = world;
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
    document.execCommand = () => false;
  });
  await arrive(world);
  await page.getByRole('button', { name: say('setup.copy'), exact: true }).click();
  await page.getByRole('status').filter({ hasText: say('setup.not-copied') }).waitFor();
  same(await page.evaluate(() => String(getSelection())), await text(page), 'what is selected');
});

test('by keyboard alone, from the name to the copied text', PLAIN, async (world) => {
  const { page } = world;
  await arrive(world);
  /** @type {string[]} */
  const passed = [];
  /** @param {string} id */
  const tabTo = async (id) => {
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => document.activeElement?.id ?? '');
      passed.push(here);
      if (here === id) return;
    }
    throw new Error(`Tab does not reach ${id}: ${passed.join(' ')}`);
  };
  await tabTo('name');
  await page.keyboard.type(NAME);
  await page.keyboard.press('Enter');
  await previewHas(page, 'name=Practice+on+the+Hill&preview=');
  await tabTo('country');
  await page.keyboard.type(said('Spain').slice(0, 4));
  await tabTo('address');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  same(await text(page), element(EXAMPLE, `name="${NAME}" country="ES"`), 'the text');
  ok(await page.getByRole('radio', { name: say('setup.wordpress'), exact: true }).isChecked(), 'the arrow chose nothing');
  await tabTo('code-copy');
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: /\S/ }).waitFor();
});

test('in Spanish from the start, and in English at a press', { ...PLAIN, language: 'es-MX' }, async (world) => {
  const { page } = world;
  await arrive(world);
  await fill(page, { 'setup.name': NAME });
  await control(page, 'setup.country').selectOption({ label: 'España' });
  await control(page, 'setup.colour').fill('verde');
  await control(page, 'setup.colour').blur();
  await choose(page, 'wordpress');
  same(await page.title(), say('setup.title'), 'the title');
  same(await page.locator('html').getAttribute('lang'), 'es', 'the language');
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await inLanguage('en', async () => {
    await page.getByRole('heading', { level: 1, name: say('setup.title'), exact: true }).waitFor();
    same(await control(page, 'setup.country').inputValue(), 'ES', 'the country');
    same(await text(page), element(EXAMPLE, `name="${NAME}" country="ES"`), 'what was filled in');
    ok(await page.getByText(say('setup.colour.error'), { exact: true }).isVisible(), 'the error is not in English');
    ok(await page.getByText(say('setup.wordpress.1'), { exact: true }).isVisible(), 'the steps are not in English');
  });
  same(await page.locator('html').getAttribute('lang'), 'en', 'the language, changed');
  const pressed = page.getByRole('button', { pressed: true });
  same(await pressed.allInnerTexts(), ['English'], 'the language that is marked');
});

test('it keeps nothing, asks nobody, and its words are in no other page', PLAIN, async (world) => {
  const { page, site } = world;
  await arrive(world);
  await fillIn(page);
  await previewHas(page, `${SETTINGS}&preview=`);
  const kept = await page.evaluate(() => [localStorage.length, document.cookie, location.hash, document.title]);
  same(kept, [0, '', '', say('setup.title')], 'what is kept and shown');
  ok(!site.requests.some((line) => line.includes('Hill')), 'the server got to know the name');
  const policy = await page.locator('meta[http-equiv]').getAttribute('content');
  same(
    policy?.replace(/'sha256-[^']+'/g, 'HASH'),
    "default-src 'none'; script-src HASH; style-src HASH; frame-src 'self'; img-src data:; font-src data:; " +
      "base-uri 'none'; form-action 'none'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    'the content policy',
  );
  const html = site.page();
  ok(!html.includes('"setup.'), 'index.html holds words of setup.html');
  const all = Object.entries(asset('locales/en.json').messages).filter(([id]) => id.startsWith('setup.'));
  const long = all.filter(([, words]) => String(words).length > 40);
  ok(long.length > 10, 'there are no words to look for');
  none(long.filter(([, words]) => html.includes(String(words))), 'words of setup.html in index.html');
});
