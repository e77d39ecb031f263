// Keeping on this device, in a browser: what comes back, what is refused, and what is said.
import { eventually, ok, same } from '../browser/assert.mjs';
import { test } from './harness.mjs';
import * as independent from './independent.mjs';
import { TabPage, newContext, site } from './page.mjs';
import { OTHER, RECORD, SECRET } from './record.mjs';

test('nothing is kept before it is asked for', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  const { seed, ...boot } = await tab.boot();
  same(boot, { device: { state: 'none', secret: false }, record: '', evicted: false }, 'at the start');
  ok(/^[0-9a-f]{16}$/.test(seed), `the seed is ${seed}`);
  await tab.storeAll(RECORD);
  const { session, ...rest } = await tab.everything();
  same(rest, { local: {}, databases: [], caches: [] }, 'outside the tab');
  ok(session['next-session'].includes('therapy'), 'the tab keeps nothing');
  const other = await TabPage.open(context);
  ok((await other.boot()).seed !== seed, 'two starts have the same seed');
  await context.close();
});

test('what is kept comes back, and each store is written', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  same(await tab.keep(RECORD), { news: 'kept', secret: false }, 'news');
  same((await tab.entry()).text, RECORD, 'in the database');
  await tab.storeAll(OTHER);
  same((await tab.entry()).text, OTHER, 'after a store');
  await tab.store('');
  await tab.storeAll('');
  same((await tab.entry()).text, OTHER, 'after a store without a record');
  await tab.reload();
  const { device, record } = await tab.boot();
  same([device, record], [{ state: 'open', secret: false }, OTHER], 'after a reload');
  await tab.page.close();
  const next = await TabPage.open(context);
  same((await next.boot()).record, OTHER, 'in another tab, later');
  await next.storeAll(RECORD);
  same((await next.entry()).text, RECORD, 'written by that tab');
  same(await next.news(), [], 'news nobody asked for');
  ok(!(await next.inner.evaluate('interrupted')), 'the keeper spoke while it was spoken to');
  await context.close();
});

test('writing is strict, and of many texts the last is written', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context, {
    before: () => {
      const shared = /** @type {any} */ (globalThis);
      shared.durabilities = [];
      const { transaction } = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = /** @this {IDBDatabase} @param {any[]} all */ function (
        ...all
      ) {
        const made = Reflect.apply(transaction, this, all);
        if (made.mode === 'readwrite') shared.durabilities.push(made.durability);
        return made;
      };
    },
  });
  await tab.keep(RECORD);
  await tab.inner.evaluate(async () => {
    const { keeper } = /** @type {any} */ (globalThis);
    for (let i = 0; i < 200; ++i) keeper.store(JSON.stringify({ record: `text ${i}` }));
    while (keeper.pending()) await keeper.pending();
  });
  same((await tab.entry()).text, 'text 199', 'in the database');
  const used = await tab.inner.evaluate('durabilities');
  ok(used.length >= 2 && used.length < 20, `${used.length} writes for 200 texts`);
  same([...new Set(used)], ['strict'], 'durability of the writes');
  await context.close();
});

test('under a passphrase: locked, wrong, opened, written, and nowhere in the clear', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.store(RECORD);
  same(await tab.keep(RECORD, SECRET), { news: 'kept', secret: true }, 'news');
  const clear = (/** @type {any} */ kept) => JSON.stringify(kept).includes('therapy');
  ok(clear({ RECORD }), 'the test shows nothing');
  ok(!clear([await tab.everything(), await tab.entry()]), 'words of the record are in the clear');
  same(await independent.open((await tab.entry()).text, SECRET), RECORD, 'opened by the script');
  await tab.storeAll(OTHER);
  const first = await tab.entry();
  same(await independent.open(first.text, SECRET), OTHER, 'after a store');
  ok(!clear([await tab.everything(), first]), 'words of the record are in the clear after a store');

  await tab.reload();
  const boot = await tab.boot();
  same([boot.device, boot.record], [{ state: 'locked', secret: true }, ''], 'after a reload');
  // Neither what is answered meanwhile nor another beginning replaces what nobody has opened.
  await tab.storeAll(RECORD);
  await tab.order({ do: 'keep', text: RECORD, secret: '' });
  same((await tab.hears('trouble')).why, 'locked', 'keeping something else');
  same(await tab.entry(), first, 'the record that was not opened');
  await tab.order({ do: 'unlock', secret: `${SECRET}!` });
  await tab.hears('wrong');
  await tab.order({ do: 'unlock', secret: '' });
  await tab.hears('wrong');
  same(await tab.entry(), first, 'after a wrong passphrase');
  await tab.order({ do: 'unlock', secret: SECRET });
  same(await tab.hears('opened'), { news: 'opened', text: OTHER }, 'with the right one');
  await tab.storeAll(RECORD);
  const second = await tab.entry();
  same(await independent.open(second.text, SECRET), RECORD, 'written after unlocking');
  const [one, two] = [first, second].map(({ text }) => JSON.parse(text));
  ok(one.kdf.salt !== two.kdf.salt && one.cipher.iv !== two.cipher.iv, 'a salt or nonce twice');

  // Another passphrase, and none.
  same(await tab.keep(RECORD, 'another one'), { news: 'kept', secret: true }, 'another passphrase');
  same(await independent.open((await tab.entry()).text, 'another one'), RECORD, 'under another');
  same(await tab.keep(RECORD), { news: 'kept', secret: false }, 'none');
  same((await tab.entry()).text, RECORD, 'in the clear again');
  ok(clear(await tab.everything()), 'the tab does not keep the record again');
  ok(!(await tab.inner.evaluate('interrupted')), 'the keeper spoke while it was spoken to');
  await context.close();
});

test('a store in the middle of beginning to keep is not lost', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.inner.evaluate(
    ([record, other, secret]) => {
      const { keeper } = /** @type {any} */ (globalThis);
      keeper.order(JSON.stringify({ do: 'keep', text: record, secret }));
      keeper.store(JSON.stringify({ record: other }));
    },
    [RECORD, OTHER, SECRET],
  );
  await tab.hears('kept');
  await tab.inner.evaluate(async () => {
    const { keeper } = /** @type {any} */ (globalThis);
    while (keeper.pending()) await keeper.pending();
  });
  same(await independent.open((await tab.entry()).text, SECRET), OTHER, 'what is kept');
  await context.close();
});

test('stopping removes it from the device and leaves it in the tab', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.store(RECORD);
  await tab.keep(RECORD, SECRET);
  await tab.order({ do: 'stop' });
  await tab.hears('stopped');
  const { session, ...rest } = await tab.everything();
  same(rest, { local: {}, databases: [], caches: [] }, 'outside the tab');
  ok(session['next-session'].includes('therapy'), 'the tab has lost the record');
  await tab.storeAll(OTHER);
  same((await tab.everything()).databases, [], 'databases after a store');
  await context.close();
});

test('stopping that cannot remove everything: stopped all the same, said, and tried again', async () => {
  for (const again of ['stop', 'erase']) {
    const context = await newContext();
    const tab = await TabPage.open(context);
    await tab.store(RECORD);
    await tab.keep(RECORD, SECRET);
    await tab.inner.evaluate(() => {
      const shared = /** @type {any} */ (globalThis);
      shared.remove = IDBFactory.prototype.deleteDatabase;
      IDBFactory.prototype.deleteDatabase = () => {
        throw new DOMException('', 'UnknownError');
      };
    });
    const told = [
      { news: 'stopped' },
      { news: 'trouble', what: 'failed', where: 'device', why: 'stop' },
    ];
    for (const time of ['first', 'second']) {
      await tab.order({ do: 'stop' });
      await tab.waitFor('trouble');
      same(await tab.news(), told, `the ${time} time`);
    }
    ok((await tab.everything()).session['next-session'].includes('therapy'), 'the tab has lost the record');
    await tab.storeAll(OTHER);
    same(await tab.entry(), null, 'written after stopping');
    await tab.inner.evaluate(() => {
      IDBFactory.prototype.deleteDatabase = /** @type {any} */ (globalThis).remove;
    });
    if (again === 'stop') await tab.order({ do: 'stop' });
    else await tab.erase();
    await tab.waitFor(again === 'stop' ? 'stopped' : 'erased');
    same(await tab.news(), [again === 'stop' ? told[0] : { news: 'erased', left: [] }], 'in the end');
    const { databases, local } = await tab.everything();
    same([databases, local], [[], {}], 'what is left in the end');
    await context.close();
  }
});

test('no room: told once, the older record stays, and kept again when there is room', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  const devtools = await context.newCDPSession(tab.page);
  const origin = new URL(tab.page.url()).origin;
  // First of all: Chromium remembers for half a minute how much room there was.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 });
  await tab.keep(RECORD);
  const large = 'x'.repeat(200_000);
  await tab.storeAll(large);
  same(await tab.hears('trouble'), { news: 'trouble', what: 'full', where: 'device' }, 'news');
  await tab.storeAll(`${large}y`);
  same(await tab.news(), [], 'the second time');
  same((await tab.entry()).text, RECORD, 'what is kept');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await tab.storeAll(OTHER);
  same(await tab.hears('kept'), { news: 'kept', secret: false }, 'with room again');
  same((await tab.entry()).text, OTHER, 'what is kept then');
  await context.close();
});

test('no room to begin with', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  const devtools = await context.newCDPSession(tab.page);
  const origin = new URL(tab.page.url()).origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  await tab.order({ do: 'keep', text: 'x'.repeat(200_000) });
  same((await tab.hears('trouble')).what, 'full', 'news');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await tab.reload();
  const { device, evicted } = await tab.boot();
  same([device.state, evicted], ['none', false], 'after a reload');
  await context.close();
});

test('a frame that may keep nothing: said, and everything else works', async () => {
  const context = await newContext();
  const page = await context.newPage();
  await page.goto(`${await site()}/frame`);
  const inner = page.frames()[1];
  const tab = new TabPage(page, inner);
  await tab.started();
  const { device, record, evicted } = await tab.boot();
  same([device, record, evicted], [{ state: 'blocked', secret: false }, '', false], 'at the start');
  await tab.store(RECORD);
  same(await tab.hears('trouble'), { news: 'trouble', what: 'blocked', where: 'tab' }, 'storing');
  await tab.order({ do: 'keep', text: RECORD });
  same(await tab.hears('trouble'), { news: 'trouble', what: 'blocked', where: 'device' }, 'keeping');
  await tab.order({ do: 'take-over' });
  await tab.order({ do: 'unlock', secret: SECRET });
  await tab.order({ do: 'stop' });
  await tab.hears('stopped');
  await tab.erase();
  same(await tab.hears('erased'), { news: 'erased', left: [] }, 'erasing');
  await context.close();
});

test('a database the browser refuses to open', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context, {
    before: () => {
      // As Firefox does in a private window of older versions.
      IDBFactory.prototype.open = () => {
        const request = new EventTarget();
        Object.assign(request, { error: new DOMException('', 'InvalidStateError') });
        queueMicrotask(() => /** @type {any} */ (request).onerror({ preventDefault() {} }));
        return /** @type {any} */ (request);
      };
    },
  });
  same((await tab.boot()).device.state, 'blocked', 'at the start');
  await tab.order({ do: 'keep', text: RECORD });
  same((await tab.hears('trouble')).what, 'blocked', 'keeping');
  await context.close();
});

test('what the browser removed is missed, and said once', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.keep(RECORD);
  await tab.page.goto('about:blank');
  const devtools = await context.newCDPSession(tab.page);
  await devtools.send('Storage.clearDataForOrigin', { origin: await site(), storageTypes: 'indexeddb' });
  await tab.page.goto(await site());
  await tab.started();
  const boot = await tab.boot();
  same([boot.device.state, boot.evicted], ['none', true], 'at the next start');
  await tab.reload();
  same((await tab.boot()).evicted, false, 'at the one after it');
  await tab.keep(OTHER);
  await tab.reload();
  const again = await tab.boot();
  same([again.record, again.evicted], [OTHER, false], 'kept again');
  await context.close();
});

test('erasing leaves nothing, and looks', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.store(RECORD);
  await tab.keep(RECORD, SECRET);
  await tab.inner.evaluate(async () => {
    await (await caches.open('next-session-1')).put('/x', new Response('x'));
    await caches.open('somebody-else');
  });
  const before = await tab.everything();
  ok(before.databases.length && before.caches.length === 2 && Object.keys(before.local).length,
    'nothing was kept: the test shows nothing');
  // While a write is under way.
  await tab.inner.evaluate((text) => {
    const { keeper } = /** @type {any} */ (globalThis);
    keeper.store(JSON.stringify({ record: text }));
    keeper.erase();
  }, OTHER);
  same((await tab.hears('erased')).left, [], 'what is left');
  const nothing = { session: {}, local: {}, databases: [], caches: ['somebody-else'] };
  same(await tab.everything(), nothing, 'what the browser keeps');
  await tab.storeAll('');
  same((await tab.everything()).databases, [], 'databases after a store of the settings');
  await tab.reload();
  const { device, evicted } = await tab.boot();
  same([device.state, evicted], ['none', false], 'at the next start');
  await context.close();
});

test('what cannot be erased is named', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.store(RECORD);
  await tab.keep(RECORD);
  await tab.inner.evaluate(async () => {
    await caches.open('next-session-1');
    Storage.prototype.removeItem = () => {};
    CacheStorage.prototype.delete = async () => false;
    IDBFactory.prototype.deleteDatabase = () => {
      throw new DOMException('', 'UnknownError');
    };
  });
  await tab.erase();
  const { left } = await tab.hears('erased');
  same(left, ['session', 'marker', 'database', 'caches'], 'what is left');
  same(await tab.entry(), null, 'words in the database that could not be deleted');
  await context.close();
});

test('what nobody could look at is not said to be gone', async () => {
  const cases = /** @type {[string, string, string[]][]} */ ([
    // [what fails, with which error, what is left]
    ['deleteDatabase', 'UnknownError', ['database']],
    ['deleteDatabase', 'SecurityError', []],
    ['databases', 'UnknownError', ['database']],
    ['databases', 'SecurityError', []],
  ]);
  for (const [method, name, left] of cases) {
    const context = await newContext();
    const tab = await TabPage.open(context);
    await tab.inner.evaluate(([method, name]) => {
      const fail = async () => {
        throw new DOMException('', name);
      };
      const { deleteDatabase } = IDBFactory.prototype;
      if (method === 'databases') IDBFactory.prototype.databases = fail;
      // It is gone all the same, and there is none to be seen.
      else IDBFactory.prototype.deleteDatabase = /** @this {IDBFactory} @param {string} one */ function (one) {
        Reflect.apply(deleteDatabase, this, [one]);
        throw new DOMException('', name);
      };
    }, [method, name]);
    await tab.erase();
    same((await tab.hears('erased')).left, left, `${method} fails with ${name}`);
    await context.close();
  }
});

test('erasing makes nothing, not even for a moment, and looks for nothing but the record', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.inner.evaluate(() => {
    const shared = /** @type {any} */ (globalThis);
    shared.made = [];
    const { open, deleteDatabase } = IDBFactory.prototype;
    const noting = (/** @type {any} */ call, /** @type {string} */ what) =>
      /** @this {IDBFactory} @param {any[]} given */ function (...given) {
        shared.made.push(`${what} ${given[0]}`);
        return Reflect.apply(call, this, given);
      };
    IDBFactory.prototype.open = noting(open, 'open');
    IDBFactory.prototype.deleteDatabase = noting(deleteDatabase, 'delete');
  });
  // Another page is in the middle of making the spare database.
  const other = await context.newPage();
  await other.goto(`${await site()}/empty`);
  await other.evaluate(() => new Promise((resolve) => {
    const shared = /** @type {any} */ (globalThis);
    shared.request = indexedDB.open('next-session-spare', 1);
    shared.request.onsuccess = () => resolve(null);
  }));
  await tab.erase();
  same((await tab.hears('erased')).left, [], 'what is left');
  same((await tab.inner.evaluate('made')).sort(),
    ['delete next-session', 'delete next-session-spare', 'open next-session'], 'what it asked for');
  await other.close();
  await eventually(async () => (await tab.everything()).databases.length === 0, 'the spare one stays');
  await context.close();
});
