// Storage that does not answer: nothing waits for it without end, and nothing comes back by it later.
import { eventually, ok, same } from '../browser/assert.mjs';
import { test } from './harness.mjs';
import { TabPage, holdDatabase, newContext } from './page.mjs';
import { OTHER, RECORD } from './record.mjs';

// A start waits for 6 s at most; a busy machine takes its time for the rest.
const LONGEST_BOOT_MS = 8000;

/** @param {TabPage} tab @returns {Promise<number>} milliseconds */
const bootTook = (tab) => tab.inner.evaluate(() => /** @type {any} */ (globalThis).bootTook);

test('a start does not wait without end for a database that is held by another page', async ({ counted }) => {
  const context = await newContext();
  const first = await TabPage.open(context);
  await first.keep(RECORD);
  await first.page.close();
  const holder = await holdDatabase(context);
  const tab = await TabPage.open(context);
  const { device, record, evicted } = await tab.boot();
  same([device, record, evicted], [{ state: 'blocked', secret: false }, '', false], 'at the start');
  const took = await bootTook(tab);
  ok(took < LONGEST_BOOT_MS, `the start waited for ${took} ms`);
  await tab.storeAll(OTHER);
  await holder.close();
  same((await tab.entry()).text, RECORD, 'what is kept');
  await tab.reload();
  same((await tab.boot()).record, RECORD, 'after a reload');
  counted(`the start waited for ${Math.round(took)} ms`);
  await context.close();
});

test('slow steps add up to no longer wait at the start', async () => {
  const context = await newContext();
  const first = await TabPage.open(context);
  await first.keep(RECORD);
  await first.page.close();
  const holder = await holdDatabase(context);
  const tab = await TabPage.open(context, {
    // Opening takes nearly as long as it may, and then the record does not come.
    before: () => {
      const SLOW_MS = 4000;
      const told = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess');
      Object.defineProperty(IDBOpenDBRequest.prototype, 'onsuccess', {
        set(call) {
          const later = (/** @type {Event} */ event) => void setTimeout(() => call(event), SLOW_MS);
          Reflect.apply(/** @type {any} */ (told).set, this, [later]);
        },
      });
    },
  });
  same((await tab.boot()).device.state, 'blocked', 'at the start');
  const took = await bootTook(tab);
  ok(took < LONGEST_BOOT_MS, `the start waited for ${took} ms`);
  await holder.close();
  // What came too late has changed nothing.
  await tab.order({ do: 'unlock', secret: 'x' });
  await tab.storeAll(OTHER);
  same([await tab.news(), (await tab.entry()).text], [[], RECORD], 'afterwards');
  await context.close();
});

test('a write that is stuck is given up and said, and the next one is written', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.keep(RECORD);
  const holder = await holdDatabase(context);
  await tab.storeAll(OTHER);
  same(await tab.hears('trouble'), { news: 'trouble', what: 'failed', where: 'device' }, 'news');
  await holder.close();
  await tab.storeAll('once it is free');
  same((await tab.entry()).text, 'once it is free', 'what is kept');
  await tab.hears('kept');
  await context.close();
});

test('an erasure does not wait without end behind a stuck write, and outlives it', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.keep(RECORD);
  const holder = await holdDatabase(context);
  await tab.store(OTHER);
  await tab.inner.evaluate(() => void (/** @type {any} */ (globalThis).keeper.erase()));
  await tab.waitFor('erased');
  same(await tab.news(), [{ news: 'erased', left: ['database'] }], 'what is told');
  await holder.close();
  const gone = async () => (await tab.everything()).databases.length === 0;
  await eventually(gone, 'the database stays when it is free again', 10_000);
  await tab.storeAll('');
  same([(await tab.everything()).databases, await tab.news()], [[], []], 'in the end');
  await context.close();
});

test('keeping that is stuck while everything is erased does not begin after all', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.inner.evaluate((record) => {
    const { keeper } = /** @type {any} */ (globalThis);
    const { importKey } = SubtleCrypto.prototype;
    // Longer than an erasure waits for what was there before it.
    SubtleCrypto.prototype.importKey = async function slow(/** @type {any[]} */ ...given) {
      await new Promise((resolve) => setTimeout(resolve, 7000));
      return Reflect.apply(importKey, this, given);
    };
    keeper.order(JSON.stringify({ do: 'keep', text: record, secret: 'four plain words' }));
    keeper.erase();
  }, RECORD);
  await tab.waitFor('erased');
  await new Promise((resolve) => setTimeout(resolve, 5000));
  same(await tab.news(), [{ news: 'erased', left: [] }], 'what is told');
  const { session, local, databases } = await tab.everything();
  same([session, local, databases], [{}, {}, []], 'what is kept');
  await context.close();
});
