// A chart: one sentence that says what it shows, the drawing with its keys for those who look, and
// the table that holds the same. The drawing is seen in the plain view only.

import { drawing, sample } from './chart_drawing.mjs';
import { element } from './dom.mjs';

/** @typedef {import('../protocol.mjs').ChartFields} ChartFields */

/**
 * The roles are written out: on a narrow page the rows are laid out as blocks, and a table with any
 * other display would be none to a screen reader (all browsers of 2026).
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} role
 */
function part(tag, role) {
  const made = element(tag);
  made.setAttribute('role', role);
  return made;
}

/** @param {string[]} columns */
function headRow(columns) {
  const row = part('tr', 'row');
  const cells = columns.map((words) => {
    const cell = part('th', 'columnheader');
    cell.scope = 'col';
    cell.textContent = words;
    return cell;
  });
  row.append(...cells);
  return row;
}

/** @param {string[]} words @param {string[]} columns */
function bodyRow([first = '', ...others], columns) {
  const row = part('tr', 'row');
  const head = part('th', 'rowheader');
  head.scope = 'row';
  head.textContent = first;
  const cells = others.map((words, at) => {
    const cell = part('td', 'cell');
    cell.textContent = words;
    cell.dataset.column = columns[at + 1] ?? '';
    return cell;
  });
  row.append(head, ...cells);
  return row;
}

/** @param {HTMLElement} table @param {ChartFields} chart */
function fillTable(table, { caption = '', columns = [], rows = [] }) {
  const title = element('caption');
  title.textContent = caption;
  const head = part('thead', 'rowgroup');
  if (columns.length) head.append(headRow(columns));
  const body = part('tbody', 'rowgroup');
  body.append(...rows.map((row) => bodyRow(row, columns)));
  table.hidden = !rows.length;
  table.replaceChildren(...(caption ? [title] : []), head, body);
  // On the canvas all of it lies over the drawing, however many rows there are.
  table.style.setProperty('--rows', String(rows.length));
}

/**
 * @param {ChartFields} chart
 * @returns {HTMLElement[]} in the order of the canvas, see src/app/patch_chart.h
 */
function keys({ lines = [], band, hollow, small }) {
  if (small) return [];
  const all = lines.map(([words, shape, strong]) => ({ words, drawn: sample({ shape, strong }), strong }));
  if (band?.[2]) all.push({ words: band[2], drawn: sample({ band: true }), strong: 0 });
  if (hollow) all.push({ words: hollow, drawn: sample({ hollow: true }), strong: 0 });
  return all.map(({ words, drawn, strong }) => {
    const key = element('span', strong ? 'key strong leaf' : 'key leaf');
    const label = element('span');
    label.textContent = words;
    key.append(drawn, label);
    return key;
  });
}

/**
 * Where the canvas has the words of a key, and whether the browser draws them, is told only where
 * it has changed (geometry.mjs).
 * @param {HTMLElement[]} fresh
 * @param {HTMLElement[]} old
 */
function takePlaces(fresh, old) {
  fresh.forEach(({ style, dataset }, at) => {
    const before = old[at];
    if (!before) return;
    style.cssText = before.style.cssText;
    if (before.dataset.foreign) dataset.foreign = before.dataset.foreign;
  });
}

/** @type {import('./elements.mjs').Kind} */
export const chart = {
  make() {
    const box = element('div');
    const words = element('p', 'words');
    const legend = element('div', 'keys');
    const picture = element('div', 'drawing');
    for (const seen of [legend, picture]) seen.setAttribute('aria-hidden', 'true');
    const data = element('div', 'data');
    const table = part('table', 'table');
    data.append(table);
    box.append(words, legend, picture, data);
    return { box, main: table, words, label: words, leaves: [data], keys: [] };
  },
  update(entry, fields) {
    const now = fields.chart ?? {};
    if (entry.label) entry.label.hidden = !fields.text;
    entry.box.classList.toggle('small', now.small === true);
    if (JSON.stringify(now) === JSON.stringify(entry.fields.chart)) return;
    const [, legend, picture] = entry.box.children;
    const fresh = keys(now);
    takePlaces(fresh, entry.keys ?? []);
    entry.keys = fresh;
    legend.replaceChildren(...entry.keys);
    picture.replaceChildren(drawing(now));
    fillTable(entry.main, now);
  },
};
