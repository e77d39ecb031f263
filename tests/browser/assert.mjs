// Assertions with messages that say what was there.
import { deepStrictEqual } from 'node:assert';

/**
 * @param {unknown} value
 * @param {string} message
 * @returns {asserts value}
 */
export function ok(value, message) {
  if (!value) throw new Error(message);
}

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} what
 */
export function same(actual, expected, what) {
  try {
    deepStrictEqual(actual, expected);
  } catch {
    throw new Error(
      `${what}:\n  is       ${JSON.stringify(actual)}\n  expected ${JSON.stringify(expected)}`,
    );
  }
}

// NS_ALL=1 shows every finding.
const MOST_SHOWN = process.env.NS_ALL ? Infinity : 12;

/**
 * @param {unknown[]} list
 * @param {string} what
 */
export function none(list, what) {
  if (list.length === 0) return;
  const shown = list.slice(0, MOST_SHOWN).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  const more = list.length > shown.length ? `\n  and ${list.length - shown.length} more` : '';
  throw new Error(`${what} (${list.length}):\n  ${shown.join('\n  ')}${more}`);
}

/**
 * Waits for something that needs a moment.
 * @param {() => Promise<boolean>} holds
 * @param {string} message
 * @param {number} [milliseconds]
 */
export async function eventually(holds, message, milliseconds = 5000) {
  const until = Date.now() + milliseconds;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(message);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
