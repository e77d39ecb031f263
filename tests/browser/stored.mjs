// All that the browser keeps for this page, looked at without the code under test.

/** @typedef {import('playwright-core').Page | import('playwright-core').Frame} Place */

/** @param {Place} page */
export function everything(page) {
  return page.evaluate(async () => {
    /** @param {string} name @returns {Promise<any>} every store of a database with all that is in it */
    const contents = (name) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const names = [...database.objectStoreNames];
          /** @type {Record<string, any>} */
          const all = { name };
          const transaction = names.length ? database.transaction(names) : null;
          for (const store of names) {
            const got = transaction?.objectStore(store).getAll();
            if (got) got.onsuccess = () => (all[store] = got.result);
          }
          const done = () => {
            database.close();
            resolve(all);
          };
          if (transaction) transaction.oncomplete = done;
          else done();
        };
      });
    const databases = [];
    for (const { name } of await indexedDB.databases()) if (name) databases.push(await contents(name));
    const kept = [];
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      kept.push([name, ...requests.map(({ url }) => url)]);
    }
    return { session: { ...sessionStorage }, local: { ...localStorage }, databases, caches: kept };
  });
}
