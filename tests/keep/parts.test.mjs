// Small parts in Node: the marker, the tab's text, waiting with a page, troubles.
import { createMarker } from '../../web/keep/marker.mjs';
import { openTab } from '../../web/keep/tab.mjs';
import { troubleOf } from '../../web/keep/trouble.mjs';
import { createHoldBack } from '../../web/mirror/hold_back.mjs';
import { ok, same } from '../browser/assert.mjs';
import { test } from './harness.mjs';

/** @param {string} [refusal] name of the error that every use throws */
function storage(refusal) {
  const map = new Map();
  const check = () => {
    if (refusal) throw new DOMException('', refusal);
  };
  return {
    map,
    refuse: (/** @type {string | undefined} */ name) => (refusal = name),
    getItem: (/** @type {string} */ key) => (check(), map.get(key) ?? null),
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => (check(), void map.set(key, value)),
    removeItem: (/** @type {string} */ key) => (check(), void map.delete(key)),
  };
}

test('the marker holds no more than that there is something', async () => {
  const place = storage();
  const marker = createMarker(() => place);
  ok(!marker.present(), 'there from the start');
  marker.set();
  marker.set();
  ok(marker.present(), 'not set');
  same([...place.map], [['next-session-kept', '1']], 'what is in localStorage');
  ok(marker.clear(), 'clearing it is not said to have worked');
  same(place.map.size, 0, 'what is left');
  marker.set();
  place.removeItem = () => {};
  ok(!marker.clear(), 'clearing it is said to have worked');
});

test('a marker without a place does no harm', async () => {
  const refusing = () => {
    throw new DOMException('', 'SecurityError');
  };
  for (const marker of [createMarker(refusing), createMarker(() => storage('SecurityError'))]) {
    marker.set();
    ok(!marker.present(), 'there');
    ok(marker.clear(), 'something is left');
  }
});

test('the tab tells once when it keeps no more, and again the next time', async () => {
  const place = storage();
  /** @type {string[]} */
  const told = [];
  const tab = openTab((what) => told.push(what), () => place);
  tab.write('one');
  place.refuse('QuotaExceededError');
  tab.write('two');
  tab.write('three');
  same(told, ['full'], 'told');
  same(tab.read(), 'three', 'what the page goes on with');
  place.refuse(undefined);
  same([...place.map.values()], ['one'], 'what a reload would find');
  tab.write('four');
  place.refuse('SecurityError');
  tab.write('five');
  same(told, ['full', 'blocked'], 'told');
  place.refuse(undefined);
  ok(tab.erase(), 'erasing is not said to have worked');
  same([tab.read(), place.map.size], [null, 0], 'after erasing');
});

test('where even looking throws, the tab keeps in memory', async () => {
  /** @type {string[]} */
  const told = [];
  const tab = openTab((what) => told.push(what), () => {
    throw new DOMException('', 'SecurityError');
  });
  same(tab.read(), null, 'at first');
  tab.write('text');
  same([tab.read(), told], ['text', ['blocked']], 'after writing');
  ok(tab.erase(), 'something is left');
  same(tab.read(), null, 'after erasing');
});

test('an error becomes the trouble it is', async () => {
  const error = (/** @type {string} */ name) => new DOMException('', name);
  same(troubleOf(error('QuotaExceededError')), 'full', 'quota');
  same(troubleOf(error('SecurityError')), 'blocked', 'security');
  same(troubleOf(error('InvalidStateError')), 'blocked', 'a private window of Firefox');
  same(troubleOf(error('TimeoutError')), 'failed', 'no answer');
  same(troubleOf(new TypeError('x')), 'failed', 'a mistake');
  same(troubleOf(null), 'failed', 'nothing');
});

/** A write that is done when told. */
function write() {
  /** @type {() => void} */
  let done = () => {};
  const promise = /** @type {Promise<void>} */ (new Promise((resolve) => (done = () => resolve())));
  return { promise, done };
}

const patch = (/** @type {string} */ id, rev = 0) => /** @type {any} */ ({ rev, page: { id } });
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

/** @param {number} [longest] */
function holdBack(longest) {
  /** @type {string[]} */
  const seen = [];
  /** @type {{now: Promise<void> | null}} */
  const writing = { now: null };
  const back = createHoldBack(
    {
      show: ({ page, rev }) => seen.push(`${page.id}${rev}`),
      pending: () => writing.now,
      late: () => seen.push('late'),
      released: () => seen.push('released'),
    },
    longest,
  );
  return { seen, writing, back };
}

test('a page that turns waits for the write; the order stays', async () => {
  const { seen, writing, back } = holdBack();
  const one = write();
  writing.now = one.promise;
  back.give(patch('a', 1));
  back.give(patch('a', 2));
  same(seen, ['a1', 'a2'], 'the first page, and changes to it, at once');
  back.give(patch('b', 3));
  back.give(patch('b', 4));
  await aMoment();
  same(seen, ['a1', 'a2'], 'while the write is not done');
  ok(back.holding(), 'it says that it holds nothing');
  one.done();
  await aMoment();
  same(seen, ['a1', 'a2', 'b3', 'b4', 'released'], 'once it is done');
  ok(!back.holding(), 'it says that it still holds');
  writing.now = null;
  back.give(patch('c', 5));
  same(seen.at(-1), 'c5', 'a page that turns with nothing to write');
});

test('each page waits for its own write', async () => {
  const { seen, writing, back } = holdBack();
  const [one, two] = [write(), write()];
  back.give(patch('a'));
  writing.now = one.promise;
  back.give(patch('b'));
  writing.now = two.promise;
  back.give(patch('c'));
  one.done();
  await aMoment();
  same(seen, ['a0', 'b0'], 'after the first write');
  two.done();
  await aMoment();
  same(seen, ['a0', 'b0', 'c0', 'released'], 'after the second');
});

test('a write that takes too long is not waited for, and that is told', async () => {
  const { seen, writing, back } = holdBack(20);
  writing.now = write().promise;
  back.give(patch('a'));
  back.give(patch('b'));
  same(seen, ['a0'], 'at first');
  await new Promise((resolve) => setTimeout(resolve, 60));
  same(seen, ['a0', 'b0', 'late', 'released'], 'after a while');
});

test('after a stop nothing is shown', async () => {
  const { seen, writing, back } = holdBack();
  const one = write();
  back.give(patch('a'));
  writing.now = one.promise;
  back.give(patch('b'));
  back.stop();
  one.done();
  await aMoment();
  back.give(patch('c'));
  same(seen, ['a0'], 'what was shown');
});
