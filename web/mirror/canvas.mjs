// The canvas: its size, when it is drawn, and what the pointer is over. Nothing here runs while
// nothing happens: no timer, no frame.

import { plainAsked } from '../practice.mjs';
import { required } from './mirror.mjs';
import { isFramed, shownPart, watchShown } from '../view_window.mjs';
import { ownStyle, ownTextSize, watchOwnStyle } from './own_style.mjs';

/** @typedef {import('./mirror.mjs').Mirror} Mirror */
/** @typedef {import('../protocol.mjs').Core} Core */

const GIVE_UP_AFTER_MS = 2000;
// Graphics drivers of today draw on at least as many pixels each way. Asked for more they silently
// give fewer, and the rest of the page would be missing.
const MOST_PIXELS = 8192;
// Four bytes each. Of an old phone's memory a magnified drawing takes no more than this.
const MOST_WHEN_PINCHED = 8e6;
const PINCHED_FOR_MS = 250;
const CONTROLS = 'a, button, input, label, select, textarea';

/** @param {string} query @returns {boolean} */
const matches = (query) => matchMedia(query).matches;

export const prefers = () => ({
  dark: matches('(prefers-color-scheme: dark)'),
  contrast: matches('(prefers-contrast: more)'),
  reducedMotion: matches('(prefers-reduced-motion: reduce)'),
});

/**
 * Colours the system forces cannot reach a canvas, nor can the person's own style; an address with
 * #plain asks for none.
 */
export function canvasPossible() {
  return (
    'WebGL2RenderingContext' in globalThis &&
    !matches('(forced-colors: active)') &&
    !ownStyle() &&
    !plainAsked
  );
}

/**
 * Pixels for each CSS px: the screen's, and more where fingers have magnified the page, so that
 * letters stay sharp for those who read them that way.
 * @param {number} width
 * @param {number} height
 */
function sharp(width, height) {
  const ratio = window.devicePixelRatio;
  const pinched = ratio * (window.visualViewport?.scale ?? 1);
  return Math.max(ratio, Math.min(pinched, Math.sqrt(MOST_WHEN_PINCHED / (width * height))));
}

// Drawn above and below what is shown in a frame: the page around scrolls without waiting for us.
const SPARE_PX = 400;

/** @param {number} page its height @returns {{top: number, height: number}} */
function partOfFrame(page) {
  const shown = shownPart();
  if (shown.height < 1) return { top: 0, height: 0 };
  const spare = Math.min(SPARE_PX, Math.ceil(shown.height / 2));
  const height = Math.min(Math.ceil(shown.height) + 2 * spare, Math.ceil(page) || Infinity);
  const lowest = Math.max(0, Math.ceil(page) - height);
  return { top: Math.min(Math.max(0, Math.floor(shown.top) - spare), lowest), height };
}

/**
 * Whether what is shown, and half of what is spare, is drawn already.
 * @param {{top: number, height: number}} drawn
 * @param {number} page
 */
function covers(drawn, page) {
  const { top, height } = shownPart();
  const spare = Math.min(SPARE_PX, height / 2) / 2;
  const from = Math.max(0, top - spare);
  const to = Math.min(page, top + height + spare);
  return drawn.height > 0 && drawn.top <= from && drawn.top + drawn.height >= to;
}

/**
 * @param {Mirror} mirror
 * @param {Core} core
 * @param {() => boolean} holding the mirror is not yet where the module is: nothing is drawn, and
 *   a frame is asked for when it is
 */
export function createCanvas(mirror, core, holding) {
  const canvas = /** @type {HTMLCanvasElement} */ (required('canvas'));
  let pending = false;
  let sized = '';

  /** What is drawn: CSS px of the document. */
  let part = { top: 0, height: 0 };

  /** @returns {[number, number, number]} width and height in CSS px, and how many pixels each has */
  function size() {
    const width = document.documentElement.clientWidth;
    const { height } = part;
    return [width, height, Math.min(sharp(width, height), MOST_PIXELS / Math.max(width, height, 1))];
  }

  /** Told before the first layout, and whenever the window or the place in it changed. */
  function report() {
    part = isFramed() ? partOfFrame(mirror.page?.height ?? 0) : shownPart();
    const [width, height, ratio] = size();
    core.viewport(width, height, part.top, ratio, ownTextSize(), isFramed() ? 0 : 1);
  }

  /** Setting the size clears the canvas, so it happens right before the next frame is drawn. */
  function fit() {
    const [width, height, ratio] = size();
    canvas.style.top = isFramed() ? `${part.top}px` : '';
    const wanted = `${width}x${height}@${ratio}`;
    if (wanted === sized) return;
    sized = wanted;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }

  function frame() {
    pending = false;
    if (holding() || (mirror.page && !mirror.page.canvas)) return;
    report();
    if (part.height < 1) return;
    fit();
    try {
      if (core.frame() > 0) requestFrame();
    } catch (error) {
      // A driver that does not do what it promised. All that is drawn is in the mirror too.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      console.error('The canvas cannot be drawn:', error);
      core.canvas(false);
    }
  }

  function requestFrame() {
    if (pending) return;
    pending = true;
    requestAnimationFrame(frame);
  }

  // In a frame more is drawn than is shown; a little scrolling needs no new drawing.
  const scrolled = () => (isFramed() && covers(part, mirror.page?.height ?? 0) ? undefined : requestFrame());
  watchWindow(mirror, report, requestFrame, scrolled);
  watchPreferences(core, report);
  watchContext(canvas, core);
  watchPointer(mirror, core, () => (isFramed() ? part.top : 0));
  return { report, requestFrame };
}

/**
 * @param {Mirror} mirror
 * @param {() => void} report
 * @param {() => void} requestFrame
 * @param {() => void} scrolled another part of the page is shown
 */
function watchWindow(mirror, report, requestFrame, scrolled) {
  const drawn = () => mirror.page?.canvas === true;
  // On the canvas the new size is reported by the frame that is drawn with it.
  const resized = () => (drawn() ? requestFrame() : report());
  new ResizeObserver(resized).observe(document.documentElement);
  window.addEventListener('resize', resized);
  watchShown(() => drawn() && scrolled());
  // Not while the fingers move: another size clears the canvas.
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pinching;
  window.visualViewport?.addEventListener('resize', () => {
    clearTimeout(pinching);
    pinching = setTimeout(() => drawn() && requestFrame(), PINCHED_FOR_MS);
  });
  (function watchRatio() {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', () => (watchRatio(), resized()), { once: true });
  })();
}

/** @param {Core} core @param {() => void} report */
function watchPreferences(core, report) {
  const tell = () => {
    const { dark, contrast, reducedMotion } = prefers();
    core.prefers(dark, contrast, reducedMotion);
  };
  for (const query of [
    '(prefers-color-scheme: dark)',
    '(prefers-contrast: more)',
    '(prefers-reduced-motion: reduce)',
  ]) {
    matchMedia(query).addEventListener('change', tell);
  }
  const decide = () => core.canvas(canvasPossible());
  matchMedia('(forced-colors: active)').addEventListener('change', decide);
  watchOwnStyle(() => (report(), decide()));
}

/**
 * A graphics driver may take the context away at any time and mostly gives it back soon.
 * @param {HTMLCanvasElement} canvas
 * @param {Core} core
 */
function watchContext(canvas, core) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    core.contextLost();
    waiting = setTimeout(() => core.canvas(false), GIVE_UP_AFTER_MS);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(waiting);
    core.contextRestored();
    core.canvas(canvasPossible());
  });
}

/**
 * Only so that hovering and pressing can be drawn, and only when that changes.
 * @param {Mirror} mirror
 * @param {Core} core
 * @param {() => number} above CSS px between the window's upper edge and the canvas
 */
function watchPointer(mirror, core, above) {
  /** @type {Element | null} */
  let over = null;
  let pressed = false;

  /** @param {PointerEvent} event @param {boolean} down */
  function moved({ target, clientX, clientY }, down) {
    if (!mirror.page?.canvas) return;
    const control = target instanceof Element ? target.closest(CONTROLS) : null;
    if (control === over && down === pressed) return;
    over = control;
    pressed = down;
    if (control) core.hover(clientX, clientY - above(), down);
    else core.hover(-1, -1, false);
  }
  function left() {
    if (over || pressed) core.hover(-1, -1, false);
    over = null;
    pressed = false;
  }
  document.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'touch') moved(event, pressed);
  });
  document.addEventListener('pointerdown', (event) => moved(event, true));
  // A finger that has gone hovers over nothing.
  document.addEventListener('pointerup', (event) =>
    event.pointerType === 'touch' ? left() : moved(event, false),
  );
  document.addEventListener('pointercancel', left);
  document.documentElement.addEventListener('pointerleave', left);
}
