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
  await two.hears('free');
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
  await context.newPage();
  await one.page.close();
  await two.hears('free');
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

test('erased in one tab: the other stops and brings nothing back', async () => {
  const context = await newContext();
  const one = await TabPage.open(context);
  await one.keep(RECORD);
  const two = await TabPage.open(context);
  await two.erase();
  same((await two.hears('erased')).left, [], 'what is left');
  await one.hears('stopped');
  await one.storeAll(OTHER);
  const { databases, local } = await one.everything();
  same([databases, local], [[], {}], 'after a store of the other');
  await context.close();
});
