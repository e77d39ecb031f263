// Keep on this device, as a person meets it: closed and opened again, under a passphrase, in two
// tabs, on a full or forbidden or emptied disk; erased, left in a hurry; and never a safety answer.
import { eventually, none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { Person, STUCK, Typist, but } from './person.mjs';
import { goToKeeping, openRecord, pickRecord, saveRecord, withoutSaveDialog } from './record_files.mjs';
import { everything } from './stored.mjs';
import * as independent from '../keep/independent.mjs';
import { optionText, question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */
/** @typedef {import('playwright-core').Page} Page */

const SECRET = 'four plain words together';
const GOAL = 'Zebra crossing';
const NOTHING = { session: {}, local: {}, databases: [], caches: [] };

/** @param {Person} person @param {string} linkId */
async function goTo(person, linkId) {
  while ((await person.question()).linkId !== linkId) {
    const item = await person.question();
    const given = STUCK.answers.get(item.linkId);
    const moved = given !== undefined && (await person.answer(item, given));
    if (!moved) await person.next();
  }
}

/** As far as the goals, with one in words that are found wherever they are. @param {Person} person */
async function begin(person) {
  await person.start();
  await goTo(person, 'P1');
  await person.rateGoals([{ text: GOAL, start: 2, now: 5 }]);
}

/** From the goals. @param {Person} person @param {string} linkId */
async function goForward(person, linkId) {
  while ((await person.question()).linkId !== linkId) await person.next();
}

/** @param {Person} person */
async function leaveKeeping(person) {
  await person.press(say('about.back'));
  await person.leaves(say('keep.title'));
}

/** @param {Person} person */
async function eraseAll(person) {
  await person.use(person.button(say('footer.erase')).last());
  await person.press(say('erase.confirm'), person.dialog());
  await person.isAt(say('erased.title'));
}

/** @param {Person} person @param {string} [secret] */
async function keep(person, secret = '') {
  await goToKeeping(person);
  if (secret) await person.page.getByLabel(say('keep.secret.label'), { exact: true }).fill(secret);
  await person.press(say('keep.device.keep'));
  await person.reads(say(secret ? 'keep.where.secret' : 'keep.where.kept'));
}

/** @param {Person} person @param {string} trouble */
async function isTold(person, trouble) {
  await person.page.getByRole('heading', { name: say(`trouble.${trouble}.title`), exact: true }).waitFor();
  await person.reads(say(`trouble.${trouble}`));
}

/** The file is offered and holds what was answered. @param {Person} person */
async function fileHelps(person) {
  const { text } = await saveRecord(person);
  ok(text.includes(GOAL), 'the file lacks the goal');
}

/** Another tab of the same browser. @param {World} world @returns {Promise<Person>} */
async function otherTab({ context, person }) {
  const page = await context.newPage();
  const Body = person instanceof Typist ? Typist : Person;
  const other = new Body(page, person.address);
  await other.arrive();
  return other;
}

/** @param {Person} person what the goal's field holds */
async function goalField(person) {
  await person.isAt(question('P1').text);
  return person.page.getByRole('textbox', { name: question('P1').items[0].text, exact: true }).inputValue();
}

/** @type {import('./harness.mjs').Options} */
const PLAIN = { browser: 'no-webgl', typing: true };

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

/** @param {World} world @param {number} [bytes] none: as much as there is */
async function makeRoom({ context, page, site }, bytes) {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: bytes });
  return devtools;
}

test('no room: said with the file offered, and nothing kept before is lost', PLAIN, async (world) => {
  const { person, page, context } = world;
  await withoutSaveDialog(context);
  await person.arrive();
  await begin(person);
  // Held open: the quota counts as long as the session that set it.
  const devtools = await makeRoom(world, 1000);
  await goToKeeping(person);
  await person.press(say('keep.device.keep'));
  await isTold(person, 'full');
  await person.reads(say('keep.where.nothing'));
  await fileHelps(person);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: world.site.origin });
  await keep(person);
  const kept = JSON.stringify((await everything(page)).databases);
  ok(kept.includes(GOAL), 'nothing is kept with room again');
});

/** @param {string} text of a saved file with one visit @returns {string} of years of them */
function longHistory(text) {
  const record = JSON.parse(text);
  const [visit] = record.visits;
  record.visits = Array.from({ length: 300 }, (_, at) => ({
    ...visit,
    id: (at + 1).toString(16).padStart(16, '0'),
    date: new Date(Date.UTC(2015, 0, 1 + 7 * at)).toISOString().slice(0, 10),
    finished: true,
  }));
  return JSON.stringify(record);
}

test('the room runs out while answering: said once, the file offered, kept again later', PLAIN, async (world) => {
  const { person, page, context } = world;
  await withoutSaveDialog(context);
  await person.arrive();
  // First of all: Chromium remembers for half a minute how much room there was.
  const devtools = await makeRoom(world, 100_000);
  await begin(person);
  await keep(person);
  await leaveKeeping(person);
  ok(JSON.stringify((await everything(page)).databases).includes(GOAL), 'nothing is kept: the test shows nothing');
  // Far too much for the device, but not for the tab.
  const { name, text } = await saveRecord(person);
  await pickRecord(person, name, longHistory(text));
  const title = page.getByRole('heading', { name: say('trouble.full.title'), exact: true });
  await isTold(person, 'full');
  same(await title.count(), 1, 'times it is said');
  ok(JSON.stringify((await everything(page)).databases).includes(GOAL), 'what was kept before is lost');
  await fileHelps(person);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: world.site.origin });
  await leaveKeeping(person);
  await page.getByRole('textbox', { name: question('P1').items[0].text, exact: true }).fill('With room again');
  await eventually(
    async () => JSON.stringify((await everything(page)).databases).includes('With room again'),
    'it is not kept again with room',
  );
  await title.waitFor({ state: 'detached' });
});

/** As Firefox does in private windows of older versions. */
function refuseDatabases() {
  IDBFactory.prototype.open = () => {
    const request = new EventTarget();
    Object.assign(request, { error: new DOMException('', 'InvalidStateError') });
    queueMicrotask(() => /** @type {any} */ (request).onerror({ preventDefault() {} }));
    return /** @type {any} */ (request);
  };
}

test('a browser that keeps nothing says so at once and offers the file', PLAIN, async (world) => {
  const { person, context } = world;
  await context.addInitScript(refuseDatabases);
  await withoutSaveDialog(context);
  await person.arrive();
  await begin(person);
  await goToKeeping(person);
  await person.reads(say('keep.where.blocked'));
  same(await person.button(say('keep.device.keep')).count(), 0, 'ways to keep what cannot be kept');
  await fileHelps(person);
});

test('in a sandboxed frame nothing can be kept: said, and a file may be opened', {
  ...PLAIN,
  bears: (line) => line.includes('sandbox'),
}, async ({ page, site }) => {
  const host = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <iframe title="Next Session" src="/" sandbox="allow-scripts" style="width:900px;height:700px"></iframe></html>`;
  await page.goto(site.put('/sandboxed.html', host));
  const frame = page.frameLocator('iframe');
  const press = (/** @type {string} */ name) => frame.getByRole('button', { name, exact: true }).press('Enter');
  await press(say('welcome.start'));
  await frame.getByRole('radio', { name: optionText(question('X1'), 'adult') }).press('Space');
  await press(say('footer.keep'));
  await frame.getByRole('heading', { level: 1, name: say('keep.title'), exact: true }).waitFor();
  await frame.getByText(say('keep.where.blocked')).waitFor();
  await frame.getByRole('heading', { name: say('trouble.blocked.title'), exact: true }).waitFor();
  await frame.getByRole('button', { name: say('keep.file.save'), exact: true }).waitFor();
  await frame.getByRole('button', { name: say('keep.file.open'), exact: true }).waitFor();
});

test('what the browser threw away is missed, said once, and the file opened', PLAIN, async (world) => {
  const { person, page, context, site } = world;
  await withoutSaveDialog(context);
  await person.arrive();
  await begin(person);
  const file = await saveRecord(person);
  await keep(person);
  await page.goto('about:blank');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes: 'indexeddb' });
  await page.close();
  const later = await otherTab(world);
  await isTold(later, 'evicted');
  await later.press(say('keep.title'));
  await later.isAt(say('keep.title'));
  await openRecord(later, file);
  await fileHelps(later);
  await later.reload();
  ok(!(await later.sees(say('trouble.evicted.title'))), 'it is said twice');
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
  await eraseAll(person);
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
