// The service worker: it keeps one copy of the page, so that the page opens without a network. It
// never sees an answer: the page sends it one word, "use", and nothing else.
//
// The copy is named by the fingerprint of its page and checked against it before it is kept, so there
// is no half of one version and half of another. A new version waits until the person takes it, or
// until no tab shows the old one.

import { withoutSettings } from '../settings_block.mjs';

/** Of the page this worker belongs to; the packer puts it here. @type {string} */
const FINGERPRINT = /** @type {any} */ (globalThis).FINGERPRINT;

const OURS = 'next-session';
const CACHE = `${OURS}-${FINGERPRINT.slice(0, 16)}`;

/** @type {any} a ServiceWorkerGlobalScope; the type checker knows windows alone */
const worker = globalThis;

/** @returns {string} where the page is */
const address = () => worker.registration.scope;

/** @param {string} html */
async function fingerprint(html) {
  const bytes = new TextEncoder().encode(withoutSettings(html));
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// What the server says of safety holds for the copy, too.
const KEPT_HEADERS = /^(content-security-policy|permissions-policy|referrer-policy|x-content-type-options|cross-origin-)/;

/** @param {Headers} from @returns {Headers} */
function headersOf(from) {
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
  for (const [name, value] of from) {
    if (KEPT_HEADERS.test(name)) headers.set(name, value);
  }
  return headers;
}

/**
 * The page as the server has it now.
 * @param {'reload' | 'no-cache'} how reload: past all caches; no-cache: what the browser has loaded
 *   already is not loaded again, unless it has changed
 * @returns {Promise<{html: string, headers: Headers}>} throws where that is no page of this version
 */
async function load(how) {
  const response = await fetch(address(), { cache: how, credentials: 'same-origin' });
  if (!response.ok) throw new Error(`the page answers ${response.status}`);
  const html = await response.text();
  if ((await fingerprint(html)) !== FINGERPRINT) throw new Error('this is another version of the page');
  return { html, headers: headersOf(response.headers) };
}

/** @param {{html: string, headers: Headers}} page */
async function keep({ html, headers }) {
  await (await caches.open(CACHE)).put(address(), new Response(html, { headers }));
}

/** Another copy of the same version: only the practice's settings can differ. */
async function refresh() {
  const cache = await caches.open(CACHE);
  const copy = await cache.match(address());
  const page = await load('no-cache');
  if (!copy || (await copy.text()) !== page.html) await keep(page);
}

async function dropOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
  }
}

/** @param {any} event a FetchEvent */
function answer(event) {
  const { request } = event;
  if (request.mode !== 'navigate' || request.method !== 'GET') return;
  const { origin, pathname } = new URL(request.url);
  const scope = new URL(address());
  const page = origin === scope.origin && [scope.pathname, `${scope.pathname}index.html`].includes(pathname);
  if (!page) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(CACHE);
      return (await cache.match(address())) ?? fetch(request);
    })(),
  );
  // Without a network there is nothing to refresh.
  event.waitUntil(refresh().catch(() => {}));
}

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(load('no-cache').catch(() => load('reload')).then(keep));
});
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(dropOthers()));
worker.addEventListener('fetch', answer);
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'use') worker.skipWaiting();
});
