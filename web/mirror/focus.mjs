// Focus in both directions: what the person focuses is told to the painter, and the page may ask to
// move it. Nothing else moves focus.

import { bringIntoView } from '../view_window.mjs';
import { entryOf, isTextField } from './mirror.mjs';

/** @typedef {import('./elements.mjs').Entry} Entry */
/** @typedef {import('./mirror.mjs').Mirror} Mirror */
/** @typedef {import('../protocol.mjs').Core} Core */

const FOCUSABLE = 'a[href], button, input, select, textarea';

/**
 * The element that takes the focus for a node: its control, else the first heading or control in
 * it, else its own words.
 * @param {Entry} entry
 * @returns {HTMLElement}
 */
function targetOf(entry) {
  if (entry.main.matches(FOCUSABLE) || entry.leaves.includes(entry.main)) return entry.main;
  const inside = entry.box.querySelector(`h1, h2, h3, ${FOCUSABLE}`);
  return inside instanceof HTMLElement ? inside : entry.main;
}

/**
 * Label and field are brought into view together before the focus moves, because browsers scroll
 * only as far as the field itself and leave its label behind the upper edge.
 * @param {HTMLElement} target
 * @param {HTMLElement} [label]
 */
function reveal(target, label) {
  bringIntoView(target);
  if (label && !label.hidden) bringIntoView(label);
}

/**
 * @param {Mirror} mirror
 * @param {string} id
 * @param {{scroll?: boolean}} [how] scroll: bring it into view first
 * @returns {boolean} whether there is such a node
 */
export function focusNode(mirror, id, { scroll = true } = {}) {
  const entry = mirror.entries.get(id);
  if (!entry) return false;
  const target = targetOf(entry);
  if (!target.matches(FOCUSABLE)) target.tabIndex = -1;
  if (scroll) reveal(target, entry.label);
  if (document.activeElement !== target) target.focus({ preventScroll: true });
  return true;
}

/**
 * Notes where the focus is before a patch; the returned function puts it back where the patch would
 * lose it: on the same node made anew, else on the heading of the section it was in.
 * @param {Mirror} mirror
 * @returns {() => void}
 */
export function keepFocus(mirror) {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !mirror.root.contains(active)) return () => {};
  /** @type {string[]} */
  const around = [];
  for (let entry = entryOf(mirror, active); entry; ) {
    around.push(entry.fields.id);
    entry = mirror.entries.get(entry.fields.parent) ?? null;
  }
  return () => {
    if (document.activeElement === active) return;
    if (active.isConnected && !active.closest('[inert]')) {
      active.focus({ preventScroll: true });
      return;
    }
    if (around.some((id) => focusNode(mirror, id, { scroll: false }))) return;
    const title = mirror.root.querySelector('main h1');
    const box = title && entryOf(mirror, title);
    if (box) focusNode(mirror, box.fields.id, { scroll: false });
  };
}

/**
 * Tells the painter what has the focus, so that it can draw the ring.
 * @param {Mirror} mirror
 * @param {Core} core
 */
export function watchFocus(mirror, core) {
  mirror.root.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const entry = entryOf(mirror, target);
    core.focus(entry?.fields.id ?? '', target.matches(':focus-visible'), isTextField(target));
  });
  mirror.root.addEventListener('focusout', ({ relatedTarget }) => {
    const stays = relatedTarget instanceof Node && mirror.root.contains(relatedTarget);
    if (!stays) core.focus('', false, false);
  });
}

const ACTS = ['pointerdown', 'wheel', 'keydown', 'focusin'];

/**
 * Keeps what has the focus in view when the window changes its shape: a phone turned round, its
 * keyboard, the browser's zoom. Who has scrolled away from it stays where they are.
 * @param {Mirror} mirror
 * @returns {() => void} to be called when the page has been laid out anew
 */
export function keepFocusInView(mirror) {
  let seen = false;
  // From a change of shape until the person does something: the canvas may need more than one frame.
  let following = false;
  // It tells of a change after the frame that made it, so at a resize it still knows what was before.
  const watch = new IntersectionObserver((entries) => {
    seen = entries[entries.length - 1].isIntersecting;
  });
  const follow = () => {
    const active = document.activeElement;
    if (!following || !(active instanceof HTMLElement) || !mirror.root.contains(active)) return;
    reveal(active, entryOf(mirror, active)?.label);
  };
  mirror.root.addEventListener('focusin', ({ target }) => {
    watch.disconnect();
    // Browsers bring into view what they focus; a resize may come before the observer.
    seen = true;
    if (target instanceof Element) watch.observe(target);
  });
  for (const act of ACTS) window.addEventListener(act, () => (following = false), { passive: true });
  window.addEventListener('resize', () => {
    following ||= seen;
    // After the frame in which the canvas lays out the page for its new size.
    requestAnimationFrame(follow);
  });
  return follow;
}
