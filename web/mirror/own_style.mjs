// Whether the person's own style is at work: a style sheet of theirs, a reading extension, other
// colours, more room between letters, larger text of the browser. A canvas cannot follow it, but the
// plain view does. Noticed without polling: on a hidden probe every such change is another size, or
// the end of a transition.

import { required } from './mirror.mjs';

// What web/base.css gives the probe; anything else is the person's.
const FONT = 'Next Session';
const COLOUR = 'rgb(1, 2, 3)';
const SIZE = 16;
const LINE = 1.25;
const HAIR = 0.5;

const probe = () => /** @type {HTMLElement} */ (required('probe').firstElementChild);

export function ownStyle() {
  const words = /** @type {HTMLElement} */ (probe().firstElementChild);
  const style = getComputedStyle(words);
  const size = parseFloat(style.fontSize);
  return (
    !style.fontFamily.includes(FONT) ||
    style.color !== COLOUR ||
    // Smaller text loses nothing that larger text would win.
    size > SIZE + HAIR ||
    Math.abs(parseFloat(style.lineHeight) - size * LINE) > HAIR ||
    [style.letterSpacing, style.wordSpacing, style.marginBottom].some((room) => parseFloat(room) > 0)
  );
}

/** @param {() => void} changed */
export function watchOwnStyle(changed) {
  let before = ownStyle();
  const look = () => {
    const now = ownStyle();
    if (now === before) return;
    before = now;
    changed();
  };
  new ResizeObserver(look).observe(probe());
  probe().addEventListener('transitionend', look);
}
