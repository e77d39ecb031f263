// What went wrong, in the words of the device channel (web/protocol.mjs).

/** @typedef {import('../protocol.mjs').Trouble} Trouble */

// InvalidStateError: what Firefox gives for databases in a window that keeps nothing.
const BLOCKED = ['SecurityError', 'NotAllowedError', 'InvalidStateError', 'NotSupportedError'];

/** @param {unknown} error @returns {Trouble} */
export function troubleOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  return BLOCKED.includes(name) ? 'blocked' : 'failed';
}
