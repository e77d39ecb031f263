// Runs before anything else and takes away every way this page could talk to a network. The content
// policy already forbids connections, but it knows nothing of WebRTC; and a page that never had the
// means needs no promise. Links a person follows and leaving the page remain possible.

const GLOBALS = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'mozRTCPeerConnection',
  'RTCDataChannel',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
];

/**
 * @param {object | undefined} owner
 * @param {string} name
 */
function remove(owner, name) {
  if (!owner) return;
  try {
    Object.defineProperty(owner, name, { value: undefined, writable: false, configurable: false });
  } catch {
    // A browser that refuses still has the content policy.
  }
}

for (const name of GLOBALS) remove(globalThis, name);
remove(Navigator.prototype, 'sendBeacon');
