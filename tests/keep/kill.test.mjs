// The browser is killed at random moments while answers are given; what was shown as kept is there.
// KILLS=n times.
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { ok, same } from '../browser/assert.mjs';
import { random } from '../browser/damage.mjs';
import { test } from './harness.mjs';
import { TabPage, newProfile, removeProfile, runBrowser } from './page.mjs';

const KILLS = Number(process.env.KILLS || 10);
const LONGEST_LIFE_MS = 700;

/**
 * Gives answer after answer, as fast as they are kept: the next question shows when the last answer
 * is written. Each question shown is told.
 * @param {TabPage} tab
 * @param {number} from
 * @param {(shown: number) => void} told
 */
async function answer(tab, from, told) {
  tab.page.on('console', (message) => {
    const shown = /^shown (\d+)$/.exec(message.text());
    if (shown) told(Number(shown[1]));
  });
  await tab.inner.evaluate((start) => {
    const { keeper } = /** @type {any} */ (globalThis);
    const filler = 'x'.repeat(20_000);
    (async () => {
      for (let n = start; ; ++n) {
        keeper.store(JSON.stringify({ record: JSON.stringify({ answers: n, filler }) }));
        await keeper.pending();
        console.log(`shown ${n}`);
      }
    })();
  }, from);
}

test('killed at random moments, no more than the answer being given is missing', async ({ counted }) => {
  const profile = newProfile();
  const chance = random(20261124);
  let kept = 0;
  let shown = 0;
  let ahead = 0;
  try {
    for (let kill = 0; kill <= KILLS; ++kill) {
      const running = await runBrowser(profile);
      const tab = await TabPage.open(running.context);
      const { device, record } = await tab.boot();
      if (kill === 0) {
        await tab.keep(JSON.stringify({ answers: 0 }));
      } else {
        ok(device.state === 'open', `after kill ${kill} the device says ${device.state}`);
        kept = JSON.parse(record).answers;
        ok(kept >= shown, `kill ${kill}: ${shown} was shown as kept, and ${kept} is there`);
        if (kept > shown) ++ahead;
      }
      shown = kept;
      if (kill < KILLS) {
        await answer(tab, kept + 1, (n) => (shown = n));
        await new Promise((resolve) => setTimeout(resolve, chance() * LONGEST_LIFE_MS));
      }
      await running.kill();
    }
  } finally {
    removeProfile(profile);
  }
  ok(kept > KILLS, `only ${kept} answers were ever kept: the test shows nothing`);
  counted(`${KILLS} kills, ${kept} answers; the one being given was there ${ahead} times`);
});

/**
 * What a kill between the two halves of a write leaves behind: the head of a record of 2,936 bytes,
 * and none of them. It takes a lucky kill to see it, about one in 300 of those above.
 * @param {string} profile
 */
function tearLastRecord(profile) {
  const all = path.join(profile, 'Default', 'IndexedDB');
  const folder = path.join(all, readdirSync(all).find((name) => name.endsWith('.indexeddb.leveldb')) ?? '');
  // Two, where the kill came before the older one was deleted; what is written last is in the newer.
  const newest = readdirSync(folder).filter((name) => name.endsWith('.log')).sort().at(-1);
  ok(newest, 'the database has no log');
  appendFileSync(path.join(folder, String(newest)), Buffer.from('65663a4b780b01', 'hex'));
}

test('a write torn by a kill costs nothing of what is kept later', async () => {
  const profile = newProfile();
  try {
    for (let life = 0; life < 4; ++life) {
      const running = await runBrowser(profile);
      const tab = await TabPage.open(running.context);
      const { device, record } = await tab.boot();
      if (life === 0) {
        await tab.keep(JSON.stringify({ answers: 0 }));
      } else {
        same(device.state, 'open', 'the device');
        same(JSON.parse(record).answers, life - 1, `what is kept at the start of life ${life}`);
        await tab.storeAll(JSON.stringify({ answers: life }));
      }
      await running.kill();
      tearLastRecord(profile);
    }
  } finally {
    removeProfile(profile);
  }
});
