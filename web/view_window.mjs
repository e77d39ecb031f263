// The part of the page that can be seen. Mostly the browser's own window; where another page has
// made this one's frame as tall as its content, that page scrolls and says which part it shows.

// Enough of a page that begins to see that it does.
const TOP_PX = 200;
// What is brought into view keeps some air around it; the same as scroll-margin-block in base.css.
const AIR_PX = 24;

/**
 * @typedef {object} Shown CSS px of the document
 * @property {number} top
 * @property {number} height
 */

/**
 * What a frame can ask of the page around it.
 * @typedef {object} Around
 * @property {(top: number, bottom: number) => void} show brings that part into view
 */

/** @type {Around | null} */
let around = null;
/** @type {Shown} */
let told = { top: 0, height: 0 };
/** @type {(() => void)[]} */
const watchers = [];

/** Whether the page around this one scrolls it. */
export const isFramed = () => around !== null;

/** From now on `page` scrolls. @param {Around} page */
export function letScroll(page) {
  around = page;
  document.documentElement.classList.add('framed');
}

/** @param {Shown} shown as the page around tells it */
export function setShown(shown) {
  told = shown;
  for (const watcher of watchers) watcher();
}

/** @returns {Shown} */
export function shownPart() {
  if (around) return told;
  // Safari makes the inner height smaller while fingers magnify; the page stays as it is.
  const height = Math.max(window.innerHeight, document.documentElement.clientHeight);
  return { top: window.scrollY, height };
}

/** @param {() => void} changed called when another part is shown */
export function watchShown(changed) {
  watchers.push(changed);
  window.addEventListener('scroll', changed, { passive: true });
}

/** @param {Element} element @returns {{top: number, bottom: number}} from the upper edge of what is shown */
export function placeInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const above = around ? told.top : 0;
  return { top: top - above, bottom: bottom - above };
}

/** The start of the page comes into view. */
export function showTop() {
  if (around) around.show(0, Math.min(told.height, TOP_PX));
  else window.scrollTo(0, 0);
}

/** @param {Element} element */
export function bringIntoView(element) {
  if (!around) return element.scrollIntoView({ block: 'nearest' });
  const { top, bottom } = element.getBoundingClientRect();
  around.show(Math.max(0, top - AIR_PX), bottom + AIR_PX);
}

/** @param {number} down CSS px; up where it is below 0 */
export function moveShown(down) {
  if (!around) return window.scrollBy(0, down);
  around.show(told.top + down, told.top + down + told.height);
}
