// Keep on this device, as a person meets it: closed and opened again, under a passphrase, in two
// tabs; erased, and left in a hurry.
import { eventually, none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import {
  GOAL, NOTHING, PLAIN, SECRET, begin, eraseAll, fileHelps, goForward, goalField, isTold, keep, leaveKeeping, otherTab,
} from './keeping_steps.mjs';
import { goToKeeping, saveRecord, withoutSaveDialog } from './record_files.mjs';
import { everything } from './stored.mjs';
import { optionText, question, say } from './words.mjs';
import * as independent from '../keep/independent.mjs';

/** @typedef {import('playwright-core').Page} Page */

for (const [view, options] of /** @type {const} */ ([['drawn', {}], ['plain', PLAIN]])) {
  test(`kept on the device: a reload, and another tab later, ${view}`, options, async (world) => {
    const { person, page } = world;
    await person.arrive();
    await begin(person);
    await keep(person);
    await leaveKeeping(person);
    same(await goalField(person), GOAL, 'the goal after keeping');
    await person.reload();
    same(await goalField(person), GOAL, 'the goal after a reload');
    await person.next();
    await person.answer(question('P2'), 'same');
    // The next page shows when the answer is kept.
    await person.next();
    await page.close();
    const later = await otherTab(world);
    await later.isAt(question('P3').text);
    await later.back();
    ok(await later.choice(optionText(question('P2'), 'same')).isChecked(), 'the last answer is gone');
    await later.back();
    same(await goalField(later), GOAL, 'the goal in a tab opened later');
    await goToKeeping(later);
    await later.press(say('keep.device.stop'));
    await later.reads(say('keep.where.nothing'));
    const { session, ...rest } = await everything(later.page);
    same(rest, { local: {}, databases: [], caches: [] }, 'outside the tab after stopping');
    ok(JSON.stringify(session).includes(GOAL), 'the tab has lost the goal');
  });
}

test('under a passphrase: locked, wrong, unlocked; nowhere in the clear', PLAIN, async (world) => {
  const { person, page, context } = world;
  await withoutSaveDialog(context);
  await person.arrive();
  await begin(person);
  ok(JSON.stringify(await everything(page)).includes(GOAL), 'nothing is kept: the test shows nothing');
  await goToKeeping(person);
  // Said before it is set.
  await person.reads(say('keep.secret.no-way-back'));
  await keep(person, SECRET);
  const clear = async (/** @type {Page} */ one) => JSON.stringify(await everything(one)).includes(GOAL);
  ok(!(await clear(page)), 'the goal is in the clear');
  await page.close();

  const later = await otherTab(world);
  await later.reads(say('keep.is-locked.title'));
  ok(!(await later.sees(GOAL)), 'the goal is shown while locked');
  await later.press(say('keep.unlock'));
  await later.isAt(say('keep.title'));
  const field = later.page.getByLabel(say('keep.locked.label'), { exact: true });
  same(await field.getAttribute('type'), 'password', 'type of the field');
  same(await field.getAttribute('autocomplete'), 'current-password', 'what a password manager is told');
  for (const wrong of [`${SECRET} `, SECRET.toUpperCase(), '']) {
    await field.fill(wrong);
    await later.press(say('keep.unlock'));
    await isTold(later, 'wrong');
    await later.reads(say('keep.where.locked'));
    same(await field.inputValue(), '', 'the field after a wrong one');
  }
  await field.fill(SECRET);
  await later.press(say('keep.unlock'));
  await later.reads(say('keep.where.secret'));
  ok(!(await later.sees(say('trouble.wrong.title'))), 'the complaint stays after the right one');
  await fileHelps(later);
  ok(!(await clear(later.page)), 'the goal is in the clear after unlocking');
});

test('two tabs: the second is told, looks, and takes over; nothing is overwritten', PLAIN, async (world) => {
  const { person: one, context } = world;
  await withoutSaveDialog(context);
  await one.arrive();
  await begin(one);
  await keep(one);
  await leaveKeeping(one);
  const two = await otherTab(world);
  await two.reads(say('keep.elsewhere.title'));
  await two.reads(say('keep.elsewhere'));
  same(await goalField(two), GOAL, 'what the second may look at');
  const before = await everything(two.page);
  await two.page.getByRole('textbox', { name: question('P1').items[0].text, exact: true }).pressSequentially('!');
  await goToKeeping(two);
  same(await two.button(say('keep.device.keep')).count(), 0, 'ways to keep in the second tab');
  same((await everything(two.page)).databases, before.databases, 'what is on the device after typing in the second');

  // The first goes on meanwhile.
  await one.next();
  await one.answer(question('P2'), 'same');
  await eventually(
    async () => JSON.stringify((await everything(one.page)).databases) !== JSON.stringify(before.databases),
    'the first tab does not write any more',
  );
  await two.press(say('keep.take-over'));
  await two.reads(say('keep.where.kept'));
  await one.reads(say('keep.elsewhere.title'));
  await leaveKeeping(two);
  await goForward(two, 'P2');
  await two.isAt(question('P2').text);
  ok(await two.choice(optionText(question('P2'), 'same')).isChecked(), 'the answer of the first is lost');
  await two.back();
  same(await goalField(two), GOAL, 'the goal after taking over');
  await two.page.getByRole('textbox', { name: question('P1').items[0].text, exact: true }).fill(`${GOAL} 2`);
  await eventually(
    async () => JSON.stringify((await everything(two.page)).databases).includes(`${GOAL} 2`),
    'the tab that took over does not write',
  );
  await one.press(say('keep.take-over'));
  await two.reads(say('keep.elsewhere.title'));
  await one.page.getByRole('heading', { name: say('keep.elsewhere.title'), exact: true }).waitFor({ state: 'detached' });
  const { text } = await saveRecord(one);
  ok(text.includes(`${GOAL} 2`), 'taking back lost what the other tab wrote');
});

test('erase everything: gone, with its proof, also in the other tab', PLAIN, async (world) => {
  const { person, page } = world;
  await person.arrive();
  await begin(person);
  await keep(person);
  const two = await otherTab(world);
  await two.reads(say('keep.elsewhere.title'));
  await page.evaluate(async () => (await caches.open('next-session-1')).put('/x', new Response('x')));
  const before = await everything(page);
  ok(before.databases.length && before.caches.length && Object.keys(before.local).length
    && Object.keys(before.session).length, 'nothing is kept: the test shows nothing');
  await eraseAll(person);
  await person.reads(say('erased.proof'));
  for (const n of [1, 2, 3]) await person.reads(say(`erased.emptied.${n}`));
  ok(!(await person.sees(say('erased.left'))), 'something is said to be left');
  same(await everything(page), NOTHING, 'what the browser keeps');
  await person.reload();
  await person.isAt(say('welcome.title'));
  await person.button(say('welcome.start')).waitFor();
  same(await everything(page), NOTHING, 'what the browser keeps after a reload');
  await two.page.close();
});

test('what cannot be erased is named', PLAIN, async ({ person, context, page }) => {
  await context.addInitScript(() => {
    IDBFactory.prototype.deleteDatabase = () => {
      throw new DOMException('', 'UnknownError');
    };
  });
  await person.arrive();
  await begin(person);
  await keep(person);
  await eraseAll(person, 'erased.title.left');
  await person.reads(say('erased.left'));
  await person.reads(say('erased.left.database'));
  ok(!(await person.sees(say('erased.proof'))), 'it is said to be empty as well');
  ok(!JSON.stringify(await everything(page)).includes(GOAL), 'the words are still there');
});

for (const [view, options] of /** @type {const} */ ([['drawn', {}], ['plain', PLAIN]])) {
  test(`the quick exit leaves nothing on screen, in the tab or to go back to, ${view}`, options, async (world) => {
    const { person, page } = world;
    await person.arrive();
    await begin(person);
    await keep(person);
    const before = (await everything(page)).databases;
    await person.use(person.button(say('exit.label')).last());
    await page.waitForURL('about:blank');
    same(await page.locator(':root').innerText(), '', 'what is left on screen');
    same(await page.title(), '', 'title of the tab');
    const devtools = await world.context.newCDPSession(page);
    const { entries } = await devtools.send('Page.getNavigationHistory');
    none(entries.map(({ url }) => url).filter((url) => url !== 'about:blank'), 'pages to go back to');
    await page.goto(person.address);
    await person.reload();
    // What was chosen to be kept on the device stays, as the page says.
    same((await everything(page)).databases, before, 'what is kept on the device');
  });
}

/** Makes every encryption, and so every write under a passphrase, take so long. @param {number} milliseconds */
function encryptSlowly(milliseconds) {
  const { encrypt } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.encrypt = /** @this {SubtleCrypto} @param {any[]} given */ async function (...given) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return Reflect.apply(encrypt, this, given);
  };
}

/**
 * Types, or presses a button, and leaves in the same moment.
 * @param {Page} page @param {{button?: string, field?: string, words?: string}} first
 * @returns {Promise<number>} milliseconds until the page is gone
 */
async function leaveRightAfter(page, first) {
  const start = Date.now();
  await page.evaluate(({ button, field, words, exit }) => {
    const named = (/** @type {string} */ name) =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name);
    if (button) named(button)?.click();
    const typed = [...document.querySelectorAll('textarea')].find(({ value }) => value === field);
    if (field && !typed) throw new Error('the field is not there');
    if (typed && words) {
      typed.value = words;
      typed.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    named(exit)?.click();
  }, { ...first, exit: say('exit.label') });
  await page.waitForURL('about:blank');
  return Date.now() - start;
}

for (const [what, slow, lost] of /** @type {const} */ ([
  ['takes the last answer along', 200, false],
  ['waits for a write no longer than half a second', 60_000, true],
])) {
  test(`the quick exit ${what}`, PLAIN, async (world) => {
    const { person, page } = world;
    await person.arrive();
    await begin(person);
    await keep(person, SECRET);
    await leaveKeeping(person);
    await page.evaluate(encryptSlowly, slow);
    const took = await leaveRightAfter(page, { field: GOAL, words: `${GOAL} 2` });
    ok(took < 5000, `leaving took ${took} ms`);
    const later = await otherTab(world);
    await later.reads(say('keep.is-locked.title'));
    const [{ kept: [{ text }] }] = (await everything(later.page)).databases;
    const record = await independent.open(text, SECRET);
    ok(record.includes(GOAL), 'what was kept before is lost');
    same(record.includes(`${GOAL} 2`), !lost, 'whether the last answer is kept');
  });
}

test('the quick exit does not cut off what stopping removes', PLAIN, async (world) => {
  const { person, page } = world;
  await person.arrive();
  await begin(person);
  await keep(person);
  ok((await everything(page)).databases.length, 'nothing is kept: the test shows nothing');
  // The words go first; the database itself only when that is done.
  await page.evaluate(() => {
    const told = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
      set(call) {
        Reflect.apply(/** @type {any} */ (told).set, this, [() => void setTimeout(call, 200)]);
      },
    });
  });
  await leaveRightAfter(page, { button: say('keep.device.stop') });
  await page.goto(person.address);
  await person.isAt(say('welcome.title'));
  same(await everything(page), NOTHING, 'what the browser keeps');
});

test('where nothing is kept, nothing comes back after the quick exit', PLAIN, async ({ person, page }) => {
  await person.arrive();
  await begin(person);
  await person.use(person.button(say('exit.label')).last());
  await page.waitForURL('about:blank');
  await person.arrive();
  await person.isAt(say('welcome.title'));
  await person.button(say('welcome.start')).waitFor();
  ok(!JSON.stringify(await everything(page)).includes(GOAL), 'the goal is still in the tab');
});
