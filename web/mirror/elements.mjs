// Which native element each role of a node becomes, and how its fields show on it. One table, so
// that every attribute follows every change: nothing is set only when an element is made.

import { chart } from './chart.mjs';
import { attribute, borders, element } from './dom.mjs';
import { dots } from './dots.mjs';

/** @typedef {import('../protocol.mjs').NodeFields} NodeFields */

/**
 * The elements of one node.
 * @typedef {object} Entry
 * @property {NodeFields} fields as last applied
 * @property {HTMLElement} box the outermost element
 * @property {HTMLElement} main carries the DOM id, the name and the description
 * @property {HTMLElement} [words] where the node's own text goes
 * @property {HTMLElement} [label] words with a place of their own, above a field or a group
 * @property {HTMLElement[]} [keys] of a chart, each with a place of its own
 * @property {HTMLElement[]} leaves what lies over the node's rectangle on the canvas
 */

/**
 * @typedef {object} Kind
 * @property {(fields: NodeFields) => Omit<Entry, 'fields'>} make
 * @property {(entry: Entry, fields: NodeFields) => void} [update]
 */

/** @param {string} id of a node @returns {string} */
export const domId = (id) => `n-${id}`;

/** @param {boolean | undefined} state @returns {string | undefined} */
const stated = (state) => (state === undefined ? undefined : String(state));

/**
 * @param {HTMLElement} target
 * @param {NodeFields['text']} text
 */
function write(target, text = []) {
  const nodes = text.map(([words, strong]) => {
    if (!strong) return words;
    const bold = element('strong');
    bold.textContent = words;
    return bold;
  });
  target.replaceChildren(...nodes);
}

/** @param {keyof HTMLElementTagNameMap} tag @returns {Kind} */
function container(tag) {
  return {
    make() {
      const box = element(tag);
      return { box, main: box, leaves: [] };
    },
    update(entry, fields) {
      attribute(entry.main, 'role', fields.name ? 'group' : undefined);
    },
  };
}

/**
 * Safari 17 takes a list without markers for none, unless it is told.
 * @type {Kind}
 */
const list = {
  make() {
    const box = element('ul');
    box.setAttribute('role', 'list');
    return { box, main: box, leaves: [] };
  },
};

/** A container whose own words come first. @param {keyof HTMLElementTagNameMap} tag @returns {Kind} */
function wordedContainer(tag) {
  return {
    make() {
      const box = element(tag);
      const words = element('span', 'words');
      box.append(words);
      return { box, main: box, words, leaves: [words] };
    },
    update(entry, fields) {
      if (entry.words) entry.words.hidden = !fields.text;
    },
  };
}

/** @param {(fields: NodeFields) => keyof HTMLElementTagNameMap} tag @returns {Kind} */
function leaf(tag) {
  return {
    make(fields) {
      const box = element(tag(fields));
      return { box, main: box, words: box, leaves: [box] };
    },
  };
}

/** @type {Kind} */
const dialog = {
  make() {
    const box = element('div');
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-modal', 'true');
    return { box, main: box, leaves: [] };
  },
};

/** @type {Kind} */
const choiceGroup = {
  make(fields) {
    const box = element('fieldset');
    const label = element('legend');
    const words = fields.level ? element(heading(fields)) : label;
    if (words !== label) label.append(words);
    box.append(label);
    return { box, main: box, words, label, leaves: [] };
  },
  update(entry, fields) {
    if (entry.label) entry.label.hidden = !fields.text;
    // One box alone needs no name around it, and “group” alone says nothing.
    attribute(entry.main, 'role', !fields.text && !fields.name && 'none');
  },
};

const HEADINGS = /** @type {const} */ (['h1', 'h2', 'h3', 'h4']);

/** @param {NodeFields} fields */
const heading = ({ level = 1 }) => HEADINGS[Math.min(Math.max(level, 1), 4) - 1];

/** @type {Kind} */
const button = {
  make() {
    const box = element('button');
    box.type = 'button';
    return { box, main: box, words: box, leaves: [box] };
  },
  update(entry, fields) {
    attribute(entry.main, 'aria-expanded', stated(fields.expanded));
    attribute(entry.main, 'aria-pressed', stated(fields.pressed));
  },
};

/** @type {Kind} */
const link = {
  make() {
    const box = element('a');
    return { box, main: box, words: box, leaves: [box] };
  },
  update(entry, fields) {
    const href = fields.href ?? `#${fields.id}`;
    const away = /^https:/.test(href);
    attribute(entry.main, 'href', /^(https:|tel:|sms:|#)/.test(href) ? href : undefined);
    attribute(entry.main, 'target', away && '_blank');
    attribute(entry.main, 'rel', away && 'noopener noreferrer');
  },
};

/** @type {Kind} */
const choice = {
  make(fields) {
    const box = element('div');
    const input = element('input', 'leaf');
    input.type = fields.many ? 'checkbox' : 'radio';
    const words = element('label');
    words.htmlFor = domId(fields.id);
    const key = element('kbd');
    key.setAttribute('aria-hidden', 'true');
    box.append(input, words, key);
    return { box, main: input, words, leaves: [input, words] };
  },
  update(entry, fields) {
    const input = /** @type {HTMLInputElement} */ (entry.main);
    if (!fields.many) input.name = domId(fields.parent);
    input.value = fields.value ?? '';
    input.checked = fields.checked ?? false;
    input.required = fields.required ?? false;
    const key = /** @type {HTMLElement} */ (entry.box.lastElementChild);
    key.textContent = fields.shortcut ?? '';
    key.hidden = !fields.shortcut;
  },
};

/**
 * What was typed is never overwritten under the person's hands: only when it really differs, not in
 * the middle of a composition, and the caret stays where it was.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} value
 */
function setText(field, value) {
  if (field.value === value || field.dataset.composing) return;
  if (document.activeElement !== field) {
    field.value = value;
    return;
  }
  const { selectionStart, selectionEnd } = field;
  field.value = value;
  field.setSelectionRange(selectionStart, selectionEnd);
}

/** @type {Kind} */
const textField = {
  make(fields) {
    const box = element('div');
    const label = element('label');
    label.htmlFor = domId(fields.id);
    const control = fields.multiline ? element('textarea') : element('input');
    if (control instanceof HTMLInputElement) control.type = fields.secret ? 'password' : 'text';
    else control.rows = 2;
    // Browsers take no heed of "off" for a passphrase, so one always has a purpose. As a new one they
    // fill in none of another page; to unlock they offer the one they were given here.
    control.setAttribute('autocomplete', fields.purpose ?? 'off');
    control.dir = 'auto'; // words in Arabic or Hebrew run from the right
    box.append(label, control);
    return { box, main: control, words: label, label, leaves: [control] };
  },
  update(entry, fields) {
    const control = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (entry.main);
    setText(control, fields.value ?? '');
    control.required = fields.required ?? false;
    attribute(control, 'aria-invalid', fields.invalid && 'true');
    if (entry.label) entry.label.hidden = !fields.text;
  },
};

/** @type {Kind} */
const select = {
  make(fields) {
    const box = element('div');
    const label = element('label');
    label.htmlFor = domId(fields.id);
    const control = element('select');
    box.append(label, control);
    return { box, main: control, words: label, label, leaves: [control] };
  },
  update(entry, fields) {
    const control = /** @type {HTMLSelectElement} */ (entry.main);
    const options = fields.options ?? [];
    if (JSON.stringify(options) !== JSON.stringify(entry.fields.options ?? []) || !control.length) {
      control.replaceChildren(...options.map(([value, words]) => new Option(words, value)));
    }
    control.value = fields.value ?? '';
    control.required = fields.required ?? false;
    attribute(control, 'autocomplete', fields.purpose);
    attribute(control, 'aria-invalid', fields.invalid && 'true');
    if (entry.label) entry.label.hidden = !fields.text;
  },
};

/** @type {Kind} */
const progress = {
  make() {
    const box = element('div');
    const words = element('span', 'words');
    const bar = element('progress');
    bar.max = 1;
    box.append(words, bar);
    return { box, main: bar, words, leaves: [words, bar] };
  },
  update(entry, fields) {
    const bar = /** @type {HTMLProgressElement} */ (entry.main);
    bar.value = fields.fraction ?? 0;
    attribute(bar, 'aria-valuetext', fields.value);
    attribute(entry.box, 'aria-hidden', !fields.name && !fields.text && 'true');
    if (!entry.words) return;
    entry.words.hidden = !fields.text;
    entry.words.id = `${domId(fields.id)}-words`;
    attribute(bar, 'aria-labelledby', !fields.name && entry.words.id);
  },
};

/** @type {Kind} */
const meter = {
  make() {
    const box = element('div');
    box.setAttribute('role', 'meter');
    box.setAttribute('aria-valuemin', '0');
    box.setAttribute('aria-valuemax', '100');
    return { box, main: box, leaves: [box] };
  },
  update(entry, fields) {
    attribute(entry.main, 'aria-valuenow', String(Math.round((fields.fraction ?? 0) * 100)));
    attribute(entry.main, 'aria-valuetext', fields.value);
    for (const part of /** @type {const} */ (['fraction', 'low', 'high'])) {
      entry.main.style.setProperty(`--${part}`, String(fields[part] ?? 0));
    }
    // A range of no width would leave its two edges as a mark.
    const range = (fields.high ?? 0) > (fields.low ?? 0) ? [element('i', 'range')] : [];
    entry.main.replaceChildren(element('i', 'fill'), ...range, ...borders(fields.marks));
  },
};

/** @type {Record<string, Kind>} */
const KINDS = {
  group: container('div'),
  card: container('div'),
  columns: container('div'),
  row: container('div'),
  list,
  'list-item': wordedContainer('li'),
  notice: wordedContainer('div'),
  quote: leaf(() => 'blockquote'),
  dialog,
  'choice-group': choiceGroup,
  heading: leaf(heading),
  text: leaf(() => 'p'),
  badge: leaf(() => 'span'),
  button,
  link,
  choice,
  'text-field': textField,
  select,
  progress,
  meter,
  dots,
  chart,
};

/**
 * @param {NodeFields} fields
 * @returns {Entry} new elements, not yet in the document and not yet updated
 */
export function makeEntry(fields) {
  const kind = KINDS[fields.role] ?? KINDS.group;
  const entry = { ...kind.make(fields), fields: { id: '', parent: '', role: '' } };
  entry.box.dataset.node = fields.id;
  entry.main.id = domId(fields.id);
  return entry;
}

/**
 * Shows the fields on the entry's elements; does nothing where they show already.
 * @param {Entry} entry
 * @param {NodeFields} fields
 */
export function updateEntry(entry, fields) {
  const { box, main, words, label, leaves } = entry;
  const look = fields.look ? ` look-${fields.look}` : '';
  const tone = fields.tone ? ` tone-${fields.tone}` : '';
  box.className = `${fields.role}${look}${tone}${fields.screenOnly ? ' screen-only' : ''}`;
  for (const one of leaves) one.classList.add('leaf');
  label?.classList.add('leaf', 'label');
  if (words && JSON.stringify(fields.text) !== JSON.stringify(entry.fields.text)) {
    write(words, fields.text);
  }
  attribute(main, 'aria-label', fields.name);
  attribute(main, 'aria-describedby', fields.describedby && domId(fields.describedby));
  attribute(box, 'lang', fields.lang);
  (KINDS[fields.role] ?? KINDS.group).update?.(entry, fields);
  entry.fields = fields;
}
