// One patch to the mirror: the only place that changes it.

import { announce, hush } from './announce.mjs';
import { domId, makeEntry, updateEntry } from './elements.mjs';
import { focusNode, keepFocus } from './focus.mjs';
import { placeAll, setHeight, showForeign } from './geometry.mjs';
import { ownTextSize } from './own_style.mjs';
import { isFramed, moveShown, placeInView, showTop, shownPart } from '../view_window.mjs';

/** @typedef {import('./mirror.mjs').Mirror} Mirror */
/** @typedef {import('../protocol.mjs').Patch} Patch */
/** @typedef {import('../protocol.mjs').PageFields} PageFields */
/** @typedef {import('../protocol.mjs').NodeFields} NodeFields */

/** The colours of a practice, in the order of a page's `brand`; the theme's give way to them. */
const BRAND = ['--brand-primary', '--brand-on-primary', '--brand-primary-soft'];

/**
 * @param {Mirror} mirror
 * @param {Patch} patch
 */
export function applyPatch(mirror, patch) {
  const before = mirror.page;
  const restoreFocus = keepFocus(mirror);
  const keepPlace = placeKeeper(mirror, patch.page);

  mirror.rev = patch.rev;
  mirror.page = patch.page;
  for (const id of patch.remove ?? []) removeNode(mirror, id);
  for (const fields of patch.put ?? []) putNode(mirror, fields);
  for (const [parent, ids] of patch.order ?? []) arrange(mirror, parent, ids);
  showPage(mirror, patch.page);
  if (patch.rects) placeAll(mirror, patch.rects);
  if (patch.foreign) showForeign(mirror, patch.foreign);

  const turned = before !== null && before.id !== patch.page.id;
  if (turned) showTop();
  else keepPlace();
  // A page begins at its top, whatever node in it gets the focus.
  if (patch.focus) focusNode(mirror, patch.focus, { scroll: !turned });
  else restoreFocus();
  if (patch.announce) announce(patch.announce);
  else if (turned) hush();
}

/** @param {Mirror} mirror @param {string} id */
function removeNode(mirror, id) {
  mirror.entries.get(id)?.box.remove();
  mirror.entries.delete(id);
}

/** @param {Mirror} mirror @param {NodeFields} fields */
function putNode(mirror, fields) {
  let entry = mirror.entries.get(fields.id);
  if (!entry) {
    entry = makeEntry(fields);
    mirror.entries.set(fields.id, entry);
  }
  updateEntry(entry, fields);
}

/**
 * Brings children into order and moves as few as possible: an element that is moved loses its
 * focus, and a composition in it.
 * @param {Mirror} mirror
 * @param {string} parent
 * @param {string[]} ids
 */
function arrange(mirror, parent, ids) {
  const holder = mirror.tops[parent] ?? mirror.entries.get(parent)?.box;
  if (!holder) return;
  let next = firstNode(holder);
  for (const id of ids) {
    const box = mirror.entries.get(id)?.box;
    if (!box) continue;
    if (box === next) next = nextNode(next);
    else holder.insertBefore(box, next);
  }
}

/** A legend or words of the parent itself come before its children. @param {Element} holder */
function firstNode(holder) {
  const first = holder.firstElementChild;
  return first && !isNode(first) ? nextNode(first) : first;
}

/** @param {Element} from @returns {Element | null} */
function nextNode(from) {
  const next = from.nextElementSibling;
  return next && !isNode(next) ? nextNode(next) : next;
}

/** @param {Element} box */
const isNode = (box) => box instanceof HTMLElement && box.dataset.node !== undefined;

/** @param {Mirror} mirror @param {PageFields} page */
function showPage(mirror, page) {
  const root = document.documentElement;
  if (document.title !== page.title) document.title = page.title;
  if (page.lang) root.lang = page.lang;
  root.dataset.theme = page.theme;
  root.classList.toggle('wide', page.width === 'wide');
  root.classList.toggle('canvas', page.canvas);
  root.classList.toggle('plain', !page.canvas);
  root.classList.toggle('modal', page.modal);
  root.classList.remove('starting');
  root.classList.add('running');
  root.style.setProperty('--scale', String(page.scale * (page.canvas ? 1 : ownTextSize())));
  BRAND.forEach((property, i) => {
    if (page.brand) root.style.setProperty(property, page.brand[i]);
    else root.style.removeProperty(property);
  });
  setHeight(mirror, page.height);
  for (const top of ['@header', '@main', '@footer']) {
    mirror.tops[top].toggleAttribute('inert', page.modal);
  }
}

/**
 * What was in view before a dialog covered the page; kept from opening to closing.
 * @type {Mark | null}
 */
let below = null;

/**
 * Keeps the person's place where the page changes its shape under them: when a dialog opens and
 * closes, and when the canvas gives way to the plain view or comes back.
 * @param {Mirror} mirror
 * @param {PageFields} page the page that comes
 * @returns {() => void} to be called once it is there
 */
function placeKeeper(mirror, page) {
  const before = mirror.page;
  if (!before) return () => {};
  if (!before.modal && page.modal) {
    below = markInView(mirror);
    // On the canvas, and in a frame as tall as the page, a dialog lies at the top of the document.
    return () => void ((page.canvas || isFramed()) && showTop());
  }
  if (before.modal && !page.modal) return () => returnTo(below);
  if (before.canvas === page.canvas) return () => {};
  const mark = markInView(mirror);
  return () => returnTo(mark);
}

/** @param {Mark | null} mark */
function returnTo(mark) {
  const element = mark && document.getElementById(domId(mark.id));
  if (element) moveShown(placeInView(element).top - mark.top);
}

/** @typedef {{id: string, top: number}} Mark a node, and how far down in what is shown it was */

/**
 * @param {Mirror} mirror
 * @returns {Mark | null} the first leaf that is in view
 */
function markInView(mirror) {
  for (const [id, { main, leaves }] of mirror.entries) {
    if (!leaves.includes(main) || main.closest('header')) continue;
    const { top, bottom } = placeInView(main);
    if (bottom > 0 && top < shownPart().height) return { id, top };
  }
  return null;
}
