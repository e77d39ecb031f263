// Unpacks a ".lzma" file (the format of `xz --format=lzma`, described in the LZMA SDK's
// lzma-specification). It is here because what browsers can unpack themselves, gzip, makes the page
// a sixth larger, and the decoders on npm take a second for what has to be done in a few
// hundredths of one.

const kStates = 12;
const kTop = 1 << 24;

/** @param {number} n @returns {Uint16Array} probabilities of 11 bits, all at one half */
const probabilities = (n) => new Uint16Array(n).fill(1024);

/** Reads bits whose probabilities adapt as it goes. */
class RangeDecoder {
  /** @param {Uint8Array} input @param {number} at first byte after the header */
  constructor(input, at) {
    this.input = input;
    this.at = at + 5;
    this.range = 0xffffffff;
    this.code = 0;
    for (let i = 1; i < 5; ++i) this.code = ((this.code << 8) | (input[at + i] ?? 0)) >>> 0;
  }

  /** @param {Uint16Array} probs @param {number} i @returns {0 | 1} */
  bit(probs, i) {
    const p = probs[i];
    const bound = (this.range >>> 11) * p;
    /** @type {0 | 1} */
    let result;
    if (this.code < bound) {
      this.range = bound;
      probs[i] = p + ((2048 - p) >> 5);
      result = 0;
    } else {
      this.range -= bound;
      this.code -= bound;
      probs[i] = p - (p >> 5);
      result = 1;
    }
    if (this.range < kTop) {
      this.range = (this.range << 8) >>> 0;
      this.code = ((this.code << 8) | this.input[this.at++]) >>> 0;
    }
    return result;
  }

  /** @param {number} bits of even odds @returns {number} */
  direct(bits) {
    let value = 0;
    for (; bits > 0; --bits) {
      this.range >>>= 1;
      const one = this.code >= this.range ? 1 : 0;
      if (one) this.code -= this.range;
      value = (value << 1) | one;
      if (this.range < kTop) {
        this.range = (this.range << 8) >>> 0;
        this.code = ((this.code << 8) | this.input[this.at++]) >>> 0;
      }
    }
    return value;
  }

  /** @param {Uint16Array} probs @param {number} from @param {number} bits, highest first */
  tree(probs, from, bits) {
    let m = 1;
    for (let i = 0; i < bits; ++i) m = (m << 1) | this.bit(probs, from + m);
    return m - (1 << bits);
  }

  /** @param {Uint16Array} probs @param {number} from @param {number} bits, lowest first */
  reverseTree(probs, from, bits) {
    let m = 1;
    let value = 0;
    for (let i = 0; i < bits; ++i) {
      const one = this.bit(probs, from + m);
      m = (m << 1) | one;
      value |= one << i;
    }
    return value;
  }
}

/** The length of a match, 2 to 273 bytes. */
class LengthDecoder {
  constructor() {
    this.choice = probabilities(2);
    this.low = probabilities(16 << 3);
    this.middle = probabilities(16 << 3);
    this.high = probabilities(256);
  }

  /** @param {RangeDecoder} range @param {number} position @returns {number} */
  read(range, position) {
    if (range.bit(this.choice, 0) === 0) return 2 + range.tree(this.low, position << 3, 3);
    if (range.bit(this.choice, 1) === 0) return 10 + range.tree(this.middle, position << 3, 3);
    return 18 + range.tree(this.high, 0, 8);
  }
}

/** @param {RangeDecoder} range @param {Tables} t @param {number} length @returns {number} 0-based */
function distance(range, t, length) {
  const slot = range.tree(t.slot, Math.min(length - 2, 3) << 6, 6);
  if (slot < 4) return slot;
  const bits = (slot >> 1) - 1;
  const base = (2 | (slot & 1)) << bits;
  if (slot < 14) return base + range.reverseTree(t.near, base - slot, bits);
  return (base + (range.direct(bits - 4) << 4) + range.reverseTree(t.align, 0, 4)) >>> 0;
}

/** @param {number} lc @param {number} lp */
const tables = (lc, lp) => ({
  isMatch: probabilities(kStates << 4),
  isRep: probabilities(kStates),
  isRep0: probabilities(kStates),
  isRep1: probabilities(kStates),
  isRep2: probabilities(kStates),
  isRep0Long: probabilities(kStates << 4),
  slot: probabilities(4 << 6),
  near: probabilities(128),
  align: probabilities(16),
  literal: probabilities(0x300 << (lc + lp)),
  length: new LengthDecoder(),
  repLength: new LengthDecoder(),
});
/** @typedef {ReturnType<typeof tables>} Tables */

/**
 * @param {Uint8Array} input a whole .lzma file whose header tells the unpacked size
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function unlzma(input) {
  const size = new DataView(input.buffer, input.byteOffset).getUint32(5, true);
  const properties = input[0];
  const lc = properties % 9;
  const lp = Math.floor(properties / 9) % 5;
  const positionMask = (1 << Math.floor(properties / 45)) - 1;
  const literalMask = (1 << lp) - 1;
  const t = tables(lc, lp);
  const range = new RangeDecoder(input, 13);
  const out = new Uint8Array(size);
  let at = 0;
  let state = 0;
  let rep0 = 0;
  let rep1 = 0;
  let rep2 = 0;
  let rep3 = 0;

  while (at < size) {
    const position = at & positionMask;
    if (range.bit(t.isMatch, (state << 4) + position) === 0) {
      const before = at > 0 ? out[at - 1] : 0;
      const base = 0x300 * (((at & literalMask) << lc) + (before >> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        let match = out[at - rep0 - 1];
        while (symbol < 0x100) {
          const expected = (match >> 7) & 1;
          match <<= 1;
          const one = range.bit(t.literal, base + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | one;
          if (expected !== one) break;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | range.bit(t.literal, base + symbol);
      out[at++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length;
    if (range.bit(t.isRep, state) === 0) {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      length = t.length.read(range, position);
      state = state < 7 ? 7 : 10;
      rep0 = distance(range, t, length);
      if (rep0 === 0xffffffff) break;  // the end mark
    } else {
      if (range.bit(t.isRep0, state) === 0) {
        if (range.bit(t.isRep0Long, (state << 4) + position) === 0) {
          state = state < 7 ? 9 : 11;
          out[at] = out[at - rep0 - 1];
          ++at;
          continue;
        }
      } else {
        let chosen = rep1;
        if (range.bit(t.isRep1, state) === 1) {
          chosen = rep2;
          if (range.bit(t.isRep2, state) === 1) {
            chosen = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = chosen;
      }
      length = t.repLength.read(range, position);
      state = state < 7 ? 8 : 11;
    }
    if (rep0 >= at) throw new Error('The packed program is damaged: it refers to nothing.');
    for (let end = Math.min(at + length, size), from = at - rep0 - 1; at < end;) out[at++] = out[from++];
  }
  if (at < size) throw new Error('The packed program is damaged: it ends too early.');
  return out;
}
