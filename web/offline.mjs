// Makes a hosted page work without a network: registers the service worker and offers a new version.
// A page from disk needs none, and one in another site's page would not be reached without that.

/** @typedef {(text: string) => void} GiveNews */

const WORKER = 'sw.js';
const POLICY = 'next-session-worker';

/** The only script address this page can ever hand to the browser. @returns {any} */
function workerAddress() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return WORKER;
  const policy = types.createPolicy(POLICY, {
    createScriptURL(/** @type {string} */ url) {
      if (url !== WORKER) throw new TypeError('This page starts no such script.');
      return url;
    },
  });
  return policy.createScriptURL(WORKER);
}

/** @returns {ServiceWorkerContainer | null} */
function container() {
  try {
    const hosted = location.protocol === 'https:' || location.protocol === 'http:';
    return hosted && window.isSecureContext && window.parent === window
      ? (navigator.serviceWorker ?? null)
      : null;
  } catch {
    // Firefox throws where cookies are blocked.
    return null;
  }
}

/** What a browser needs to install the page; it would complain of it on a page from disk. */
function addManifest() {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = 'manifest.webmanifest';
  document.head.append(link);
}

/**
 * Calls `found` when a worker of a later version waits for its turn.
 * @param {ServiceWorkerRegistration} registration
 * @param {() => void} found
 */
function watchUpdates(registration, found) {
  // Without one in charge this page was loaded before there was any: the first is no update.
  const offer = () => void (registration.waiting && navigator.serviceWorker.controller && found());
  const watch = () => registration.installing?.addEventListener('statechange', offer);
  const look = () => {
    offer();
    watch();
  };
  look();
  registration.addEventListener('updatefound', look);
}

/**
 * @param {() => void} update a new version is there; `use` changes to it
 * @returns {{use: () => void}}
 */
export function openOffline(update) {
  const workers = container();
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;

  async function register() {
    if (!workers) return;
    try {
      addManifest();
      registration = await workers.register(workerAddress(), { updateViaCache: 'none' });
      watchUpdates(registration, update);
    } catch {
      // The page lies alone on its server, or the browser lets nobody register: it works online.
    }
  }
  register();

  return {
    use() {
      const waiting = registration?.waiting;
      if (!waiting) return location.reload();
      // Only this tab: what others show goes on, for a page needs nothing once it is there.
      workers?.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage('use');
    },
  };
}
