// What is painted on the canvas, read from what the page hands to WebGL: each sign by its place and
// its picture in the font's texture, and each shape by the space it takes.

/** @typedef {import('playwright-core').Page} Page */

/**
 * One sign. Two that look the same have the same number; what it says is for the reader to learn.
 * @typedef {{x: number, y: number, w: number, h: number, look: string, above: boolean}} Sign
 *   above: painted after a veil was drawn over the whole window, as a dialog is
 */
/** @typedef {{x: number, y: number, w: number, h: number}} Shape */
/**
 * In document coordinates and in the order of painting; what the window shows of the page.
 * @typedef {{signs: Sign[], shapes: Shape[], top: number, bottom: number}} Painting
 */

/**
 * Before the page is opened. The drawing itself is left to whoever looks at pixels: without it a
 * window may be as tall as the longest page, and nothing is out of sight.
 * @param {Page} page
 */
export async function watchPainting(page) {
  await page.addInitScript(() => {
    const { prototype } = WebGL2RenderingContext;
    /** @type {{vertices: ArrayBufferLike | null, indices: ArrayBufferLike | null, texture: any, calls: any[]}} */
    const now = { vertices: null, indices: null, texture: null, calls: [] };
    Object.defineProperty(globalThis, 'nextSessionPainting', { value: now });

    /** @param {string} name @param {(real: (...all: any[]) => any, ...all: any[]) => any} instead */
    const replace = (name, instead) => {
      const real = /** @type {any} */ (prototype)[name];
      /** @this {any} @param {any[]} all */
      function replaced(...all) {
        return instead(real.bind(this), ...all);
      }
      /** @type {any} */ (prototype)[name] = replaced;
    };
    /** @param {ArrayBufferView} data @param {number} from @param {number} bytes */
    const copy = (data, from, bytes) =>
      data.buffer.slice(data.byteOffset + from, data.byteOffset + from + bytes);

    let row = 0;
    replace('pixelStorei', (real, what, value) => {
      if (what === 0x0cf2) row = value;
      real(what, value);
    });
    replace('bindTexture', (real, target, texture) => {
      now.texture = texture;
      real(target, texture);
    });
    /** @param {Uint8Array} data @param {number} offset @param {number[]} place left, top, width, height */
    const fill = (data, offset, ...[left, top, width, height]) => {
      const { cover, wide } = now.texture;
      now.texture.looks = new Map();
      for (let y = 0; y < height; ++y) {
        for (let x = 0; x < width; ++x) {
          const pixel = offset + 4 * (y * (row || width) + x);
          cover[(top + y) * wide + left + x] = data[pixel + 3];
        }
      }
    };
    // Only how much of each pixel is covered: colours come with the vertices.
    replace('texImage2D', (real, target, level, inner, width, height, ...rest) => {
      now.texture.cover = new Uint8Array(width * height);
      now.texture.wide = width;
      now.texture.high = height;
      real(target, level, inner, width, height, ...rest);
      const [, , , data, offset = 0] = rest;
      if (data) fill(data, offset, 0, 0, width, height);
    });
    replace('texSubImage2D', (real, target, level, x, y, width, height, ...rest) => {
      real(target, level, x, y, width, height, ...rest);
      const [, , data, offset = 0] = rest;
      fill(data, offset, x, y, width, height);
    });
    replace('bufferData', (real, target, data, usage, offset = 0, length = 0) => {
      if (typeof data === 'number') return real(target, data, usage);
      const size = data.BYTES_PER_ELEMENT;
      const copied = copy(data, offset * size, (length || data.length - offset) * size);
      if (target === 0x8892) now.vertices = copied;
      if (target === 0x8893) now.indices = copied;
      return real(target, data, usage, offset, length);
    });
    replace('clear', () => (now.calls = []));
    replace('drawElements', (_real, _mode, count, type, start) => {
      now.calls.push({ ...now, calls: null, count, wide: type === 0x1405, start });
    });
  });
}

/**
 * Waits until what has changed is painted: the first frame tells the app, the second paints.
 * @param {Page} page
 */
export function settled(page) {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; ++frame) await new Promise((done) => requestAnimationFrame(done));
  });
}

/**
 * @param {Page} page
 * @returns {Promise<Painting>} the last frame
 */
export async function readPainting(page) {
  // As text, which travels ten times faster than thousands of objects.
  const text = await page.evaluate(() => {
    // Place, place in the texture, and colour.
    const VERTEX = 5;
    const { calls } = /** @type {any} */ (globalThis).nextSessionPainting;
    /** @type {Painting} */
    const painting = { signs: [], shapes: [], top: scrollY, bottom: scrollY + innerHeight };
    // The first shape as large as the window is its ground.
    let veils = -1;

    /** @param {any} texture @param {number[]} place left, top, right, bottom of 0 to 1 */
    const lookOf = (texture, [u0, v0, u1, v1]) => {
      const [left, top, right, bottom] = [
        u0 * texture.wide, v0 * texture.high, u1 * texture.wide, v1 * texture.high,
      ].map(Math.round);
      const corner = top * texture.wide + left;
      const known = texture.looks.get(corner);
      if (known) return known;
      let sum = 0x811c9dc5;
      for (let y = top; y < bottom; ++y) {
        for (let x = left; x < right; ++x) {
          sum = Math.imul(sum ^ texture.cover[y * texture.wide + x], 0x01000193) >>> 0;
        }
      }
      const look = `${right - left}x${bottom - top}:${sum}`;
      texture.looks.set(corner, look);
      return look;
    };

    for (const { vertices, indices, texture, count, wide, start } of calls) {
      const floats = new Float32Array(vertices);
      const numbers = wide ? new Uint32Array(indices, start) : new Uint16Array(indices, start);
      /** @param {number} at */
      const vertex = (at) => {
        const place = numbers[at] * VERTEX;
        return { x: floats[place], y: floats[place + 1], u: floats[place + 2], v: floats[place + 3] };
      };
      // Shapes are made of triangles that follow each other and share their vertices.
      /** @type {{first: number, last: number, x0: number, y0: number, x1: number, y1: number} | null} */
      let shape = null;
      const endShape = () => {
        if (!shape) return;
        const { x0, y0, x1, y1 } = shape;
        painting.shapes.push({ x: x0 + scrollX, y: y0 + scrollY, w: x1 - x0, h: y1 - y0 });
        if (x1 - x0 >= document.documentElement.clientWidth && y1 - y0 >= innerHeight) ++veils;
        shape = null;
      };
      for (let at = 0; at + 2 < count; at += 3) {
        const corners = [vertex(at), vertex(at + 1), vertex(at + 2)];
        const [a, , c] = corners;
        if (a.u !== c.u || a.v !== c.v) {
          // A sign: two triangles, of which the first holds two corners that face each other.
          endShape();
          painting.signs.push({
            x: a.x + scrollX, y: a.y + scrollY, w: c.x - a.x, h: c.y - a.y,
            look: lookOf(texture, [a.u, a.v, c.u, c.v]),
            above: veils > 0,
          });
          at += 3;
          continue;
        }
        const least = Math.min(numbers[at], numbers[at + 1], numbers[at + 2]);
        const most = Math.max(numbers[at], numbers[at + 1], numbers[at + 2]);
        if (shape && least > shape.last) endShape();
        shape ??= { first: least, last: most, x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
        shape.last = Math.max(shape.last, most);
        for (const { x, y } of corners) {
          shape.x0 = Math.min(shape.x0, x);
          shape.y0 = Math.min(shape.y0, y);
          shape.x1 = Math.max(shape.x1, x);
          shape.y1 = Math.max(shape.y1, y);
        }
      }
      endShape();
    }
    return JSON.stringify(painting);
  });
  return JSON.parse(text);
}
