// Holds what is painted against what the mirror holds. A sign's picture tells nothing of its
// meaning; but a reader who finds the same picture under the same letter on every screen, and no
// picture under two letters, has read the words.

/** @typedef {import('./held.mjs').Held} Held */
/** @typedef {import('./painted.mjs').Painting} Painting */
/** @typedef {import('./painted.mjs').Sign} Sign */
/** @typedef {import('./painted.mjs').Shape} Shape */

/** CSS px by which two places may differ. */
const NEAR = 1;
// Edges are softened over half a pixel at each side.
const SOFT = 0.51;
// Letters that look the same in the font.
const ALIKE = [['-', '‐', '‑']];

// Of the axes of a chart, on the narrowest page: two dates or values.
const LABELS_AT_LEAST = 2;
// More than one cannot be told apart, however many there are.
const READINGS_AT_MOST = 2;

/** @param {string} letter */
const plain = (letter) => ALIKE.find((all) => all.includes(letter))?.[0] ?? letter;

/** @param {Held} held */
const told = ({ what, words }) => `“${words.slice(0, 40)}” (${what})`;

/** Learns on the way which picture is which letter. */
export class Reader {
  /** @type {Map<string, string>} letter by the look of its sign */
  #letters = new Map();
  signs = 0;
  words = 0;
  controls = 0;
  pages = 0;

  get letters() {
    return this.#letters.size;
  }

  /**
   * @param {Painting} painting
   * @param {Held[]} held
   * @returns {string[]} where the two differ
   */
  compare(painting, held) {
    ++this.pages;
    const { top, bottom } = painting;
    const inView = (/** @type {Held} */ { y, h }) => y >= top && y + h <= bottom;
    const modal = held.some(({ covered }) => covered);
    const texts = held.filter(({ words }) => words);
    /** @type {Map<Held, Sign[]>} */
    const under = new Map(texts.map((one) => [one, []]));
    /** @type {string[]} */
    const found = [];
    for (const sign of painting.signs) {
      ++this.signs;
      const home = homeOf(sign, modal ? texts.filter(({ covered }) => covered !== sign.above) : texts);
      if (home) under.get(home)?.push(sign);
      else found.push(`a sign at ${Math.round(sign.x)}, ${Math.round(sign.y)} is drawn where no words are held`);
    }
    for (const [one, signs] of under) if (inView(one)) found.push(...this.#read(one, signs));
    for (const control of held.filter((one) => one.control && inView(one))) {
      ++this.controls;
      if (!painting.shapes.some((shape) => alike(shape, control))) {
        found.push(`nothing of its size is drawn for ${told(control)} at ${[control.x, control.y, control.w, control.h].map(Math.round)}`);
      }
    }
    return found;
  }

  /** @param {Held} one @param {Sign[]} signs @returns {string[]} */
  #read(one, signs) {
    ++this.words;
    if (one.labels) return this.#readLabels(one, one.labels, signs);
    const keyed = signs.length === one.words.length + one.key.length;
    const letters = [...(keyed ? one.key : ''), ...one.words];
    if (signs.length !== letters.length) {
      return [`${signs.length} signs are drawn for the ${letters.length} of ${told(one)}`];
    }
    for (const [at, { look }] of signs.entries()) {
      const letter = plain(letters[at]);
      const known = this.#letters.get(look);
      if (known !== undefined && known !== letter) {
        return [`“${letter}” of ${told(one)} is drawn as “${known}”`];
      }
      this.#letters.set(look, letter);
    }
    return [];
  }

  /**
   * Some of the labels, in their order: which of them, only the letters tell. Those that were not met
   * yet are learned where no other reading is left.
   * @param {Held} one @param {string[]} labels @param {Sign[]} signs @returns {string[]}
   */
  #readLabels(one, labels, signs) {
    const readings = this.#readings(labels, signs.map(({ look }) => look));
    if (!readings.length) return [`${signs.length} signs are drawn that are no labels of ${told(one)}`];
    if (Math.max(...readings.map(({ length }) => length)) < Math.min(LABELS_AT_LEAST, labels.length)) {
      return [`fewer than ${LABELS_AT_LEAST} labels are drawn for ${told(one)}`];
    }
    if (readings.length > 1) return [];
    for (const [at, letter] of [...readings[0].join('')].entries()) {
      this.#letters.set(signs[at].look, plain(letter));
    }
    return [];
  }

  /**
   * @param {string[]} labels
   * @param {string[]} looks
   * @param {Map<string, string[][]>} [known] what is left of both, and its readings
   * @returns {string[][]} choices of labels, in their order, that these signs can be
   */
  #readings(labels, looks, known = new Map()) {
    if (!looks.length) return [[]];
    if (!labels.length) return [];
    const left = `${labels.length}, ${looks.length}`;
    const before = known.get(left);
    if (before) return before;
    const [first, ...rest] = labels;
    const letters = [...first];
    const fits =
      letters.length <= looks.length &&
      letters.every((letter, at) => (this.#letters.get(looks[at]) ?? plain(letter)) === plain(letter));
    const after = fits ? this.#readings(rest, looks.slice(letters.length), known) : [];
    const all = [...after.map((reading) => [first, ...reading]), ...this.#readings(rest, looks, known)];
    known.set(left, all.slice(0, READINGS_AT_MOST));
    return all.slice(0, READINGS_AT_MOST);
  }
}

/**
 * The smallest place that holds the middle of the sign. A letter may hang over the edge a little, as
 * a j does at the start of a line.
 * @param {Sign} sign
 * @param {Held[]} texts
 */
function homeOf({ x, y, w, h }, texts) {
  /** @type {Held | null} */
  let best = null;
  const hang = NEAR + h / 6;
  for (const one of texts) {
    const within =
      x >= one.x - hang &&
      y >= one.y - NEAR &&
      x + w <= one.x + one.w + hang &&
      y + h <= one.y + one.h + NEAR;
    if (within && (!best || one.w * one.h < best.w * best.h)) best = one;
  }
  return best;
}

/** @param {Shape} shape @param {Held} held */
function alike(shape, held) {
  const near = NEAR + SOFT;
  return (
    Math.abs(shape.x - held.x) <= near &&
    Math.abs(shape.y - held.y) <= near &&
    Math.abs(shape.x + shape.w - held.x - held.w) <= near &&
    Math.abs(shape.y + shape.h - held.y - held.h) <= near
  );
}

/** @param {Held} outer @param {Held} inner */
function holds(outer, inner) {
  return (
    inner.x >= outer.x - NEAR &&
    inner.y >= outer.y - NEAR &&
    inner.x + inner.w <= outer.x + outer.w + NEAR &&
    inner.y + inner.h <= outer.y + outer.h + NEAR
  );
}

/**
 * @param {Held[]} held in reading order
 * @returns {string[]} what does not lie below or at the right of what comes before it
 */
export function outOfOrder(held) {
  const found = [];
  for (const [at, next] of held.entries()) {
    const before = held[at - 1];
    if (!before || next.header || before.covered !== next.covered) continue;
    const same = Math.abs(next.x - before.x) < NEAR && Math.abs(next.y - before.y) < NEAR;
    const below = next.y >= before.y + before.h - NEAR;
    const right = next.x >= before.x + before.w - NEAR;
    // The place of a chart holds that of its keys.
    const around = next.labels !== undefined && holds(next, before);
    if (!same && !below && !right && !around) found.push(`${told(next)} comes after ${told(before)} but lies before it`);
  }
  return found;
}
