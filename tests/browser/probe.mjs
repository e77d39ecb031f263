// Measurements that a person makes with their eyes: read from the page, never changing it.

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{x: number, y: number, w: number, h: number}} Box */
/**
 * @typedef {Box & {text: string, what: string, control: boolean, inline: boolean, group: number, lines: boolean}} Leaf
 * `lines`: it is a cell of a chart's table, which the canvas draws as lines
 */

/**
 * Everything on the page that holds words or can be used, in reading order and in document
 * coordinates. Hidden things, those for listeners alone and the links that show only while they have
 * the focus are left out.
 * @param {Page} page
 * @returns {Promise<Leaf[]>}
 */
export function leaves(page) {
  return page.evaluate(() => {
    const controls = 'a[href], button, input, select, textarea';
    /** @type {import('./probe.mjs').Leaf[]} */
    const found = [];
    const groups = new Map();

    /** @param {Element} element */
    const shown = (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      getComputedStyle(element).clipPath !== 'inset(50%)' &&
      !element.closest('[aria-hidden=true], [inert]');
    /** @param {Element} element */
    const ownWords = (element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim());
    /** @param {Element} element what scrolls by itself, such as a long dialog of the plain view */
    const scrollerOf = (element) => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        const { overflowY } = getComputedStyle(at);
        if (overflowY === 'auto' || overflowY === 'scroll') return at;
      }
      return null;
    };
    // A control and its label are one target and may lie over each other.
    /** @param {Element} element */
    const groupOf = (element) => {
      const control = element instanceof HTMLLabelElement ? (element.control ?? element) : element;
      if (!groups.has(control)) groups.set(control, groups.size);
      return groups.get(control);
    };
    // In the plain view a label spreads over the card around it.
    /** @param {Element} element */
    const placeOf = (element) => {
      const spread = element instanceof HTMLLabelElement && getComputedStyle(element, '::after');
      const card = spread && spread.content !== 'none' && spread.position === 'absolute';
      const alone = card && getComputedStyle(element).position === 'static';
      const around = alone && element instanceof HTMLElement ? element.offsetParent : null;
      return (around ?? element).getBoundingClientRect();
    };
    /** @param {Element} element */
    const add = (element) => {
      const { x, y, width, height } = placeOf(element);
      const scroller = scrollerOf(element);
      // A dialog of the plain view stays where it is while the page below it is scrolled.
      const fixed = scroller !== null && getComputedStyle(scroller).position === 'fixed';
      const control = element.matches(controls);
      const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      const words = field ? (element.labels?.[0]?.textContent ?? '') : (element.textContent ?? '');
      const style = getComputedStyle(element);
      found.push({
        x: x + (fixed ? 0 : scrollX),
        y: y + (fixed ? 0 : scrollY) + (scroller?.scrollTop ?? 0),
        w: width,
        h: height,
        text: words.trim().replace(/\s+/g, ' '),
        what: `${element.localName}${element.id ? `#${element.id}` : ''}`,
        control,
        inline: element.className.includes('look-inline') || style.display === 'inline',
        group: groupOf(element),
        lines: element.closest('html.canvas .chart table') !== null,
      });
    };
    /** @param {Element} element */
    const walk = (element) => {
      if (!shown(element)) return;
      const isLeaf = element.matches(controls) || element.matches('progress, [role=meter]');
      if (isLeaf || ownWords(element)) {
        if (!element.className.includes('look-skip-link') || element === document.activeElement) {
          add(element);
        }
        return;
      }
      for (const child of element.children) walk(child);
    };
    for (const part of ['header', 'main', 'footer', '[role=dialog]']) {
      for (const element of document.querySelectorAll(part)) walk(element);
    }
    return found;
  });
}

/** @param {Page} page */
export function extent(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const inner = [...document.querySelectorAll('#mirror *')].filter((it) =>
      ['auto', 'scroll'].includes(getComputedStyle(it).overflowY),
    );
    return {
      width: root.clientWidth,
      height: Math.max(root.scrollHeight, innerHeight, ...inner.map((it) => it.scrollHeight)),
      wide: root.scrollWidth,
      viewport: innerHeight,
      canvas: document.querySelector('canvas')?.checkVisibility({ visibilityProperty: true }) === true,
      scrollY,
    };
  });
}

/**
 * What has the focus, as the browser tells assistive technology.
 * @typedef {object} Focus
 * @property {string} role
 * @property {string} name
 * @property {boolean} ring the browser says that it should be seen
 * @property {boolean} inView its middle lies in the window
 * @property {boolean} body nothing has it
 */

/**
 * @param {Page} page
 * @param {import('playwright-core').CDPSession} devtools
 * @returns {Promise<Focus>}
 */
export async function focused(page, devtools) {
  const seen = await page.evaluate(() => {
    const active = document.activeElement;
    if (!active || active === document.body) return { body: true, ring: false, inView: false };
    const { x, y, width, height } = active.getBoundingClientRect();
    const [cx, cy] = [x + width / 2, y + height / 2];
    const inView = cx >= 0 && cy >= 0 && cx <= innerWidth && cy <= innerHeight;
    return { body: false, ring: active.matches(':focus-visible'), inView };
  });
  const { result } = await devtools.send('Runtime.evaluate', {
    expression: 'document.activeElement',
  });
  const { nodes } = await devtools.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId,
    fetchRelatives: false,
  });
  const role = String(nodes[0]?.role?.value ?? '');
  const name = String(nodes[0]?.name?.value ?? '');
  return { ...seen, role, name };
}

/** @param {Page} page what this tab keeps, all of it */
export function kept(page) {
  return page.evaluate(() => {
    /** @param {Storage} storage */
    const all = (storage) => Object.entries(storage).map(([key, value]) => `${key}=${value}`);
    return { session: all(sessionStorage).join('\n'), local: all(localStorage).join('\n') };
  });
}
