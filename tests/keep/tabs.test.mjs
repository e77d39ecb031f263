// Two tabs on one record: one writes, the other is told, and neither overwrites the other.
import { ok, same } from '../browser/assert.mjs';
import { test } from './harness.mjs';
import { TabPage, newContext } from './page.mjs';
import { OTHER, RECORD, SECRET } from './record.mjs';

test('the second tab is told, looks, and takes over', async () => {
  const context = await newContext();
  const one = await TabPage.open(context);
  await one.keep(RECORD);
  const two = await TabPage.open(context);
  const boot = await two.boot();
  same([boot.device, boot.record], [{ state: 'elsewhere', secret: false }, RECORD], 'the second');
  await two.storeAll('of the second, before it may');
  same((await two.entry()).text, RECORD, 'after a store of the second');
  await two.order({ do: 'stop' });
  await two.hears('taken');
  await two.order({ do: 'keep', text: 'of the second' });
  await two.hears('taken');
  await one.storeAll(OTHER);
  same((await two.entry()).text, OTHER, 'after a store of the first');

  await two.order({ do: 'take-over' });
  same(await two.hears('took'), { news: 'took', text: OTHER }, 'the second takes over');
  await one.hears('taken');
  await one.storeAll('of the first, which may no more');
  await two.storeAll('of the second');
  await one.storeAll('of the first, which may no more');
  same((await one.entry()).text, 'of the second', 'what is kept');

  await one.order({ do: 'take-over' });
  same(await one.hears('took'), { news: 'took', text: 'of the second' }, 'and back');
  await two.hears('taken');
  await one.page.close();
  await two.order({ do: 'take-over' });
  same((await two.hears('took')).text, 'of the second', 'after the first has gone');
  await two.storeAll(RECORD);
  same((await two.entry()).text, RECORD, 'written by the one that is left');
  await context.close();
});

test('a page that is loaded again is not its own rival', async () => {
  const context = await newContext();
  const tab = await TabPage.open(context);
  await tab.keep(RECORD);
  for (let i = 0; i < 10; ++i) {
    await tab.reload();
    same((await tab.boot()).device.state, 'open', `reload ${i + 1}`);
  }
  await context.close();
});

test('two tabs that both begin: the later one is told that there is a record', async () => {
  const context = await newContext();
  const one = await TabPage.open(context);
  const two = await TabPage.open(context);
  await one.keep(RECORD);
  await two.order({ do: 'keep', text: OTHER, secret: '' });
  await two.hears('taken');
  same((await two.entry()).text, RECORD, 'what is kept');
  // Also where the first has gone by then.
  const three = await TabPage.open(context);
  await one.page.close();
  await three.order({ do: 'take-over' });
  same((await three.hears('took')).text, RECORD, 'the third takes it over');
  await context.close();
});

test('a record of a tab that has gone is not overwritten by one that never saw it', async () => {
  const context = await newContext();
  const late = await TabPage.open(context);
  const early = await TabPage.open(context);
  await early.keep(RECORD);
  await early.page.close();
  await late.order({ do: 'keep', text: OTHER });
  await late.hears('taken');
  same((await late.entry()).text, RECORD, 'what is kept');
  await late.order({ do: 'take-over' });
  same((await late.hears('took')).text, RECORD, 'what it takes over');
  await late.storeAll(OTHER);
  same((await late.entry()).text, OTHER, 'what it then writes');
  await context.close();
});

test('under a passphrase the second tab unlocks to look, and takes over with it or without', async () => {
  const context = await newContext();
  const one = await TabPage.open(context);
  await one.keep(RECORD, SECRET);
  const two = await TabPage.open(context);
  same((await two.boot()).device, { state: 'elsewhere', secret: true }, 'the second');
  await two.order({ do: 'take-over' });
  same(await two.hears('took'), { news: 'took', text: '', locked: true }, 'without the passphrase');
  await one.hears('taken');
  const sealed = await one.entry();
  await two.storeAll(OTHER);
  same((await one.entry()).text, sealed.text, 'what is kept before it is unlocked');
  await two.order({ do: 'unlock', secret: SECRET });
  same((await two.hears('opened')).text, RECORD, 'unlocked');
  await two.storeAll(OTHER);
  const three = await TabPage.open(context);
  await three.order({ do: 'unlock', secret: SECRET });
  same((await three.hears('opened')).text, OTHER, 'looked at by a third');
  await three.storeAll('of the third');
  ok(!JSON.stringify(await three.everything()).includes('of the third'), 'in the clear in the tab');
  await three.order({ do: 'take-over' });
  same(await three.hears('took'), { news: 'took', text: OTHER }, 'taken over with the passphrase');
  await context.close();
});

test('without Web Locks the last to come writes, and the other learns with its next write', async () => {
  const context = await newContext();
  const before = () => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
  const one = await TabPage.open(context, { before });
  await one.keep(RECORD);
  const two = await TabPage.open(context, { before });
  same((await two.boot()).device.state, 'open', 'the second is let in');
  await one.storeAll('of the first');
  await one.hears('taken');
  same((await one.entry()).text, RECORD, 'what is kept');
  await two.storeAll('of the second');
  await one.order({ do: 'take-over' });
  same((await one.hears('took')).text, 'of the second', 'taken over');
  await one.storeAll('of the first');
  await two.storeAll('of the second, too late');
  await two.hears('taken');
  same((await two.entry()).text, 'of the first', 'what is kept');
  await context.close();
});

test('a write of the other tab that is under way comes before the take-over, or not at all', async ({ counted }) => {
  const context = await newContext();
  const tabs = [await TabPage.open(context)];
  await tabs[0].keep('0');
  tabs.push(await TabPage.open(context));
  let before = 0;
  const ROUNDS = 12;
  for (let round = 0; round < ROUNDS; ++round) {
    const [writer, taker] = round % 2 ? [tabs[1], tabs[0]] : [tabs[0], tabs[1]];
    await Promise.all([writer.store(`late ${round}`), taker.order({ do: 'take-over' })]);
    const { text } = await taker.hears('took');
    await writer.hears('taken');
    if (text === `late ${round}`) ++before;
    same((await taker.entry()).text, text, 'what was taken over is what is there');
    await taker.storeAll(`${round}`);
    await writer.storeAll('too late');
    same((await taker.entry()).text, `${round}`, 'what is kept');
  }
  counted(`${ROUNDS} times; the late write came first ${before} times`);
  await context.close();
});

/** What the tab's own storage holds. @param {TabPage} tab @returns {Promise<any>} */
async function inStorage(tab) {
  const { session } = await tab.everything();
  return session['next-session'] ? JSON.parse(session['next-session']) : null;
}

const SETTINGS_ALONE = { record: '', settings: '{"size":100}' };

for (const secret of ['', SECRET]) {
  const how = secret ? 'under a passphrase' : 'in the clear';
  test(`erased in one tab, ${how}: the other keeps its settings alone and brings nothing back`, async () => {
    const context = await newContext();
    const one = await TabPage.open(context);
    await one.store(RECORD);
    await one.keep(RECORD, secret);
    const two = await TabPage.open(context);
    await two.erase();
    same((await two.hears('erased')).left, [], 'what is left');
    await one.hears('gone');
    same(await inStorage(one), SETTINGS_ALONE, 'in the tab that kept it, at once');
    await one.storeAll(OTHER);
    const { databases, local } = await one.everything();
    same([databases, local], [[], {}], 'after a store of the other');
    same(await inStorage(one), SETTINGS_ALONE, 'in its tab after the store');
    same((await one.news()).map(({ news }) => news), [], 'what else it was told');

    // Until the person keeps again.
    same(await one.keep(OTHER, secret), { news: 'kept', secret: secret !== '' }, 'kept again');
    same((await inStorage(one)).record, secret ? '' : OTHER, 'in its tab, kept again');
    await one.storeAll(RECORD);
    await one.reload();
    same((await one.boot()).device.state, secret ? 'locked' : 'open', 'after a reload');
    await context.close();
  });
}

test('erased in one tab: another that only looked, or never unlocked, keeps its settings alone', async () => {
  const context = await newContext();
  // Both have answers of their own in the tab, from before.
  const tabs = [await TabPage.open(context), await TabPage.open(context)];
  for (const tab of tabs) await tab.store(OTHER);
  const one = await TabPage.open(context);
  await one.keep(RECORD, SECRET);
  for (const tab of tabs) {
    await tab.reload();
    same((await tab.boot()).device.state, 'elsewhere', 'a tab that looks');
    same((await inStorage(tab)).record, OTHER, 'in its tab: the test shows nothing');
  }
  await tabs[1].order({ do: 'take-over' });
  same((await tabs[1].hears('took')).locked, true, 'taken over without the passphrase');
  await one.erase();
  await one.hears('erased');
  for (const tab of tabs) {
    await tab.hears('gone');
    same(await inStorage(tab), SETTINGS_ALONE, 'in the tab');
    await tab.storeAll(OTHER);
    same(await inStorage(tab), SETTINGS_ALONE, 'in the tab after a store');
  }
  await context.close();
});

test('erased in one tab: erasing or stopping in the other gives its storage back', async () => {
  const context = await newContext();
  for (const then of ['erase', 'stop']) {
    const one = await TabPage.open(context);
    await one.store(RECORD);
    await one.keep(RECORD);
    const two = await TabPage.open(context);
    await two.erase();
    await one.hears('gone');
    same(await inStorage(one), SETTINGS_ALONE, 'in the tab');
    if (then === 'erase') {
      await one.erase();
      await one.hears('erased');
      same(await inStorage(one), null, 'in the tab after erasing');
    } else {
      await one.order({ do: 'stop' });
      await one.hears('stopped');
      same((await inStorage(one)).record, RECORD, 'in the tab after stopping');
    }
    await one.storeAll(OTHER);
    same((await inStorage(one)).record, OTHER, `in the tab after ${then} and a store`);
    await one.page.close();
    await two.page.close();
  }
  await context.close();
});
