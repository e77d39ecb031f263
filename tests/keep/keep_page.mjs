// The page of tests/keep: takes away what the product takes away, then is what the module is to the
// keeper.
import '../../web/seal.mjs';
import { openKeeper } from '../../web/keep/keeper.mjs';

const shared = /** @type {any} */ (globalThis);
/** @type {any[]} */
shared.news = [];
// Whether the keeper ever spoke while it was being spoken to; the module could not bear it.
shared.interrupted = false;
let speaking = false;
const keeper = openKeeper((text) => {
  shared.interrupted ||= speaking;
  shared.news.push(JSON.parse(text));
});
/** @param {'order' | 'store' | 'erase'} name */
function watched(name) {
  const call = /** @type {(given: any) => unknown} */ (keeper[name]);
  return (/** @type {string} */ text) => {
    speaking = true;
    try {
      return call(name === 'order' ? JSON.parse(text) : text);
    } finally {
      speaking = false;
    }
  };
}
shared.keeper = { ...keeper, order: watched('order'), store: watched('store'), erase: watched('erase') };
const before = performance.now();
shared.bootText = await keeper.boot();
shared.bootTook = performance.now() - before;
shared.started = true;
