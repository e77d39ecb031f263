// A person at the page. They find things by the role and the words that they, or their screen
// reader, are told; they have a mouse or a finger and a keyboard, and nothing else.
import { flagTitled, named, optionText, question, questionWorded, say } from './words.mjs';

/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {import('./words.mjs').Item} Item */

/**
 * What is answered to one question: a code, several codes, or a way to skip it.
 * @typedef {string | string[]} Given
 */

/** @typedef {{text?: string, start?: number, now?: number}} Goal */

/**
 * A whole visit: answers by question id. Questions that are not in it are passed by.
 * @typedef {{answers: Map<string, Given>, goals?: Goal[]}} Plan
 */

/**
 * What is done on the way through a visit.
 * @typedef {object} Looks
 * @property {(item: Item) => Promise<void>} [question] on each question, before it is answered
 * @property {(item: Item) => Promise<void>} [answered] and after that
 * @property {(flag: string) => Promise<void>} [flag] on each safety screen
 */

export const SKIPS = ['does-not-apply', 'rather-not-say'];
export const PATIENCE_MS = 30_000;
/** The heading that web/shell.html shows instead of the app. */
export const DID_NOT_START = 'This page could not start';
const ARRIVAL_MS = 15_000;
const QUESTIONS_AT_MOST = 70;

export class Person {
  /**
   * @param {import('playwright-core').Page} page
   * @param {string} address
   * @param {{touch?: boolean}} [body]
   */
  constructor(page, address, { touch = false } = {}) {
    this.page = page;
    this.address = address;
    this.touch = touch;
  }

  /** Opens the page and waits until the app is there. */
  async arrive(address = this.address) {
    await this.page.goto(address, { waitUntil: 'commit' });
    await this.#started();
  }

  async reload() {
    await this.page.reload({ waitUntil: 'commit' });
    await this.#started();
  }

  async #started() {
    const title = this.page.getByRole('heading', { level: 1 });
    await title.waitFor({ timeout: ARRIVAL_MS });
    if ((await title.innerText()) === DID_NOT_START) throw new Error('the page could not start');
  }

  // What is there to be read.

  /** @returns {Promise<string>} the heading of the page */
  async heading() {
    return (await this.page.getByRole('heading', { level: 1 }).innerText()).trim();
  }

  /** @returns {Promise<string>} for a failure's report */
  async whereabouts() {
    try {
      const heading = this.page.getByRole('heading', { level: 1 }).first();
      return `“${(await heading.innerText({ timeout: 500 })).trim()}”`;
    } catch {
      return this.page.isClosed() ? '' : 'no heading';
    }
  }

  /** @param {string | RegExp} words */
  async reads(words) {
    await this.page.getByText(words).first().waitFor({ timeout: PATIENCE_MS });
  }

  /** @param {string | RegExp} words @returns {Promise<boolean>} */
  async sees(words) {
    return this.page.getByText(words).first().isVisible();
  }

  /** @param {string} heading */
  async isAt(heading) {
    const there = this.page.getByRole('heading', { level: 1, name: heading, exact: true });
    await there.waitFor({ timeout: PATIENCE_MS }).catch(async () => {
      throw new Error(`expected the page “${heading}”, but it is ${await this.whereabouts()}`);
    });
  }

  /** @param {string} heading waits until the page has another one @returns {Promise<string>} it */
  async leaves(heading) {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const now = await this.heading();
      if (now !== heading) return now;
      if (Date.now() > until) throw new Error(`the page “${heading}” did not change`);
    }
  }

  /** @returns {Promise<Item>} the question on the page, known by its words */
  async question() {
    const heading = await this.heading();
    const item = questionWorded(heading);
    if (!item) throw new Error(`“${heading}” is no question of the form`);
    return item;
  }

  // What can be done.

  /** @param {string} name @param {Locator | import('playwright-core').Page} [inside] */
  button(name, inside = this.page) {
    return inside.getByRole('button', { name, exact: true });
  }

  /** @param {string} name @param {{many?: boolean, inside?: Locator}} [how] */
  choice(name, { many = false, inside } = {}) {
    return (inside ?? this.page).getByRole(many ? 'checkbox' : 'radio', { name, exact: true });
  }

  /** @param {string} name @param {number} [nth] counted from 1 */
  group(name, nth = 1) {
    return this.page.getByRole('group', { name, exact: true }).nth(nth - 1);
  }

  dialog() {
    return this.page.getByRole('dialog');
  }

  /** @param {string} title */
  async dialogOpens(title) {
    await this.dialog().getByRole('heading', { name: title, exact: true }).waitFor();
  }

  async dialogCloses() {
    await this.dialog().waitFor({ state: 'detached' });
  }

  /** @param {Locator} target */
  async use(target) {
    if (this.touch) await target.tap();
    else await target.click();
  }

  /** @param {string} name of a button @param {Locator} [inside] */
  async press(name, inside) {
    await this.use(this.button(name, inside));
  }

  /**
   * Presses where the option is. Its label may lie over it there, which is all the same to a person.
   * @param {string} name
   * @param {{many?: boolean, inside?: Locator}} [how]
   */
  async choose(name, how) {
    const target = this.choice(name, how);
    if (await target.isChecked()) return;
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error(`“${name}” has no place on the page`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (this.touch) await this.page.touchscreen.tap(x, y);
    else await this.page.mouse.click(x, y);
    const until = Date.now() + PATIENCE_MS;
    while (!(await target.isChecked())) {
      if (Date.now() > until) throw new Error(`pressing “${name}” does not choose it`);
    }
  }

  /** In the help lines that are on the page. @param {string} name in English */
  async chooseCountry(name) {
    const list = this.page.getByRole('combobox', { name: say('help.country'), exact: true });
    await list.selectOption({ label: named(name) });
  }

  async start() {
    await this.press(say('welcome.start'));
    await this.isAt(question('X1').text);
  }

  async next() {
    const before = await this.heading();
    await this.press(say('question.next'));
    return this.leaves(before);
  }

  async back() {
    const before = await this.heading();
    await this.press(say('question.back'));
    return this.leaves(before);
  }

  /**
   * Answers the question on the page.
   * @param {Item} item
   * @param {Given} given codes, which are found by the words of their options
   * @returns {Promise<boolean>} whether the page has moved on by itself
   */
  async answer(item, given) {
    if (typeof given === 'string' && SKIPS.includes(given)) {
      const before = await this.heading();
      await this.press(say(`skip.${given}`));
      await this.leaves(before);
      return true;
    }
    for (const code of [given].flat()) {
      await this.choose(optionText(item, code), { many: item.many });
    }
    return false;
  }

  /** @param {Goal[]} goals */
  async rateGoals(goals) {
    const [text, start, now] = question('P1').items;
    for (const [at, goal] of goals.entries()) {
      if (at > 0) await this.press(say('goal.add'));
      if (goal.text) {
        await this.page.getByRole('textbox', { name: text.text, exact: true }).nth(at).fill(goal.text);
      }
      for (const [part, points] of /** @type {const} */ ([[start, goal.start], [now, goal.now]])) {
        if (points === undefined) continue;
        await this.choose(String(points), { inside: this.group(part.text, at + 1) });
      }
    }
  }

  /**
   * Goes through all questions, from the first one to the review (or to a screen that allows no
   * going on), and past every safety screen.
   * @param {Plan} plan
   * @param {Looks} [looks]
   * @returns {Promise<{asked: string[], flags: string[]}>} what the page asked and showed, in order
   */
  async answerAll(plan, looks = {}) {
    /** @type {string[]} */
    const asked = [];
    /** @type {string[]} */
    const flags = [];
    for (let step = 0; step < QUESTIONS_AT_MOST; ++step) {
      const heading = await this.heading();
      if (heading === say('review.title')) return { asked, flags };
      const flag = flagTitled(heading);
      if (flag) {
        flags.push(flag);
        await looks.flag?.(flag);
        const on = this.button(say('flag.continue'));
        if (!(await on.isVisible())) return { asked, flags };
        await this.use(on);
        await this.leaves(heading);
        continue;
      }
      const item = await this.question();
      asked.push(item.linkId);
      await looks.question?.(item);
      if (item.type === 'group') await this.rateGoals(plan.goals ?? []);
      const given = plan.answers.get(item.linkId);
      const moved = given !== undefined && (await this.answer(item, given));
      if (!moved) await looks.answered?.(item);
      if (!moved) await this.next();
    }
    throw new Error('the questions never end');
  }
}

/**
 * The same person at the keyboard, who jumps to what they want by its name, as a screen reader lets
 * them. Also the fastest way through a visit.
 */
export class Typist extends Person {
  /** @override @param {Locator} target */
  async use(target) {
    await target.press('Enter');
  }

  /** @override @param {string} name @param {{many?: boolean, inside?: Locator}} [how] */
  async choose(name, how) {
    const target = this.choice(name, how);
    if (await target.isChecked()) return;
    await target.press('Space');
    if (!(await target.isChecked())) throw new Error(`Space does not choose “${name}”`);
  }
}

/**
 * @param {Record<string, Given>} answers by question id
 * @param {Goal[]} [goals]
 * @returns {Plan}
 */
export function plan(answers, goals = []) {
  return { answers: new Map(Object.entries(answers)), goals };
}

/** A visit in which the method fits badly and the goals stand still: reasons, advice, no flag. */
export const STUCK = plan(
  {
    X1: 'adult', X2: 's9-20', X3: 'weekly', X4: 'no', X5: 'in-person', X6: 'own',
    P2: 'same', P3: 'same', P4: 'no',
    'R1.1': 'often', 'R1.2': 'always', 'G.1': 'rarely', 'G.2': 'rarely',
    'R2.1': 'rarely', 'R2.2': 'never', 'R3.1': 'always', 'R4.1': 'often', 'R4.2': 'always',
    'R5.1': 'checked', 'F.1': 'always',
    'N.1': 'never', 'C1.1': 'never', 'C2.1': 'never', 'C3.1': 'never', 'C4.1': 'never',
    S1: 'never', S2: ['none'],
    'G.3': 'rarely', 'G.4': 'sometimes', 'G.5': 'rarely',
    'R2.3': 'far-too-little', 'R2.4': 'too-little', 'R2.5': 'right', 'R2.6': 'too-little',
    'R2.7': 'rarely',
  },
  [{ text: 'Sleep through the night', start: 3, now: 3 }],
);

/** A visit in which all goes well: no reasons. */
export const WELL = plan(
  {
    X1: 'adult', X2: 's9-20', X3: 'weekly', X4: 'no', X5: 'video', X6: 'own',
    P2: 'slightly-better', P3: 'slightly-better', P4: 'helped',
    'R1.1': 'always', 'R1.2': 'always', 'G.1': 'always', 'G.2': 'often',
    'R2.1': 'always', 'R2.2': 'always', 'R3.1': 'always', 'R4.1': 'often', 'R4.2': 'always',
    'R5.1': 'checked', 'F.1': 'always',
    'N.1': 'never', 'C1.1': 'never', 'C2.1': 'never', 'C3.1': 'never', 'C4.1': 'never',
    S1: 'never', S2: ['none'],
  },
  [{ start: 3, now: 5 }],
);

/**
 * The same visit with other answers.
 * @param {Plan} base
 * @param {Record<string, Given>} answers
 * @returns {Plan}
 */
export function but(base, answers) {
  return { ...base, answers: new Map([...base.answers, ...Object.entries(answers)]) };
}
