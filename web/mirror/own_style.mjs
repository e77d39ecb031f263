// Whether the person's own style is at work: a style sheet of theirs, a reading extension, other
// colours, more room between letters. A canvas cannot follow it, but the plain view does. Larger text
// of the browser it can follow. Noticed without polling: on a hidden probe every such change is
// another size, or the end of a transition.

import { required } from './mirror.mjs';

// What web/base.css gives the probe; anything else is the person's.
const FONT = 'Next Session';
const COLOUR = 'rgb(1, 2, 3)';
const SIZE = 16;
const LINE = 1.25;
const HAIR = 0.5;

/** @type {Element | null | undefined} */
let held;

/** Kept, because who leaves in a hurry takes all elements off the page. */
const probe = () => /** @type {HTMLElement} */ (held ??= required('probe').firstElementChild);

const styleOfProbe = () =>
  getComputedStyle(/** @type {HTMLElement} */ (probe().firstElementChild));

/** Looked up at the start and when it changes, not for every frame. @type {number | undefined} */
let textSize;

function lookUpTextSize() {
  textSize = Math.max(1, parseFloat(styleOfProbe().fontSize) / SIZE || 1);
  return textSize;
}

/** How much larger than usual the browser's own text is; smaller text wins nobody anything. */
export const ownTextSize = () => textSize ?? lookUpTextSize();

export function ownStyle() {
  const style = styleOfProbe();
  const size = parseFloat(style.fontSize);
  return (
    !style.fontFamily.includes(FONT) ||
    style.color !== COLOUR ||
    Math.abs(parseFloat(style.lineHeight) - size * LINE) > HAIR ||
    [style.letterSpacing, style.wordSpacing, style.marginBottom].some((room) => parseFloat(room) > 0)
  );
}

/** @param {() => void} changed */
export function watchOwnStyle(changed) {
  const watched = probe();
  const told = () => `${ownStyle()} ${lookUpTextSize()}`;
  let before = told();
  const look = () => {
    if (!watched.isConnected) return;
    const now = told();
    if (now === before) return;
    before = now;
    changed();
  };
  new ResizeObserver(look).observe(watched);
  watched.addEventListener('transitionend', look);
}
