// Two people's places on one line: the Dots chart of a comparison.

import { borders, element } from './dom.mjs';

/** @typedef {[string, string, number, boolean]} Dot label, words, place, diamond */

/** @param {boolean} diamond */
const mark = (diamond) => element('i', diamond ? 'dot diamond' : 'dot');

/** @param {Dot} dot */
function dotRow([label, words, , diamond]) {
  const row = element('tr');
  const head = element('th');
  head.scope = 'row';
  const key = mark(diamond);
  key.setAttribute('aria-hidden', 'true');
  head.append(key, `${label}:`);
  const cell = element('td');
  cell.textContent = words;
  row.append(head, cell);
  return row;
}

/**
 * A table to read, and a line with marks to look at.
 * @type {import('./elements.mjs').Kind}
 */
export const dots = {
  make() {
    const box = element('div');
    const line = element('div', 'line');
    line.setAttribute('aria-hidden', 'true');
    const table = element('table');
    box.append(line, table);
    return { box, main: table, leaves: [box] };
  },
  update(entry, fields) {
    const all = fields.dots ?? [];
    const marks = all.map(([, , at, diamond]) => {
      const one = mark(diamond);
      one.style.setProperty('--at', String(at));
      return one;
    });
    const places = all.map(([, , at]) => at);
    const line = /** @type {HTMLElement} */ (entry.box.firstElementChild);
    for (const [name, value] of /** @type {const} */ ([
      ['--from', Math.min(...places, 1)],
      ['--to', Math.max(...places, 0)],
    ])) {
      line.style.setProperty(name, String(value));
    }
    line.replaceChildren(...borders(fields.marks), element('i', 'between'), ...marks);
    // Marks that would hide each other stand above and below the line.
    line.classList.toggle('meet', places.length > 1 && Math.abs(places[0] - places[1]) < 0.06);
    entry.main.replaceChildren(...all.map(dotRow));
  },
};
