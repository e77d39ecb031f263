// The canvas: its size, when it is drawn, and what the pointer is over. Nothing here runs while
// nothing happens: no timer, no frame.

import { plainAsked } from '../practice.mjs';
import { required } from './mirror.mjs';
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

  /** @returns {[number, number, number]} width and height in CSS px, and how many pixels each has */
  function size() {
    const { clientWidth: width, clientHeight } = document.documentElement;
    // Safari makes the inner height smaller while fingers magnify; the page stays as it is.
    const height = Math.max(window.innerHeight, clientHeight);
    return [width, height, Math.min(sharp(width, height), MOST_PIXELS / Math.max(width, height, 1))];
  }

  /** Told before the first layout, and whenever the window or the place in it changed. */
  function report() {
    const [width, height, ratio] = size();
    core.viewport(width, height, window.scrollY, ratio, ownTextSize());
  }

  /** Setting the size clears the canvas, so it happens right before the next frame is drawn. */
  function fit() {
    const [width, height, ratio] = size();
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

  watchWindow(mirror, report, requestFrame);
  watchPreferences(core, report);
  watchContext(canvas, core);
  watchPointer(mirror, core);
  return { report, requestFrame };
}

/**
 * @param {Mirror} mirror
 * @param {() => void} report
 * @param {() => void} requestFrame
 */
function watchWindow(mirror, report, requestFrame) {
  const drawn = () => mirror.page?.canvas === true;
  // On the canvas the new size is reported by the frame that is drawn with it.
  const resized = () => (drawn() ? requestFrame() : report());
  new ResizeObserver(resized).observe(document.documentElement);
  window.addEventListener('resize', resized);
  window.addEventListener('scroll', () => drawn() && requestFrame(), { passive: true });
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
 */
function watchPointer(mirror, core) {
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
    if (control) core.hover(clientX, clientY, down);
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
