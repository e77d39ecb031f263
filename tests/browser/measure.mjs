// What is wrong with where things lie: outside the page, over each other, too small to hit, or wider
// than the window. Shared by the tests of the layout, of zoom, of text spacing and of both views.
import { extent, leaves } from './probe.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./probe.mjs').Leaf} Leaf */

const TARGET = 44;
// What WCAG 2.5.8 asks of a link in a line of text.
const INLINE_TARGET = 24;
const HAIR = 1;

/** @param {Leaf} leaf */
export const told = (leaf) => `“${leaf.text.slice(0, 40)}” (${leaf.what})`;

/** @param {Leaf[]} list @param {{width: number, height: number}} page */
export function outside(list, page) {
  return list
    .filter(({ text, control, x, y, w, h }) => {
      if (!text && !control) return false;
      const within = x >= -HAIR && y >= -HAIR && x + w <= page.width + HAIR && y + h <= page.height + HAIR;
      return w <= 0 || h <= 0 || !within;
    })
    .map((leaf) => `outside the page: ${told(leaf)} at ${[leaf.x, leaf.y, leaf.w, leaf.h].map(Math.round)}`);
}

/** @param {Leaf[]} list */
export function overlapping(list) {
  const found = [];
  for (const [at, a] of list.entries()) {
    for (const b of list.slice(at + 1)) {
      if (a.group === b.group) continue;
      const wide = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
      const high = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
      if (wide > HAIR && high > HAIR) found.push(`${told(a)} lies over ${told(b)}`);
    }
  }
  return found;
}

/** A control together with its label. @param {Leaf[]} list */
export function tooSmall(list) {
  const found = [];
  for (const control of list.filter((leaf) => leaf.control)) {
    const parts = list.filter((leaf) => leaf.group === control.group);
    const left = Math.min(...parts.map((part) => part.x));
    const top = Math.min(...parts.map((part) => part.y));
    const w = Math.max(...parts.map((part) => part.x + part.w)) - left;
    const h = Math.max(...parts.map((part) => part.y + part.h)) - top;
    const least = control.inline ? INLINE_TARGET : TARGET;
    if (w < least - 0.5 || h < least - 0.5) {
      found.push(`${told(control)} is ${Math.round(w)} × ${Math.round(h)}, less than ${least}`);
    }
  }
  return found;
}

/** @param {Page} page @returns {Promise<string[]>} */
export async function measure(page) {
  const [list, size] = [await leaves(page), await extent(page)];
  if (list.length < 3) return [`only ${list.length} things on the page`];
  const sideways = size.wide > size.width ? [`it scrolls sideways: ${size.wide} in ${size.width}`] : [];
  return [...sideways, ...outside(list, size), ...overlapping(list), ...tooSmall(list)];
}
