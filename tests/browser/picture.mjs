// Screenshots as pixels.
import { inflateSync } from 'node:zlib';

/** @typedef {{width: number, height: number, data: Uint8Array}} Picture data: 4 bytes a pixel, RGBA */
/** @typedef {{x: number, y: number, width: number, height: number}} Clip */

const SIGNATURE = 8;

/**
 * @param {Buffer} png
 * @returns {{width: number, height: number, channels: number, bytes: Buffer}}
 */
function unpack(png) {
  let width = 0;
  let height = 0;
  let channels = 0;
  const parts = [];
  for (let at = SIGNATURE; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      // The browser writes RGB or RGBA with 8 bits, never interlaced.
      channels = { 2: 3, 6: 4 }[body[9]] ?? 0;
      if (body[8] !== 8 || !channels || body[12]) throw new Error('an unusual kind of PNG');
    }
    if (type === 'IDAT') parts.push(body);
    at += length + 12;
  }
  return { width, height, channels, bytes: inflateSync(Buffer.concat(parts)) };
}

/**
 * @param {number} a left
 * @param {number} b above
 * @param {number} c above left
 */
function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

/**
 * Undoes the filter of one row in place.
 * @param {number} filter
 * @param {Uint8Array} row
 * @param {Uint8Array} above
 * @param {number} step bytes a pixel
 */
function unfilter(filter, row, above, step) {
  for (let i = 0; i < row.length; ++i) {
    const left = i >= step ? row[i - step] : 0;
    const corner = i >= step ? above[i - step] : 0;
    const add = [0, left, above[i], (left + above[i]) >> 1, paeth(left, above[i], corner)][filter];
    row[i] += add;
  }
}

/** @param {Buffer} png @returns {Picture} */
export function decode(png) {
  const { width, height, channels, bytes } = unpack(png);
  const data = new Uint8Array(width * height * 4).fill(255);
  const stride = width * channels;
  /** @type {Uint8Array} */
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; ++y) {
    const from = y * (stride + 1);
    const row = new Uint8Array(bytes.subarray(from + 1, from + 1 + stride));
    unfilter(bytes[from], row, above, channels);
    for (let x = 0; x < width; ++x) {
      for (let c = 0; c < channels; ++c) data[(y * width + x) * 4 + c] = row[x * channels + c];
    }
    above = row;
  }
  return { width, height, data };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Clip} [clip] in CSS px of the window
 * @returns {Promise<Picture>}
 */
export async function look(page, clip) {
  return decode(await page.screenshot({ clip, caret: 'initial' }));
}

/**
 * @param {Picture} one
 * @param {Picture} other
 * @returns {number} how many pixels differ by more than a hair
 */
export function difference(one, other) {
  if (one.width !== other.width || one.height !== other.height) return Infinity;
  let count = 0;
  for (let i = 0; i < one.data.length; i += 4) {
    const apart = [0, 1, 2].some((c) => Math.abs(one.data[i + c] - other.data[i + c]) > 8);
    if (apart) ++count;
  }
  return count;
}

/**
 * Whether anything is drawn in a part of a picture: more than one colour.
 * @param {Picture} picture
 * @param {Clip} part in pixels
 */
export function hasInk(picture, part) {
  const [x0, y0] = [Math.max(0, Math.floor(part.x)), Math.max(0, Math.floor(part.y))];
  const x1 = Math.min(picture.width, Math.ceil(part.x + part.width));
  const y1 = Math.min(picture.height, Math.ceil(part.y + part.height));
  const first = (y0 * picture.width + x0) * 4;
  for (let y = y0; y < y1; ++y) {
    for (let x = x0; x < x1; ++x) {
      const at = (y * picture.width + x) * 4;
      if ([0, 1, 2].some((c) => Math.abs(picture.data[at + c] - picture.data[first + c]) > 24)) {
        return true;
      }
    }
  }
  return false;
}
