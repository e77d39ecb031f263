// Where keeping on this device does not work: no room, forbidden, thrown away. Each is said, and the
// file offered.
import { eventually, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import {
  GOAL, PLAIN, begin, fileHelps, isTold, keep, leaveKeeping, otherTab,
} from './keeping_steps.mjs';
import {
  goToKeeping, openRecord, pickRecord, saveRecord, withoutSaveDialog,
} from './record_files.mjs';
import { everything } from './stored.mjs';
import { optionText, question, say } from './words.mjs';

/** @typedef {import('./harness.mjs').World} World */

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
