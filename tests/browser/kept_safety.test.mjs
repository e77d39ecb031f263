// Keeping on the device never takes a safety answer along, in no storage and no file.
import { eventually, none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { GOAL, NOTHING, PLAIN, SECRET, begin, goTo, keep, leaveKeeping } from './keeping_steps.mjs';
import { STUCK, but } from './person.mjs';
import { goToKeeping, saveRecord, withoutSaveDialog } from './record_files.mjs';
import { everything } from './stored.mjs';
import { question, say } from './words.mjs';
import * as independent from '../keep/independent.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Words and ids that tell of a safety answer, or that there was one. Choices that other questions
 * have too tell nothing.
 * @returns {string[]}
 */
function safetyTraces() {
  const common = ['never', 'none', 'no', 'yes', ...[...STUCK.answers.values()].flat()];
  return ['SF', ...['S1', 'S1.1', 'S2'].map(question).flatMap((item) => [
    `"${item.linkId}"`, item.text,
    ...item.options.filter(({ code }) => !common.includes(code)).flatMap(({ code, text }) => [`"${code}"`, text]),
  ])];
}

/** With what is under the passphrase opened, by a script of its own. @param {Page} page @param {string} secret */
async function readable(page, secret) {
  const all = await everything(page);
  for (const { kept } of all.databases) {
    for (const entry of kept ?? []) if (secret) entry.text = await independent.open(entry.text, secret);
  }
  return JSON.stringify(all).replaceAll(/\\+"/g, '"');
}

/** @param {string} where @param {string} text */
function tellsNothing(where, text) {
  ok(text.includes('s9-20'), `${where} holds no answer at all: the test shows nothing`);
  none(safetyTraces().filter((one) => text.includes(one)), `${where} tells of safety answers`);
}

for (const secret of ['', SECRET]) {
  const how = secret ? 'under a passphrase' : 'in the clear';
  test(`kept ${how}, a safety answer is in no storage and no file`, { ...PLAIN, seconds: 180 }, async (world) => {
    const { person, page, context } = world;
    await withoutSaveDialog(context);
    await person.arrive();
    await person.start();
    for (const [id, given] of [['X1', 'adult'], ['X2', 's9-20']]) {
      await person.answer(question(id), given);
      await person.next();
    }
    await keep(person, secret);
    await leaveKeeping(person);
    let looks = 0;
    const look = async () => {
      tellsNothing('what the browser keeps', await readable(page, secret));
      ++looks;
    };
    const answered = async (/** @type {import('./words.mjs').Item} */ { linkId }) => {
      if (linkId.startsWith('S')) await look();
    };
    const visit = but(STUCK, { S1: 'sometimes', 'S1.1': 'yes', S2: ['sudden-stop', 'senses'] });
    const goals = [{ text: GOAL, start: 2, now: 2 }];
    const { flags } = await person.answerAll({ ...visit, goals }, { answered, flag: look });
    ok(flags.length > 1, `safety screens: ${flags}; the test shows nothing`);
    await person.press(say('review.results'));
    await person.leaves(say('review.title'));
    await look();
    const { text } = await saveRecord(person);
    ok(text.includes(GOAL), 'the file lacks the goal');
    tellsNothing('the file', text);
    world.counted(`${looks} looks into all that the browser keeps, and one into the file`);
  });
}

test('violence at home: what is kept of this visit goes at once, from the device too', PLAIN, async (world) => {
  const { person, page } = world;
  await person.arrive();
  await begin(person);
  await keep(person);
  await leaveKeeping(person);
  await goTo(person, 'S2');
  ok((await everything(page)).databases.length, 'nothing is kept: the test shows nothing');
  await person.answer(question('S2'), ['home-harm']);
  await person.next();
  await person.isAt(say('flag.SF4.title'));
  await eventually(
    async () => JSON.stringify(await everything(page)) === JSON.stringify(NOTHING),
    'something is still kept',
  );
  await person.press(say('flag.continue'));
  await person.leaves(say('flag.SF4.title'));
  await person.answerAll(STUCK);
  same(await everything(page), NOTHING, 'what is kept from then on');
  await goToKeeping(person);
  await person.reads(say('keep.nothing'));
  same(await person.button(say('keep.file.save')).count(), 0, 'ways to save the visit');
});
