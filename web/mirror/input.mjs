// What people do to the native controls, told to the app. Keys that a browser does not handle by
// itself are here too: numbers choose, Enter goes on, Escape leaves a dialog.

import { updateEntry } from './elements.mjs';
import { focusNode } from './focus.mjs';
import { entryOf, isTextField } from './mirror.mjs';

/** @typedef {import('./elements.mjs').Entry} Entry */
/** @typedef {import('./mirror.mjs').Mirror} Mirror */
/** @typedef {import('../protocol.mjs').Core} Core */
/** @typedef {import('../protocol.mjs').Input} Input */

/**
 * @param {Mirror} mirror
 * @param {Core} core
 */
export function watchInput(mirror, core) {
  /**
   * @param {string} id
   * @param {Input['kind']} kind
   * @param {string} [value]
   */
  const send = (id, kind, value = '') =>
    core.input({ id, kind, value, rev: mirror.rev, at: Math.round(performance.now()) });

  const { root } = mirror;
  ignoreStrayClicks(mirror);
  root.addEventListener('click', (event) => onClick(mirror, send, event));
  root.addEventListener('change', ({ target }) => {
    const entry = entryOf(mirror, target);
    if (!entry) return;
    const { id, on } = entry.fields;
    if (on === 'choose' && target instanceof HTMLInputElement) {
      send(id, target.checked ? 'choose' : 'unchoose');
    }
    if (on === 'select' && target instanceof HTMLSelectElement) send(id, 'select', target.value);
    showAsHeld(mirror, entry);
  });
  root.addEventListener('input', ({ target }) => sendText(mirror, send, target));
  root.addEventListener('compositionstart', ({ target }) => {
    if (target instanceof HTMLElement) target.dataset.composing = 'yes';
  });
  root.addEventListener('compositionend', ({ target }) => {
    if (target instanceof HTMLElement) delete target.dataset.composing;
    sendText(mirror, send, target);
  });
  document.addEventListener('keydown', (event) => onKey(mirror, send, event));
}

/** @typedef {(id: string, kind: Input['kind'], value?: string) => void} Send */

/**
 * The browser has already changed the control. Where the app did not take the input, no patch says
 * so: the control, and those it belongs with, go back to what the app holds.
 * @param {Mirror} mirror
 * @param {Entry} changed
 */
function showAsHeld(mirror, changed) {
  for (const entry of mirror.entries.values()) {
    if (entry.fields.parent === changed.fields.parent) updateEntry(entry, entry.fields);
  }
}

/** @param {Mirror} mirror @param {Send} send @param {EventTarget | null} target */
function sendText(mirror, send, target) {
  const entry = entryOf(mirror, target);
  if (entry?.fields.on !== 'text') return;
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (entry.main);
  if (target === field) send(entry.fields.id, 'text', field.value);
}

/**
 * Many people click twice where once is enough. Where the first click has turned the page, the second
 * was not meant for whatever lies in that place now.
 * @param {Mirror} mirror
 */
function ignoreStrayClicks(mirror) {
  let clicked = '';
  mirror.root.addEventListener(
    'click',
    (event) => {
      const page = mirror.page?.id ?? '';
      // How many clicks have come in quick succession. A finger that taps twice in one place may well
      // mean both.
      const touch = /** @type {PointerEvent} */ (event).pointerType === 'touch';
      if (event.detail <= 1 || touch) clicked = page;
      if (page === clicked) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

/** @param {Mirror} mirror @param {Send} send @param {MouseEvent} event */
function onClick(mirror, send, event) {
  const entry = entryOf(mirror, event.target);
  if (!entry) return;
  const { id, role, href, on } = entry.fields;
  if (role === 'link' && (href === undefined || href.startsWith('#'))) {
    // The address stays as it is: nothing of a visit belongs in the browser's history.
    event.preventDefault();
    if (href) focusNode(mirror, href.slice(1));
  }
  if (on === 'press') send(id, 'press');
}

/** @param {Mirror} mirror @param {Send} send @param {KeyboardEvent} event */
function onKey(mirror, send, event) {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'Escape' && mirror.page?.modal) {
    event.preventDefault();
    send('', 'escape');
    return;
  }
  const active = document.activeElement;
  if (isTextField(active) || active instanceof HTMLSelectElement) return;
  const entry = entryOf(mirror, active);
  if (event.key === 'Enter') {
    const next = mirror.entries.get(mirror.page?.next ?? '');
    if (entry?.fields.role !== 'choice' || !next || event.repeat) return;
    event.preventDefault();
    send(next.fields.id, 'press');
    return;
  }
  if (event.repeat || event.key.length !== 1) return;
  const choice = choiceFor(mirror, event.key, entry?.fields.parent);
  if (!choice) return;
  event.preventDefault();
  choice.main.focus();
  choice.main.click();
}

/**
 * @param {Mirror} mirror
 * @param {string} key
 * @param {string | undefined} group where the focus is; it comes first
 * @returns {Entry | null}
 */
function choiceFor(mirror, key, group) {
  const found = [...mirror.entries.values()].filter(
    ({ fields, main }) =>
      fields.role === 'choice' && fields.shortcut === key && !main.closest('[inert]'),
  );
  return found.find(({ fields }) => fields.parent === group) ?? found[0] ?? null;
}
