// The keyboard is enough, one always sees where one is, and nothing holds one fast.
import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { SKIPS, STUCK } from './person.mjs';
import { focused } from './probe.mjs';
import { flagTitled, optionText, question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */

const STOPS_AT_MOST = 150;

/** Fingers on the keyboard: every stop of Tab is looked at. */
class Hands {
  /** @param {World} world @param {import('playwright-core').CDPSession} devtools */
  constructor({ page, person }, devtools) {
    this.page = page;
    this.person = person;
    this.devtools = devtools;
  }

  /** @param {World} world */
  static async on(world) {
    return new Hands(world, await world.context.newCDPSession(world.page));
  }

  /** @param {string} keys */
  async press(keys) {
    await this.page.keyboard.press(keys);
  }

  focus() {
    return focused(this.page, this.devtools);
  }

  /** One Tab (or Shift+Tab); the place it leads to has to be visible. @param {string} [keys] */
  async stop(keys = 'Tab') {
    await this.press(keys);
    const focus = await this.focus();
    if (focus.body) return focus;
    const place = `${focus.role} “${focus.name}” on ${await this.person.whereabouts()}`;
    ok(focus.name, `${focus.role} without a name on ${await this.person.whereabouts()}`);
    ok(focus.ring, `the focus does not show on ${place}`);
    ok(focus.inView, `the focus is out of view on ${place}`);
    return focus;
  }

  /**
   * @param {string} role
   * @param {string} name
   * @param {string} [keys]
   */
  async walkTo(role, name, keys = 'Tab') {
    for (let at = 0; at < STOPS_AT_MOST; ++at) {
      const focus = await this.stop(keys);
      if (focus.role === role && focus.name === name) return;
    }
    throw new Error(`${keys} does not lead to ${role} “${name}”`);
  }

  /** Every stop of Tab from the top of the page until the browser's own bar. */
  async allStops() {
    const names = [];
    for (let at = 0; at < STOPS_AT_MOST; ++at) {
      const focus = await this.stop();
      if (focus.body) return names;
      names.push(`${focus.role} ${focus.name}`);
    }
    throw new Error('Tab never leaves the page');
  }
}

/**
 * Answers one choice question; half of them by number, half with the arrow keys.
 * @param {Hands} hands
 * @param {import('./words.mjs').Item} item
 * @param {string} code
 * @param {boolean} byNumber
 */
async function choose(hands, item, code, byNumber) {
  const words = optionText(item, code);
  const number = item.options.findIndex((option) => option.code === code) + 1;
  if (byNumber) {
    await hands.press(String(number));
  } else {
    // Tab reaches a group once: at its first option, as none is chosen yet.
    await hands.walkTo('radio', item.options[0].text);
    await hands.press('Space');
    for (let at = 1; at < number; ++at) await hands.press('ArrowDown');
  }
  const focus = await hands.focus();
  same([focus.role, focus.name], ['radio', words], `the focus after choosing “${words}”`);
  ok(await hands.person.choice(words).isChecked(), `“${words}” is not chosen`);
}

/** @param {Hands} hands */
async function goals(hands) {
  const [text, start, now] = question('P1').items;
  await hands.walkTo('textbox', text.text);
  await hands.page.keyboard.type('Sleep');
  for (const part of [start, now]) {
    await hands.walkTo('radio', '0');
    await hands.press('Space');
    for (let at = 0; at < 3; ++at) await hands.press('ArrowRight');
    ok(
      await hands.person.choice('3', { inside: hands.person.group(part.text) }).isChecked(),
      `the arrow keys did not reach 3 in “${part.text}”`,
    );
  }
  await hands.walkTo('button', say('question.next'));
  await hands.press('Enter');
}

test('a whole visit by keyboard', { seconds: 180 }, async (world) => {
  const { person } = world;
  const hands = await Hands.on(world);
  await person.arrive();
  await hands.walkTo('button', say('welcome.start'));
  await hands.press('Enter');
  await person.isAt(question('X1').text);
  for (let at = 0; (await person.heading()) !== say('review.title'); ++at) {
    const heading = await person.heading();
    const item = await person.question();
    const given = STUCK.answers.get(item.linkId);
    if (item.type === 'group') {
      await goals(hands);
    } else if (item.many) {
      await hands.walkTo('checkbox', optionText(item, 'none'));
      await hands.press('Space');
      ok(await person.choice(optionText(item, 'none'), { many: true }).isChecked(), 'Space did nothing');
      await hands.press('Enter');
    } else if (typeof given === 'string' && !SKIPS.includes(given)) {
      await choose(hands, item, given, at % 2 === 0);
      await hands.press('Enter');
    } else {
      await hands.walkTo('button', say('question.next'));
      await hands.press('Enter');
    }
    ok(!flagTitled(await person.leaves(heading)), 'a safety screen came up');
  }
  await hands.walkTo('button', say('review.results'));
  await hands.press('Space');
  await person.isAt(say('results.title.other', { n: 2 }));
  await hands.walkTo('button', `${say('plan.add')}: ${say('advice.A4.title')}`);
  await hands.press('Enter');
  const focus = await hands.focus();
  same(focus.name, `${say('plan.in')}: ${say('advice.A4.title')}`, 'the focus after adding');
  await hands.walkTo('button', say('results.plan.one', { n: 1 }));
  await hands.press('Enter');
  await person.isAt(say('plan.title'));
});

test('Tab goes through a page once and leaves it', { seconds: 180 }, async (world) => {
  const { person, page } = world;
  const hands = await Hands.on(world);
  await person.arrive();
  const welcome = await hands.allStops();
  same(welcome[0], `link ${say('skip.content')}`, 'the first stop');
  none(
    welcome.filter((name, at) => welcome.indexOf(name) !== at && !name.includes(say('how.title'))),
    'stops that came twice',
  );
  await page.reload();
  await person.start();
  const stops = await hands.allStops();
  const radios = stops.filter((name) => name.startsWith('radio'));
  same(radios.length, 1, 'stops of Tab within one group of radio buttons');
});

test('dialogs keep the focus, Escape closes them and gives it back', { browser: 'no-webgl' }, async (world) => {
  const { person } = world;
  const hands = await Hands.on(world);
  await person.arrive();
  for (const [opener, title] of [
    [say('display.name'), say('display.title')],
    [say('help.label'), say('help.title')],
    [say('footer.erase'), say('erase.title')],
  ]) {
    await hands.walkTo('button', opener);
    await hands.press('Enter');
    await person.dialogOpens(title);
    same((await hands.focus()).name, title, `the focus in “${title}”`);
    // More stops than the longest dialog has.
    for (let at = 0; at < 16; ++at) {
      const focus = await hands.stop();
      if (focus.body) continue;
      const inside = await person.dialog().evaluate((it) => it.contains(document.activeElement));
      ok(inside, `Tab leaves “${title}” for ${focus.role} “${focus.name}”`);
    }
    await hands.press('Escape');
    await person.dialogCloses();
    same((await hands.focus()).name, opener, `the focus after closing “${title}”`);
  }
});

test('number keys can be turned off, and do nothing in a text field', async (world) => {
  const { person, page } = world;
  const hands = await Hands.on(world);
  await person.arrive();
  await person.start();
  await hands.press('1');
  ok(await person.choice(optionText(question('X1'), 'adult')).isChecked(), 'key 1 chose nothing');
  await hands.press('Enter');
  await person.isAt(question('X2').text);
  await person.press(say('display.name'));
  await person.choose(say('display.shortcuts.off'), {
    inside: person.group(say('display.shortcuts')),
  });
  await hands.press('Escape');
  await person.dialogCloses();
  await hands.press('2');
  for (const option of question('X2').options) {
    ok(!(await person.choice(option.text).isChecked()), `key 2 still chose “${option.text}”`);
  }
  while ((await person.question()).linkId !== 'P1') await person.next();
  const [text] = question('P1').items;
  const field = page.getByRole('textbox', { name: text.text, exact: true });
  await field.click();
  await page.keyboard.type('12 34');
  same(await field.inputValue(), '12 34', 'what was typed');
});

test('the link that skips leads to the content', async (world) => {
  const hands = await Hands.on(world);
  await world.person.arrive();
  await hands.stop();
  await hands.press('Enter');
  const focus = await hands.focus();
  same([focus.role, focus.name], ['heading', say('welcome.title')], 'the focus');
  same(new URL(world.page.url()).hash, '', 'the part of the address after #');
  await hands.walkTo('button', say('welcome.start'));
});
