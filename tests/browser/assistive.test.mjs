// A visit by ear: with nothing but the accessibility tree of the browser, as screen readers, switches
// and voice control use it. The view is the drawn one, whose picture plays no part in it.
import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { misheard } from './heard.mjs';
import { TreeListener, is } from './tree_listener.mjs';
import { STUCK } from './person.mjs';
import { optionText, question, questionWorded, say } from './words.mjs';

const QUESTIONS_AT_MOST = 60;
const SMALL = { deviceScaleFactor: 0.5 };

/**
 * Chooses by the default action, and hears that it is chosen.
 * @param {TreeListener} listener
 * @param {'radio' | 'checkbox'} role
 * @param {string} name
 * @param {{inside?: string, nth?: number}} [where]
 */
async function choose(listener, role, name, where) {
  const before = await listener.hears(role, name, where);
  ok(!is(before, 'checked'), `“${name}” is chosen before it was asked for`);
  await listener.act(before);
  const after = await listener.hears(role, name, where);
  ok(is(after, 'checked'), `“${name}” is not heard to be chosen`);
  ok(is(after, 'focused'), `the focus is not on “${name}” after choosing it`);
}

/** @param {TreeListener} listener */
async function goals(listener) {
  const [text, start, now] = question('P1').items;
  const words = STUCK.goals?.[0].text ?? '';
  await listener.write(await listener.hears('textbox', text.text), words);
  same((await listener.hears('textbox', text.text)).value, words, 'what the field says it holds');
  for (const part of [start, now]) await choose(listener, 'radio', '3', { inside: part.text });
}

/** @param {TreeListener} listener @param {import('./words.mjs').Item} item */
async function answer(listener, item) {
  if (item.type === 'group') return goals(listener);
  const inside = item.text;
  for (const code of [STUCK.answers.get(item.linkId) ?? []].flat()) {
    await choose(listener, item.many ? 'checkbox' : 'radio', optionText(item, code), { inside });
  }
}

/** @param {TreeListener} listener @param {string} name */
async function press(listener, name) {
  await listener.act(await listener.hears('button', name));
}

/** @param {TreeListener} listener @param {(screen: string) => Promise<void>} look */
async function questions(listener, look) {
  let title = await listener.title();
  for (let asked = 0; title !== say('review.title'); ++asked) {
    ok(asked < QUESTIONS_AT_MOST, 'the questions never end');
    const item = questionWorded(title);
    ok(item, `“${title}” is no question`);
    await answer(listener, item);
    await look(item.linkId);
    await press(listener, say('question.next'));
    title = await listener.leaves(title);
  }
}

/** @param {TreeListener} listener @param {(screen: string) => Promise<void>} look */
async function result(listener, look) {
  const first = say('advice.A4.title');
  await look('result');
  await press(listener, `${say('advice.more')}: ${first}`);
  const opened = await listener.hears('button', `${say('advice.less')}: ${first}`);
  ok(is(opened, 'expanded'), 'what was opened does not say so');
  ok(is(opened, 'focused'), 'the focus is lost after opening');
  await press(listener, `${say('plan.add')}: ${first}`);
  const added = await listener.hears('button', `${say('plan.in')}: ${first}`);
  ok(is(added, 'focused'), 'the focus is lost after adding to the plan');
  await choose(listener, 'radio', say('say.direct'), { inside: `${say('say.title')}: ${say('advice.A4.title')}` });
  await look('result, opened');
  await press(listener, say('results.plan.one', { n: 1 }));
  same(await listener.leaves(say('results.title.other', { n: 2 })), say('plan.title'), 'the last page');
  await look('plan');
}

test('a whole visit by ear', { seconds: 180, context: SMALL }, async (world) => {
  const { person, page } = world;
  const listener = await TreeListener.on(world);
  /** @type {string[]} */
  const found = [];
  const look = async (/** @type {string} */ screen) => {
    found.push(...(await misheard(listener, page)).map((line) => `${screen}: ${line}`));
  };
  await person.arrive();
  await look('welcome');
  await press(listener, say('help.label'));
  ok(await listener.hears('dialog', say('help.title')), 'there is no dialog');
  await look('help');
  await press(listener, say('dialog.close'));
  const opener = await listener.hears('button', say('help.label'));
  ok(is(opener, 'focused'), 'the focus does not come back from the dialog');
  await press(listener, say('welcome.start'));
  await listener.leaves(say('welcome.title'));
  await press(listener, say('question.next'));
  const problem = await listener.hears('heading', say('problem.title'));
  ok(is(problem, 'focused'), 'the problem does not get the focus');
  await look('problem');
  await questions(listener, look);
  await look('review');
  await press(listener, say('review.results'));
  same(await listener.leaves(say('review.title')), say('results.title.other', { n: 2 }), 'the result');
  await result(listener, look);
  none(found, 'misheard');
});

test('a fault for the ear would be found', { context: SMALL }, async (world) => {
  const { person, page } = world;
  await person.arrive();
  await person.start();
  const listener = await TreeListener.on(world);
  none(await misheard(listener, page), 'misheard before anything is broken');
  await page.evaluate(() => {
    const main = /** @type {HTMLElement} */ (document.querySelector('main'));
    /** @param {string} tag @param {Record<string, string>} attributes @param {string} [words] */
    const add = (tag, attributes, words = '') => {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      made.textContent = words;
      main.append(made);
    };
    add('button', {});
    add('h4', {}, 'Too deep');
    add('input', { type: 'radio', 'aria-label': 'Alone' });
    add('progress', { 'aria-label': 'Bare' });
    add('p', { 'aria-hidden': 'true' }, 'Never said');
  });
  const found = (await misheard(listener, page)).join('\n');
  for (const fault of [
    'no name: button', 'of level 4 follows', 'belongs to no group', 'a bare number', 'the words “Never said”',
  ]) {
    ok(found.includes(fault), `this went unnoticed: ${fault}\n${found}`);
  }
});
