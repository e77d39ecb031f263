// Tests of what is kept. Those that need a browser get a page that loads web/keep as it is, from a
// small server; the whole product is not needed.

/**
 * @typedef {object} Test
 * @property {string} title
 * @property {(world: {counted: (words: string) => void}) => Promise<void>} run
 */

/** @type {Test[]} */
export const tests = [];

/** @param {string} title what holds @param {Test['run']} run */
export function test(title, run) {
  tests.push({ title, run });
}
