// The page itself in a frame, with the settings in its address. An address that changes behind its #
// loads nothing anew, so there is a new frame each time; the one before stays until that one is there.

import { sandboxOf } from '../embed/sandbox.mjs';
import { fragmentOf } from './settings.mjs';

const COMPUTER_PX = 1040;

// What is tried out in one preview is not gone on with in the next: each has a name of its own
// (web/keep/tab.mjs).
const NAMES = 999;
let number = Math.floor(Math.random() * NAMES);

/** @param {import('./settings.mjs').Settings} settings @returns {string} */
export function previewAddress(settings) {
  const fragment = fragmentOf(settings);
  return `index.html#${fragment ? `${fragment}&` : ''}preview=`;
}

/** The width of a computer is shown smaller, to fit. @param {HTMLElement} stage */
export function fitPreview(stage) {
  const fit = () => stage.style.setProperty('--fit', String(Math.min(1, stage.clientWidth / COMPUTER_PX)));
  new ResizeObserver(fit).observe(stage);
  fit();
}

/**
 * @param {HTMLElement} stage
 * @param {object} what
 * @param {import('./settings.mjs').Settings} what.settings
 * @param {boolean} what.keeps
 * @param {string} what.title
 */
export function showPreview(stage, { settings, keeps, title }) {
  const frame = document.createElement('iframe');
  number = (number + 1) % NAMES;
  frame.name = `next-session-${number + 1}`;
  frame.title = title;
  frame.referrerPolicy = 'no-referrer';
  frame.allow = 'clipboard-write';
  frame.setAttribute('sandbox', sandboxOf(keeps));
  frame.src = previewAddress(settings);
  frame.addEventListener('load', () => {
    while (stage.firstElementChild && stage.firstElementChild !== frame) stage.firstElementChild.remove();
  });
  stage.append(frame);
}
