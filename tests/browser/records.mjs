// Saved records, as docs/save-format.md has them, made from answers and dates: for a test that
// begins where a person comes back. Opened as a person does, from a file.
import { STUCK, SKIPS, but } from './person.mjs';
import { asset, say } from './words.mjs';

/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {import('./person.mjs').Plan} Plan */
/** @typedef {import('./person.mjs').Goal} Goal */

/**
 * A thing of the plan, and what became of it.
 * @typedef {object} Brought
 * @property {string} advice its id
 * @property {'gentle' | 'direct'} [wording]
 * @property {string} [words] to say, as the person changed them
 * @property {'yes' | 'no' | 'partly'} [raised]
 * @property {string} [happened]
 */

/**
 * @typedef {object} Past
 * @property {string} date YYYY-MM-DD
 * @property {Plan} [answered] a full review; without it the visit is a check-in
 * @property {Goal[]} [goals] instead of those of `answered`
 * @property {Brought[]} [plan]
 * @property {boolean} [finished] true
 * @property {any[]} [leftOver] parts that did not fit
 */

const DAY_MS = 86_400_000;
const FORMS = new Map(
  ['patient', 'therapist'].map((name) => {
    const form = asset(`questionnaires/${name}.json`);
    const { goals, neverStored } = asset(`interpretation/${name}.json`).facts;
    return [name, { form, goals, never: new Set(neverStored) }];
  }),
);
const ABSENT = new Map([['does-not-apply', 'not-applicable'], ['rather-not-say', 'asked-declined']]);

/** @param {string} date @param {number} days */
export function daysBefore(date, days) {
  return new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10);
}

/** @param {import('playwright-core').Page} page @returns {Promise<string>} the day by the person's own clock */
export function today(page) {
  return page.evaluate(() => {
    const now = new Date();
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  });
}

/** @param {any} item of the form @param {string | string[]} given @returns {any} */
function answered({ linkId, answerOption = [] }, given) {
  if (typeof given === 'string' && SKIPS.includes(given)) {
    const url = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
    return { linkId, extension: [{ url, valueCode: ABSENT.get(given) }] };
  }
  const answer = [given].flat().map((code) => {
    const option = answerOption.find((/** @type {any} */ one) => one.valueCoding.code === code);
    if (!option) throw new Error(`question ${linkId} has no option "${code}"`);
    return { valueCoding: option.valueCoding };
  });
  return { linkId, answer };
}

/** @param {any} item the group of the goals @param {Goal} goal @param {Record<string, string>} parts */
function rated({ linkId }, goal, parts) {
  const item = /** @type {const} */ (['text', 'start', 'now']).flatMap((part) => {
    const value = goal[part];
    if (value === undefined || !parts[part]) return [];
    return { linkId: parts[part], answer: [typeof value === 'string' ? { valueString: value } : { valueInteger: value }] };
  });
  return { linkId, item };
}

/**
 * @param {any[]} items of the form
 * @param {Past} visit
 * @param {{goals: any, never: Set<string>}} rules
 * @returns {any[]} of the response
 */
function responded(items, visit, rules) {
  const goals = visit.goals ?? visit.answered?.goals ?? [];
  return items.flatMap((item) => {
    if (rules.never.has(item.linkId)) return [];
    if (item.linkId === rules.goals.group) return goals.map((goal) => rated(item, goal, rules.goals));
    const below = responded(item.item ?? [], visit, rules);
    if (item.type === 'group') return below.length ? { linkId: item.linkId, item: below } : [];
    const given = visit.answered?.answers.get(item.linkId);
    if (given === undefined) return [];
    const one = answered(item, given);
    if (below.length) one.answer[0].item = below;
    return one;
  });
}

/**
 * @param {Past[]} visits oldest first
 * @param {{of?: 'patient' | 'therapist', language?: string}} [how]
 * @returns {string} the text of a saved file
 */
export function record(visits, { of = 'patient', language = 'en' } = {}) {
  const rules = FORMS.get(of);
  if (!rules) throw new Error(`there is no form "${of}"`);
  const form = `${rules.form.url}|${rules.form.version}`;
  const written = visits.map((visit, at) => {
    const { date, answered: full, plan = [], finished = true, leftOver = [] } = visit;
    const state = finished ? { status: 'completed', authored: date } : { status: 'in-progress' };
    return {
      id: (0xace0_0000_0001 + at).toString(16).padStart(16, '0'),
      changed: at + 1,
      kind: full ? 'full' : 'check-in',
      date,
      language,
      form,
      finished,
      response: {
        resourceType: 'QuestionnaireResponse',
        questionnaire: form,
        ...state,
        item: responded(rules.form.item, visit, rules),
      },
      ...(leftOver.length ? { leftOver } : {}),
      ...(plan.length ? { plan } : {}),
    };
  });
  return JSON.stringify({ format: 'next-session/record', version: 1, visits: written });
}

const GOALS = ['Sleep through the night', 'See friends again'];
/** @param {number[]} start @param {number[]} now @returns {Goal[]} */
const goals = (start, now) => GOALS.map((text, at) => ({ text, start: start[at], now: now[at] }));

/** Words of their own, which no file of the page has. */
export const OWN_WORDS = 'Could we try another way of working for a while?';
export const WHAT_HAPPENED = 'She asked what I would like instead.';

/**
 * A person stuck at first and less so later: two full reviews, a check-in between them and one after,
 * and a plan of three things with one raised before. An answer to a question of another version is
 * left over.
 * @param {string} now YYYY-MM-DD
 * @returns {string}
 */
export function comingBack(now) {
  const start = [3, 2];
  const better = but(STUCK, { 'R1.1': 'always', 'R2.1': 'often', 'R2.2': 'sometimes', 'R4.1': 'rarely', 'C1.1': 'often' });
  return record([
    { date: daysBefore(now, 59), answered: STUCK, goals: goals(start, [3, 2]), plan: [{ advice: 'A2' }] },
    {
      date: daysBefore(now, 45),
      goals: goals(start, [4, 2]),
      plan: [{ advice: 'A2', raised: 'yes', happened: WHAT_HAPPENED }],
    },
    {
      date: daysBefore(now, 31),
      answered: better,
      goals: goals(start, [5, 4]),
      plan: [{ advice: 'A4', wording: 'direct' }, { advice: 'A3' }, { advice: 'A6' }],
      leftOver: [{ item: { linkId: 'R0.1', answer: [{ valueInteger: 4 }] } }],
    },
    {
      date: daysBefore(now, 17),
      goals: goals(start, [6, 3]),
      plan: [{ advice: 'A4', words: OWN_WORDS }, { advice: 'A3' }, { advice: 'A6' }],
    },
  ]);
}

/** A file under a passphrase nobody knows. */
export const SEALED = JSON.stringify({
  format: 'next-session/encrypted',
  version: 1,
  kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations: 600_000, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' },
  cipher: { name: 'AES-GCM', iv: 'AAAAAAAAAAAAAAAA' },
  data: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
});

/** On the page that keeps and opens. @param {Person} person @param {string} name @param {string} text */
export async function openRecord(person, name, text) {
  const waiting = person.page.waitForEvent('filechooser');
  await person.press(say('keep.file.open'));
  const chooser = await waiting;
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}
