// The record kept on this device: whether there is one, whether this tab may write it, and the
// writing. Everything is done one after the other; of texts to be written only the latest counts.

import { toHex } from './base64.mjs';
import { cipherPossible, createKeys, importSecret, randomBytes } from './cipher.mjs';
import { createDatabase } from './database.mjs';
import { isSealed, seal, unseal } from './envelope.mjs';
import { createHold } from './hold.mjs';
import { createMarker } from './marker.mjs';
import { soon } from './soon.mjs';
import { troubleOf } from './trouble.mjs';

/** @typedef {import('../protocol.mjs').News} News */
/** @typedef {import('../protocol.mjs').DeviceState} DeviceState */
/** @typedef {import('../protocol.mjs').Boot} Boot */
/** @typedef {import('./cipher.mjs').Keys} Keys */
/** @typedef {import('./database.mjs').Entry} Entry */

// A start that waits for the device waits no longer; then it does without.
const LONGEST_BOOT_MS = 6000;

/**
 * @typedef {object} Device
 * @property {() => Promise<Omit<Boot, 'seed'>>} boot
 * @property {(text: string, passphrase: string) => Promise<void>} keep
 * @property {(passphrase: string) => Promise<void>} unlock
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} takeOver
 * @property {() => void} leaveAlone the module cannot read the record: it stays as it is
 * @property {(text: string) => void} write
 * @property {() => Promise<void> | null} pending null when all is written
 * @property {() => Promise<void>} settled when nothing is under way any more: no write, no removal
 * @property {() => boolean} guarded whether the tab's storage is to hold the settings alone
 * @property {() => Promise<void>} erase
 * @property {() => Promise<string[]>} left what of it is there: "marker", "database"
 */

/**
 * @param {(news: News) => void} tell
 * @param {() => void} reguarded told when the tab's storage is to be written anew
 * @returns {Device}
 */
export function createDevice(tell, reguarded) {
  const owner = toHex(randomBytes(8));
  const marker = createMarker();
  const database = createDatabase(erasedElsewhere);
  const hold = createHold(takenAway);

  /** @type {DeviceState} */
  let state = 'none';
  /** @type {Keys | null} */
  let keys = null;
  let guarded = false;
  /** @type {string[]} the owner that this tab found when it came to hold the record */
  let over = [];
  /** @type {string | null} the latest text that is not written yet */
  let waiting = null;
  /** @type {Promise<void> | null} */
  let writing = null;
  // Texts that come while keeping begins are newer than the one it begins with.
  let beginning = false;
  let troubled = false;
  // The database was to be removed, and is not known to be gone.
  let remains = false;
  // Counts up when what is under way has become void.
  let era = 0;

  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /**
   * @param {() => Promise<void>} work
   * @param {Promise<unknown>} [before] what it waits for
   * @returns {Promise<void>}
   */
  function inTurn(work, before = last) {
    const turn = before.then(async () => {
      const mine = era;
      // What has become void meanwhile is nobody's trouble.
      await work().catch((error) => mine === era && trouble(error));
    });
    last = turn;
    return turn;
  }

  /** @param {unknown} error */
  function trouble(error) {
    troubled = true;
    tell({ news: 'trouble', what: troubleOf(error), where: 'device' });
  }

  /** @param {boolean} now */
  function guard(now) {
    // Once more where it is on: an earlier page of this tab may have stored the record itself.
    if (!now && !guarded) return;
    guarded = now;
    reguarded();
  }

  function forget() {
    ++era;
    state = 'none';
    keys = null;
    waiting = null;
    over = [];
    beginning = false;
    troubled = false;
    hold.release();
  }

  function takenAway() {
    if (state === 'none' || state === 'elsewhere') return;
    ++era;
    state = 'elsewhere';
    waiting = null;
    hold.release();
    tell({ news: 'taken' });
  }

  function erasedElsewhere() {
    if (state === 'none' || state === 'blocked') return;
    forget();
    // Whoever erased it meant all of it: no tab brings it back by itself, nor in the clear.
    guard(true);
    tell({ news: 'gone' });
  }

  /** @returns {Promise<Omit<Boot, 'seed'>>} */
  async function boot() {
    try {
      return await soon(lookAround(era), LONGEST_BOOT_MS);
    } catch {
      // What is still under way comes too late.
      forget();
      state = 'blocked';
      return { device: { state, secret: false }, record: '', evicted: false };
    }
  }

  /** @param {number} mine */
  async function lookAround(mine) {
    const entry = await database.look();
    valid(mine);
    if (!entry) {
      const evicted = marker.present();
      // Said once.
      marker.clear();
      return { device: { state, secret: false }, record: '', evicted };
    }
    marker.set();
    // Not waited for: nothing is written before a person answers.
    database.prepare();
    return found(entry, mine);
  }

  /** @param {Entry} entry @param {number} mine */
  async function found(entry, mine) {
    const held = await hold.acquire();
    valid(mine);
    // The one that was waited for may have written meanwhile.
    const now = (await database.look()) ?? entry;
    const secret = isSealed(now.text);
    // Nothing but the fence keeps others out: it is moved at once, and they learn when they write.
    const fenced = held && !hold.exclusive && (await database.take(owner).catch(() => null));
    valid(mine);
    over = fenced ? [] : [now.owner];
    if (!held) state = 'elsewhere';
    else state = secret ? 'locked' : 'open';
    return { device: { state, secret }, record: secret ? '' : now.text, evicted: false };
  }

  /** For work that has waited: ends it where it has become void. @param {number} mine */
  function valid(mine) {
    if (mine === era) return;
    if (state === 'none' || state === 'blocked') hold.release();
    throw new DOMException('Void', 'AbortError');
  }

  /**
   * @param {string} text
   * @param {Keys | null} under
   * @param {boolean} make
   * @param {number} mine
   */
  async function put(text, under, make, mine) {
    const body = under ? await seal(text, under) : text;
    // Erased, or taken away, while the key was derived.
    if (mine !== era) return 'void';
    const done = await database.write(body, owner, { over, make });
    if (mine !== era) return 'void';
    // From now on the entry bears this tab's own mark, until another tab takes it.
    if (done === 'written') over = [];
    return done;
  }

  /** @param {number} mine */
  async function writeAll(mine) {
    while (waiting !== null && state === 'open' && mine === era) {
      const text = waiting;
      waiting = null;
      let done = await put(text, keys, false, mine);
      if (done === 'missing') {
        // The marker tells a browser that made room from a person who erased everything.
        if (!marker.present()) return erasedElsewhere();
        done = await put(text, keys, true, mine);
      }
      if (done === 'taken') return takenAway();
      if (done !== 'written' || !troubled) continue;
      troubled = false;
      tell({ news: 'kept', secret: keys !== null });
    }
  }

  function flush() {
    if (writing || waiting === null || state !== 'open') return;
    writing = inTurn(async () => {
      const mine = era;
      try {
        await writeAll(mine);
      } catch (error) {
        if (mine === era && !troubled) trouble(error);
      }
    }).finally(() => {
      writing = null;
      flush();
    });
  }

  /** @param {string} text @param {string} passphrase */
  async function beginKeeping(text, passphrase) {
    if (state === 'elsewhere') return tell({ news: 'taken' });
    // A record nobody has opened is not overwritten.
    if (state === 'locked') return refuse('locked');
    if (passphrase && !cipherPossible()) return refuse('no-cipher');
    const first = state !== 'open';
    const mine = era;
    const held = !first || (await hold.acquire());
    valid(mine);
    if (!held) return othersRecord();
    const next = passphrase ? createKeys(await importSecret(passphrase)) : null;
    try {
      const done = await put(text, next, true, mine);
      if (done === 'taken') return first ? othersRecord() : takenAway();
      if (done !== 'written') return;
    } catch (error) {
      if (first) hold.release();
      throw error;
    }
    keys = next;
    state = 'open';
    troubled = false;
    remains = false;
    marker.set();
    guard(next !== null);
    tell({ news: 'kept', secret: next !== null });
    // Asks Firefox's user; other browsers decide by themselves. Without it, it is kept all the same.
    if (first) navigator.storage?.persist?.().catch(() => {});
  }

  /** There is one already, of a tab that had begun before this one. */
  function othersRecord() {
    state = 'open';
    takenAway();
  }

  /** @param {import('../protocol.mjs').Why} why */
  function refuse(why) {
    tell({ news: 'trouble', what: 'failed', where: 'device', why });
  }

  /** @param {string} passphrase */
  async function unlockWith(passphrase) {
    if (state !== 'locked' && state !== 'elsewhere') return;
    if (!cipherPossible()) return refuse('no-cipher');
    const mine = era;
    const entry = await database.look();
    if (!entry) return refuse('damaged');
    const secret = await importSecret(passphrase);
    // The tab that writes may have laid the passphrase aside.
    if (!isSealed(entry.text)) return tell({ news: 'opened', text: entry.text });
    const opened = await unseal(entry.text, secret);
    if (mine !== era) return;
    if ('error' in opened) {
      return opened.error === 'wrong' ? tell({ news: 'wrong' }) : refuse(opened.error);
    }
    keys = createKeys(secret);
    if (state === 'locked') state = 'open';
    guard(true);
    tell({ news: 'opened', text: opened.text });
  }

  async function stopKeeping() {
    if (state === 'elsewhere') return tell({ news: 'taken' });
    const something = (state !== 'none' && state !== 'blocked') || remains;
    let all = true;
    if (something) {
      forget();
      all = await removeAll();
    }
    guard(false);
    // In any case: from now on nothing is written.
    tell({ news: 'stopped' });
    if (!all) refuse('stop');
  }

  /** @returns {Promise<boolean>} false where something is left, or nobody can tell */
  async function removeAll() {
    const unmarked = marker.clear();
    remains = !(await database.remove());
    return unmarked && !remains;
  }

  async function takeIt() {
    if (state !== 'elsewhere') return;
    const mine = era;
    await hold.steal();
    valid(mine);
    const entry = await takeOrLook();
    valid(mine);
    if (!entry) return erasedElsewhere();
    const sealed = isSealed(entry.text);
    const opened = !sealed ? entry : keys && (await unseal(entry.text, keys.secret));
    valid(mine);
    if (!opened || 'error' in opened) {
      state = 'locked';
      return tell({ news: 'took', text: '', locked: true });
    }
    if (!sealed) keys = null;
    // In one go: from now on what the app stores is written, and it knows what was there.
    state = 'open';
    guard(sealed);
    tell({ news: 'took', text: opened.text });
  }

  async function takeOrLook() {
    over = [];
    try {
      return await database.take(owner);
    } catch {
      // On a full disk even the mark may find no room; the lock holds all the same.
      const entry = await database.look();
      if (entry) over = [entry.owner];
      return entry;
    }
  }

  return {
    boot,
    keep(text, passphrase) {
      beginning = true;
      return inTurn(() => beginKeeping(text, passphrase)).finally(() => {
        beginning = false;
        if (state !== 'open') waiting = null;
        flush();
      });
    },
    unlock: (passphrase) => inTurn(() => unlockWith(passphrase)),
    stop: () => inTurn(stopKeeping),
    takeOver: () => inTurn(takeIt),
    leaveAlone() {
      forget();
      guard(false);
    },
    write(text) {
      if (state !== 'open' && !beginning) return;
      waiting = text;
      flush();
    },
    pending: () => writing,
    async settled() {
      for (let seen = null; seen !== last; ) {
        seen = last;
        await seen;
        // It starts the next one, where there is more to write.
        await writing;
      }
    },
    guarded: () => guarded,
    erase() {
      forget();
      marker.clear();
      return inTurn(async () => {
        // Once more, for something that was under way.
        forget();
        await removeAll();
        guard(false);
        // A write that is stuck is void now, and the database does what it was asked in its order.
      }, soon(last).catch(() => {}));
    },
    left: async () => [
      ...(marker.present() ? ['marker'] : []),
      ...((await databaseLeft()) ? ['database'] : []),
    ],
  };

  /** Gone is what was looked for and not found. */
  async function databaseLeft() {
    try {
      return remains || (await database.exists());
    } catch (error) {
      // Where the page may keep nothing, nothing is left.
      return troubleOf(error) !== 'blocked';
    }
  }
}
