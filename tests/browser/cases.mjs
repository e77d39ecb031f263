// The whole visits of tests/cases: a filled form and what the page has to make of it.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './site.mjs';
import { asset, question } from './words.mjs';

/** @typedef {import('./person.mjs').Plan} Plan */
/** @typedef {import('./person.mjs').Given} Given */

/**
 * @typedef {object} Expected what is compared
 * @property {{id: string, linked: string[]}[]} reasons
 * @property {string[]} advice
 * @property {string[]} [moreAdvice]
 * @property {string[]} notes
 * @property {string[]} flags
 * @property {string[]} strengthsInclude
 * @property {string} progress
 * @property {string[]} [checks]
 * @property {boolean} [gated]
 */

/**
 * @typedef {object} Case
 * @property {string} file
 * @property {string} name
 * @property {Plan} plan
 * @property {string[]} opened areas the person asks more about
 * @property {Expected} expect
 */

/** @type {Record<string, string>} */
const ABSENT = { 'not-applicable': 'does-not-apply', 'asked-declined': 'rather-not-say' };

/** @type {Set<string>} questions that count; the others have no “Doesn’t apply” */
const SCORED = new Set(
  asset('interpretation/patient.json').constructs.flatMap((/** @type {any} */ construct) =>
    construct.items.map((/** @type {any} */ item) => item.linkId),
  ),
);

/** @param {any} item @returns {Given | undefined} */
function givenIn(item) {
  const skipped = item.extension?.[0]?.valueCode;
  if (skipped) return SCORED.has(item.linkId) ? ABSENT[skipped] : 'rather-not-say';
  const codes = (item.answer ?? []).map((/** @type {any} */ answer) => answer.valueCoding?.code);
  if (codes.length === 0) return undefined;
  return question(item.linkId).many ? codes : codes[0];
}

/** @param {any} group one goal @returns {import('./person.mjs').Goal} */
function goalIn(group) {
  /** @type {Record<string, any>} */
  const goal = {};
  for (const item of group.item ?? []) {
    const answer = item.answer?.[0] ?? {};
    goal[item.linkId.replace('P1.', '')] = answer.valueString ?? answer.valueInteger;
  }
  return goal;
}

/** @param {any} response @returns {Plan} */
function planOf(response) {
  /** @type {Plan} */
  const plan = { answers: new Map(), goals: [] };
  /** @param {any[]} items */
  const read = (items) => {
    for (const item of items) {
      if (item.linkId === 'P1') {
        plan.goals?.push(goalIn(item));
        continue;
      }
      const below = item.item ?? item.answer?.flatMap((/** @type {any} */ a) => a.item ?? []) ?? [];
      if (item.answer || item.extension) {
        const given = givenIn(item);
        if (given !== undefined) plan.answers.set(item.linkId, given);
      }
      read(below);
    }
  };
  read(response.item ?? []);
  return plan;
}

/** @returns {Case[]} */
export function cases() {
  const folder = path.join(ROOT, 'tests/cases');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw new Error('tests/cases holds no case');
  return files.sort().map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    const { name: title, response, opened = [], expect } = JSON.parse(text);
    return { file: name.replace('.json', ''), name: title, plan: planOf(response), opened, expect };
  });
}
