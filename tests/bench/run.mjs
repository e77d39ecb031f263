// How large the page is, how soon it can be used, how long an answer takes and whether it rests:
//   node tests/bench/run.mjs [PART ...]     parts: size, start, answers, history, idle
// Ends with 1 when a budget is missed. Times are this machine's; each table says what the same
// measurement gives for an empty page.
import { answers } from './answers.mjs';
import { longHistory } from './history.mjs';
import { idle } from './idle.mjs';
import { size } from './size.mjs';
import { start } from './start.mjs';
import { closeBrowsers } from '../browser/browsers.mjs';
import { Site } from '../browser/site.mjs';

/**
 * One line of the table.
 * @typedef {object} Line
 * @property {string} what
 * @property {number} value
 * @property {string} unit
 * @property {number} [budget] missed when the value is greater
 */

/** @type {Record<string, (site: Site) => Promise<Line[]>>} */
const PARTS = { size, start, answers, history: longHistory, idle };

/** @param {Line} line */
function print({ what, value, unit, budget }) {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(1);
  const verdict = budget === undefined ? '' : value > budget ? 'MISSED' : 'kept';
  const limit = budget === undefined ? '' : `${budget} ${unit}`;
  console.log(
    `${what.padEnd(58)}${shown.padStart(9)} ${unit.padEnd(4)}${limit.padStart(10)}  ${verdict}`.trimEnd(),
  );
}

/** @param {string[]} names */
async function main(names) {
  const unknown = names.find((name) => !PARTS[name]);
  if (unknown) throw new Error(`There is no part "${unknown}"; there are ${Object.keys(PARTS).join(', ')}.`);
  const site = await Site.open();
  let missed = 0;
  console.log(`${''.padEnd(58)}${'value'.padStart(9)}     ${'budget'.padStart(10)}`);
  for (const name of names.length ? names : Object.keys(PARTS)) {
    for (const line of await PARTS[name](site)) {
      print(line);
      if (line.budget !== undefined && !(line.value <= line.budget)) ++missed;
    }
  }
  await closeBrowsers();
  site.close();
  console.log(missed ? `${missed} budgets missed` : 'All budgets kept');
  return missed ? 1 : 0;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
