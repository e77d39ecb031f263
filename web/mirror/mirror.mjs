// The mirror as one value: native elements by node id, and the page they belong to.

/** @typedef {import('./elements.mjs').Entry} Entry */
/** @typedef {import('../protocol.mjs').PageFields} PageFields */

/**
 * @typedef {object} Mirror
 * @property {HTMLElement} root
 * @property {Record<string, HTMLElement>} tops by "@header", "@main", "@footer", "@dialog"
 * @property {Map<string, Entry>} entries
 * @property {PageFields | null} page null until the first patch
 * @property {number} rev
 */

/** @param {string} id @returns {HTMLElement} */
export function required(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page lacks #${id}.`);
  return found;
}

/** @returns {Mirror} */
export function createMirror() {
  const tops = {
    '@header': required('header'),
    '@main': required('main'),
    '@footer': required('footer'),
    '@dialog': required('dialog'),
  };
  return { root: required('mirror'), tops, entries: new Map(), page: null, rev: 0 };
}

/**
 * @param {Mirror} mirror
 * @param {EventTarget | null} target
 * @returns {Entry | null} of the innermost node that holds the target
 */
export function entryOf(mirror, target) {
  const box = target instanceof Element ? target.closest('[data-node]') : null;
  const id = box instanceof HTMLElement ? box.dataset.node : undefined;
  return (id !== undefined && mirror.entries.get(id)) || null;
}

/** @param {Element | null | undefined} target */
export function isTextField(target) {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && ['text', 'password'].includes(target.type))
  );
}
