// A person who only listens. All they know of the page is the accessibility tree, which is what the
// browser hands to a screen reader; all they can do is what assistive technology does with a node
// of it: its default action, or the focus and then words.

/** @typedef {import('./harness.mjs').World} World */

/**
 * One node of the tree, as it is heard.
 * @typedef {object} Heard
 * @property {string} role
 * @property {string} name
 * @property {string | number | undefined} value
 * @property {Map<string, any>} states checked, expanded, pressed, focused, level, invalid ...
 * @property {Heard[]} around the nodes that hold it, the nearest first
 * @property {number} dom the element behind it, for acting on it
 */

const PATIENCE_MS = 10_000;
// Pieces of a line: how it was broken is nothing that is heard.
const BROKEN_LINES = 'InlineTextBox';

/** @param {any} node @param {Heard[]} around @returns {Heard} */
function heard(node, around) {
  const states = new Map((node.properties ?? []).map((/** @type {any} */ it) => [it.name, it.value.value]));
  return {
    role: node.role?.value ?? '',
    name: node.name?.value ?? '',
    value: node.value?.value,
    states,
    around,
    dom: node.backendDOMNodeId,
  };
}

/** @param {Heard} one @param {string} state @returns {boolean} whatever way the browser says yes */
export const is = (one, state) => [true, 'true'].includes(one.states.get(state));

/** @param {Heard} one */
export const toldAs = ({ role, name }) => `${role || 'a node without a role'} “${name.slice(0, 50)}”`;

/** @param {Heard} one @param {string} role */
export const holder = (one, role) => one.around.find((it) => it.role === role);

export class TreeListener {
  /** @param {import('playwright-core').CDPSession} devtools */
  constructor(devtools) {
    this.devtools = devtools;
  }

  /** @param {World} world */
  static async on({ page, context }) {
    return new TreeListener(await context.newCDPSession(page));
  }

  /** @returns {Promise<Heard[]>} all that can be met, in reading order */
  async tree() {
    const { nodes } = await this.devtools.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    /** @type {Heard[]} */
    const all = [];
    /** @param {any} node @param {Heard[]} around */
    const walk = (node, around) => {
      if (!node || node.role?.value === BROKEN_LINES) return;
      const one = node.ignored ? null : heard(node, around);
      if (one) all.push(one);
      for (const id of node.childIds ?? []) walk(byId.get(id), one ? [one, ...around] : around);
    };
    walk(nodes[0], []);
    return all;
  }

  /**
   * @param {string} role
   * @param {string | RegExp} name
   * @param {{inside?: string, nth?: number}} [where] inside: the name of the group around it
   */
  async hears(role, name, { inside, nth = 1 } = {}) {
    const fits = (/** @type {Heard} */ one) =>
      one.role === role &&
      (typeof name === 'string' ? one.name === name : name.test(one.name)) &&
      (inside === undefined || holder(one, 'group')?.name === inside);
    for (const until = Date.now() + PATIENCE_MS; ; ) {
      const found = (await this.tree()).filter(fits)[nth - 1];
      if (found) return found;
      if (Date.now() > until) throw new Error(`nobody hears ${role} “${name}”`);
    }
  }

  /** @returns {Promise<string>} the heading of the page */
  async title() {
    const all = await this.tree();
    return all.find((one) => one.role === 'heading' && one.states.get('level') === 1)?.name ?? '';
  }

  /** @param {string} title waits until the page has another one, and for the focus on it */
  async leaves(title) {
    for (const until = Date.now() + PATIENCE_MS; ; ) {
      const all = await this.tree();
      const now = all.find((one) => one.role === 'heading' && one.states.get('level') === 1);
      if (now && now.name !== title && is(now, 'focused')) return now.name;
      if (Date.now() > until) throw new Error(`“${title}” did not lead to another heading with the focus`);
    }
  }

  /** @param {Heard} one @param {string} declaration of a function whose `this` is the element */
  async #on(one, declaration) {
    const { object } = await this.devtools.send('DOM.resolveNode', { backendNodeId: one.dom });
    const { result } = await this.devtools.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: declaration,
      returnByValue: true,
    });
    return result.value;
  }

  /** What a browser does when assistive technology asks for the default action. @param {Heard} one */
  async act(one) {
    await this.#on(one, 'function () { this.focus(); this.click(); }');
  }

  /** @param {Heard} one @param {string} words */
  async write(one, words) {
    await this.#on(one, 'function () { this.focus(); }');
    await this.devtools.send('Input.insertText', { text: words });
  }

  /**
   * The words said in place of a number. The tree that the developer tools give always has them
   * empty (Chromium 156), so they are read where the browser has them from.
   * @param {Heard} one
   * @returns {Promise<string>}
   */
  async valueText(one) {
    return (await this.#on(one, 'function () { return this.getAttribute("aria-valuetext"); }')) ?? '';
  }
}
