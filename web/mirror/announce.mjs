// Says a few words politely. There are two regions, in the page from the start, because a screen
// reader often misses one that comes with its text. They take turns, so that the same words said
// twice are a change both times; and the words go again, so that nobody walks into them.

const SAID_AFTER_MS = 1500;

let turn = 0;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let clearing;

/** Takes back what is no longer so, as when the page is another one. */
export function hush() {
  for (const region of document.querySelectorAll('.live')) region.replaceChildren();
}

/** @param {string} words */
export function announce(words) {
  const regions = [...document.querySelectorAll('.live')];
  turn = (turn + 1) % regions.length;
  regions.forEach((region, i) => {
    region.textContent = i === turn ? words : '';
  });
  clearTimeout(clearing);
  clearing = setTimeout(hush, SAID_AFTER_MS);
}
