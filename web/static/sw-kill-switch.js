// For whoever hosts the page: put this file in the place of sw.js, and every browser that kept the
// page for offline use forgets its copy and asks the server again. Answers that people keep on their
// device are not touched.
/** @type {any} */
const worker = self;
worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => {
  const forget = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('next-session')) await caches.delete(name);
    }
    await worker.registration.unregister();
  };
  event.waitUntil(forget());
});
