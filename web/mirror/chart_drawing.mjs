// Lines over time as they are drawn in the plain view and on paper. The picture stretches with the
// page: places are shares of it, while letters, marks and the widths of lines keep their size. How
// it looks is in plain-chart.css; the canvas draws the same (src/gui/paint_chart.cpp).

import { drawn, percent, writing } from './svg.mjs';

/** @typedef {import('../protocol.mjs').ChartFields} ChartFields */
/** @typedef {import('../protocol.mjs').ChartPoint} ChartPoint */
/** @typedef {import('./svg.mjs').Attributes} Attributes */

const HOLLOW = 1;
const GAP = 2;
const SHAPES = 5;

// For a circle of radius 1; a disc has no corners. Each covers about as much as the disc does.
const CORNERS = [
  '',
  'M0-1.3 1.3 0 0 1.3-1.3 0Z',
  'M-.92-.92H.92V.92H-.92Z',
  'M0-1.25 1.25.92H-1.25Z',
  'M-1.25-.92H1.25L0 1.25Z',
];

/** Of a line's mark, in CSS px. @param {boolean} strong @param {boolean} small */
const radiusOf = (strong, small) => (small ? 4.5 : strong ? 6.5 : 5.5);

/** @param {number} shape */
const known = (shape) => Math.min(Math.max(Math.trunc(shape), 0), SHAPES - 1);

/** @param {number} shape @param {boolean} strong */
const classOf = (shape, strong) => `line shape-${known(shape)}${strong ? ' strong' : ''}`;

/**
 * @param {number} shape
 * @param {number} radius
 * @param {boolean} hollow
 */
function mark(shape, radius, hollow) {
  const classes = hollow ? 'mark hollow' : 'mark';
  const corners = CORNERS[known(shape)];
  // The edge in the colour of the ground keeps a mark apart from the lines under it.
  return corners
    ? drawn('path', { class: classes, d: corners, transform: `scale(${radius})` })
    : drawn('circle', { class: classes, r: radius });
}

/** A place whose own measures do not stretch. @param {number | string} x @param {number | string} y @param {Element[]} what */
const placed = (x, y, what) => drawn('svg', { x, y, class: 'place' }, what);

/** @param {ChartPoint[]} points @returns {{solid: string, dashed: string}} paths in thousandths */
function paths(points) {
  let solid = '';
  let dashed = '';
  for (const [at, [x, y, kind = 0]] of points.entries()) {
    if (at === 0) continue;
    const [x0, y0, kind0 = 0] = points[at - 1];
    const [a, b] = [[x0, y0], [x, y]].map(([u, v]) => `${Math.round(u * 1000)} ${Math.round((1 - v) * 1000)}`);
    if ((kind | (kind0 & HOLLOW)) & (HOLLOW | GAP)) dashed += `M${a}L${b}`;
    else solid += solid.endsWith(a) ? `L${b}` : `M${a}L${b}`;
  }
  return { solid, dashed };
}

// Of the width of the drawing: on the narrowest page there is room for a mark at each of these.
const LEAST_BETWEEN_MARKS = 0.04;

/**
 * From the last backwards, because where somebody is now counts most.
 * @param {ChartPoint[]} points
 */
function marked(points) {
  let next = Infinity;
  return points
    .slice()
    .reverse()
    .filter(([x, , kind = 0]) => {
      const room = (kind & HOLLOW) !== 0 || next - x >= LEAST_BETWEEN_MARKS;
      if (room) next = x;
      return room;
    });
}

/** @typedef {NonNullable<ChartFields['lines']>[number]} Line */

/** @param {Line} line */
function lineOf([, shape, strong, points]) {
  const { solid, dashed } = paths(points);
  const stretched = { viewBox: '0 0 1000 1000', preserveAspectRatio: 'none', width: '100%', height: '100%' };
  return drawn('g', { class: classOf(shape, !!strong) }, [
    drawn('svg', { ...stretched, class: 'place' }, [
      drawn('path', { class: 'solid', d: solid }),
      drawn('path', { class: 'dashed', d: dashed }),
    ]),
  ]);
}

// Two goals rated alike on one day: their marks stand beside each other, not one on the other.
const SAME_DAY = 0.004;
const SAME_VALUE = 0.031;
const ASIDE_PX = 11;
const MOST_ASIDE = 60;

/**
 * @param {Line[]} lines
 * @param {Line} line
 * @param {ChartPoint} point
 * @returns {number} CSS px
 */
function asideOf(lines, line, [x, y]) {
  const there = lines.filter(
    (one) =>
      one === line ||
      (one[3].length <= MOST_ASIDE &&
        one[3].some(([u, v]) => Math.abs(u - x) < SAME_DAY && Math.abs(v - y) < SAME_VALUE)),
  );
  // Not out of the drawing.
  const left = x < 0.05 ? 0 : x > 0.95 ? there.length - 1 : (there.length - 1) / 2;
  return (there.indexOf(line) - left) * ASIDE_PX;
}

/**
 * @param {Line[]} lines all of the chart
 * @param {Line} line
 * @param {boolean} small
 */
function marksOf(lines, line, small) {
  const [, shape, strong, points] = line;
  const marks = marked(points).map((point) => {
    const [x, y, kind = 0] = point;
    const one = mark(shape, radiusOf(!!strong, small), (kind & HOLLOW) !== 0);
    const aside = points.length <= MOST_ASIDE ? asideOf(lines, line, point) : 0;
    return placed(percent(x), percent(1 - y), [placed(aside, 0, [one])]);
  });
  return drawn('g', { class: classOf(shape, !!strong) }, marks);
}

// Widths of the drawing from which a label is shown, in em of its letters; see plain-chart.css.
const STEPS = [6, 8, 14, 30, 48];
const LETTER_EM = 0.56;
const BETWEEN_EM = 1;

/** @param {number} at @param {number} wide share of the width @returns {[number, number]} */
function spread(at, wide) {
  const [from, to] = [at - wide / 2, at + wide / 2];
  if (from < 0) return [0, wide];
  return to > 1 ? [1 - wide, 1] : [from, to];
}

/**
 * Which labels have room at a width: the last and the first before all, then whichever fit.
 * @param {[number, string][]} marks
 * @param {number} width in em
 */
function withRoom(marks, width) {
  const gap = BETWEEN_EM / width;
  const places = marks.map(([at, words]) => spread(at, (words.length * LETTER_EM) / width));
  const order = [...new Set([marks.length - 1, ...marks.keys()])].filter((at) => at >= 0);
  /** @type {Set<number>} */
  const shown = new Set();
  for (const at of order) {
    const [from, to] = places[at];
    const clear = [...shown].every((k) => from >= places[k][1] + gap || to + gap <= places[k][0]);
    if (clear) shown.add(at);
  }
  return shown;
}

/** @param {[number, string][]} marks */
function dates(marks) {
  const shown = STEPS.map((width) => withRoom(marks, width));
  return marks.map(([at, words], index) => {
    // With more room another choice may fit better: each width has its own.
    const sizes = STEPS.map((_, step) => (shown[step].has(index) ? ` at-${step}` : '')).join('');
    const anchor = at < 0.1 ? 'start' : at > 0.9 ? 'end' : 'middle';
    return drawn('g', { class: `date${sizes}` }, [
      drawn('rect', { class: 'tick', x: percent(at), y: '100%' }),
      writing(words, { x: percent(at), y: '100%', dy: '1.7em', 'text-anchor': anchor }),
    ]);
  });
}

/** More than this many would lie over each other in large letters. */
const VALUES_AT_MOST = 6;

/** @param {[number, string][]} marks */
function values(marks) {
  const every = Math.ceil(marks.length / VALUES_AT_MOST);
  return marks.map(([at, words], index) => {
    const classes = (marks.length - 1 - index) % every === 0 ? 'value' : 'value spare';
    return writing(words, { class: classes, x: 0, y: percent(1 - at), dy: '0.35em', 'text-anchor': 'end' });
  });
}

/** From side to side. @param {string} classes @param {number} y @param {Attributes} [more] */
const across = (classes, y, more = {}) => drawn('rect', { class: classes, y: percent(1 - y), ...more });

/**
 * @param {ChartFields} chart
 * @returns {SVGSVGElement}
 */
export function drawing({ lines = [], across: days = [], up = [], band, small = false }) {
  const ground = [];
  if (band) {
    const [low, high] = band;
    ground.push(across('band', high, { height: percent(high - low) }));
  }
  ground.push(...up.map(([at]) => across('grid', at)));
  if (band) ground.push(across('edge', band[0]), across('edge', band[1]));
  // What counts most is painted last.
  const ordered = [...lines].sort(([, , a], [, , b]) => a - b);
  const picture = drawn('svg', { class: 'picture' }, [
    ...ground,
    ...values(up),
    ...dates(days),
    ...ordered.map(lineOf),
    ...ordered.map((line) => marksOf(lines, line, small)),
  ]);
  const widest = Math.max(0, ...up.map(([, words]) => words.length));
  picture.style.setProperty('--letters', String(widest));
  return picture;
}

const SAMPLE = { width: 36, height: 20 };

/**
 * A short piece of a line with its mark, or of the shade.
 * @param {{shape?: number, strong?: 0 | 1, band?: boolean, hollow?: boolean}} what
 */
export function sample({ shape = 0, strong = 0, band = false, hollow = false }) {
  const middle = SAMPLE.height / 2;
  if (band) {
    return drawn('svg', { ...SAMPLE, class: 'sample' }, [
      drawn('rect', { class: 'band', x: 0, y: 2, width: 36, height: 16 }),
      drawn('rect', { class: 'edge', x: 0, y: 2, width: 36, height: 1 }),
      drawn('rect', { class: 'edge', x: 0, y: 17, width: 36, height: 1 }),
    ]);
  }
  const radius = radiusOf(!!strong, false);
  const [from, at] = hollow ? [8, 8] : [0, 18];
  return drawn('svg', { ...SAMPLE, class: `sample ${classOf(shape, !!strong)}` }, [
    drawn('path', { class: hollow ? 'dashed' : 'solid', d: `M${from} ${middle}H36` }),
    placed(at, middle, [mark(shape, radius, hollow)]),
  ]);
}
