// Colours, text size, help lines: what the person chooses, and what their system says.
import { ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { look } from './picture.mjs';
import { asset, question, say } from './words.mjs';
import { setDisplay } from './tour.mjs';

/** @typedef {import('./harness.mjs').World} World */

const COLOURS = asset('theme.json').colours;

/** @param {number[]} rgb */
const hex = (rgb) => `#${rgb.map((n) => n.toString(16).padStart(2, '0')).join('')}`.toUpperCase();

/** @param {import('./picture.mjs').Picture} picture the darkest sum of red, green and blue in it */
function darkest({ data }) {
  let least = Infinity;
  for (let i = 0; i < data.length; i += 4) least = Math.min(least, data[i] + data[i + 1] + data[i + 2]);
  return least;
}

/** @param {World} world the colour of the page below its header, at the left edge */
async function background({ page }) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  const picture = await look(page, { x: 3, y: 300, width: 1, height: 1 });
  return hex([...picture.data.slice(0, 3)]);
}

for (const browser of /** @type {const} */ (['drawing', 'no-webgl'])) {
  const view = browser === 'drawing' ? 'drawn' : 'plain';

  test(`the colours of the ${view} view follow the system, then the person`, { browser }, async (world) => {
    const { person, page } = world;
    await page.emulateMedia({ colorScheme: 'light' });
    await person.arrive();
    same(await background(world), COLOURS.light.background, 'light system');
    await page.emulateMedia({ colorScheme: 'dark' });
    same(await background(world), COLOURS.dark.background, 'the system turned dark');
    await setDisplay(person, 'theme', 'light');
    same(await background(world), COLOURS.light.background, 'light chosen on a dark system');
    await page.emulateMedia({ colorScheme: 'light' });
    await setDisplay(person, 'theme', 'dark');
    same(await background(world), COLOURS.dark.background, 'dark chosen on a light system');
    await setDisplay(person, 'theme', 'system');
    same(await background(world), COLOURS.light.background, 'back to the system');
  });

  test(`text of the ${view} view grows to twice its size`, { browser }, async ({ person, page }) => {
    await person.arrive();
    const lead = page.getByText(say('welcome.lead'));
    const before = await lead.boundingBox();
    await setDisplay(person, 'size', '200');
    const after = await lead.boundingBox();
    ok(before && after, 'the text has no place');
    // Twice as high a line and about twice as many of them.
    ok(after.height > before.height * 2, `it was ${before.height} px high and is ${after.height}`);
    await setDisplay(person, 'size', '100');
    same((await lead.boundingBox())?.height, before.height, 'height after going back');
  });

  test(`the help of the ${view} view shows the lines of the country chosen`, { browser }, async (world) => {
    const { person } = world;
    await person.arrive();
    await person.press(say('help.label'));
    const dialog = person.dialog();
    await person.dialogOpens(say('help.title'));
    await dialog.getByText(say('help.fallback')).waitFor();
    for (const code of ['ES', 'US', 'DE']) {
      const country = asset('helplines.json').countries.find(
        (/** @type {any} */ one) => one.country === code,
      );
      await person.chooseCountry(country.name);
      for (const line of country.lines) {
        // The emergency number stands first, in a notice of its own.
        const name =
          line.kind === 'emergency'
            ? dialog.getByText(line.name)
            : dialog.getByRole('heading', { name: line.name, exact: true });
        await name.first().waitFor();
        if (!line.tel) continue;
        const call = dialog.getByRole('link', {
          name: `${say('line.call', { number: line.tel })}: ${line.name}`,
          exact: true,
        });
        const href = await call.first().getAttribute('href');
        const dialled = line.tel.replace(/[^+*#0-9]/g, '');
        same(href, `tel:${dialled}`, `where the number of “${line.name}” leads`);
      }
    }
    await person.press(say('dialog.close'), dialog);
    await person.press(say('help.label'));
    const list = dialog.getByRole('combobox');
    same(await list.inputValue(), 'DE', 'the country when the help is opened again');
  });
}

test('links that leave the page go to a new one and tell it nothing', async ({ person, page }) => {
  await person.arrive();
  await person.press(say('help.label'));
  await person.chooseCountry('United States');
  const links = await person.dialog().getByRole('link').all();
  ok(links.length > 2, 'there are no links');
  for (const link of links) {
    const href = (await link.getAttribute('href')) ?? '';
    ok(/^(tel:|sms:|https:)/.test(href), `a link leads to ${href}`);
    ok(!href.includes('?'), `a link carries something: ${href}`);
    if (!href.startsWith('https:')) continue;
    same(await link.getAttribute('target'), '_blank', `the target of ${href}`);
    const rel = (await link.getAttribute('rel')) ?? '';
    ok(rel.includes('noopener') && rel.includes('noreferrer'), `${href} says where one came from`);
  }
  const policy = page.locator('meta[name=referrer]');
  same(await policy.getAttribute('content'), 'no-referrer', 'what the page says of referrers');
});

for (const browser of /** @type {const} */ (['drawing', 'no-webgl'])) {
  const view = browser === 'drawing' ? 'drawn' : 'plain';

  test(`who asks for more contrast gets it in the ${view} view`, { browser }, async (world) => {
    const { person, page } = world;
    await person.arrive();
    await background(world);
    const lead = await page.getByText(say('welcome.lead')).boundingBox();
    ok(lead, 'the text has no place');
    const usual = darkest(await look(page, lead));
    await page.emulateMedia({ contrast: 'more' });
    await background(world);
    const more = darkest(await look(page, lead));
    ok(more < usual, `the soft text stays as soft as it was (${usual}, ${more})`);
  });
}

test('who asks for less motion sees none', { browser: 'no-webgl' }, async ({ person, page }) => {
  await person.arrive();
  await person.start();
  /** @param {number} at hovers, which is where the page would move */
  const moving = async (at) => {
    await page.mouse.move(1, 1);
    await person.choice(question('X1').options[at].text).locator('..').hover();
    return page.evaluate(() => ({
      running: document.getAnimations().length,
      able: [...document.querySelectorAll('#mirror, #mirror *')].filter((it) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(it);
        return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
      }).length,
      smooth: getComputedStyle(document.documentElement).scrollBehavior,
    }));
  };
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  ok((await moving(0)).able > 0, 'nothing moves anyway: the test shows nothing');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  same(await moving(1), { running: 0, able: 0, smooth: 'auto' }, 'what moves');
});
