// Listens to a context from its creation on: requests, console, what the content policy refused.

/** What a context may have to bear because a test provokes it. @typedef {(line: string) => boolean} Allowed */

// The person's own network, as the browser numbers its requests, never sees these.
const INSIDE = /^(about|blob|data):/;

export class Watch {
  /** @type {string[]} every request the browser wanted to make */
  requests = [];
  /** @type {string[]} console errors and uncaught exceptions */
  complaints = [];
  /** @type {string[]} titles and addresses the pages had */
  shown = [];
  /** @type {import('playwright-core').Page[]} */
  #pages = [];

  /**
   * @param {import('playwright-core').BrowserContext} context
   * @param {string} origin the only one that may be asked
   */
  static async over(context, origin) {
    const watch = new Watch(origin);
    context.on('request', (request) => watch.requests.push(request.url()));
    context.on('weberror', (error) => watch.complaints.push(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error') watch.complaints.push(message.text());
    });
    context.on('page', (page) => {
      watch.#pages.push(page);
      page.on('framenavigated', (frame) => watch.shown.push(frame.url()));
    });
    await context.addInitScript(() => {
      /** @type {string[]} */
      const refused = [];
      Object.defineProperty(globalThis, 'refusedByPolicy', { value: refused });
      document.addEventListener('securitypolicyviolation', (event) => {
        refused.push(`${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
    return watch;
  }

  /** @param {string} origin */
  constructor(origin) {
    this.origin = origin;
  }

  /** Requests for anything but the page itself and its icon. */
  foreign() {
    return this.requests.filter(
      (url) => !INSIDE.test(url) && !url.startsWith(`${this.origin}/`),
    );
  }

  /** @returns {Promise<string[]>} what the content policy refused on the pages that are still open */
  async refused() {
    const found = [];
    for (const page of this.#pages) {
      for (const frame of page.isClosed() ? [] : page.frames()) {
        const list = await frame
          .evaluate(() => /** @type {any} */ (globalThis).refusedByPolicy ?? [])
          .catch(() => []);
        found.push(...list);
      }
    }
    return found;
  }

  /**
   * What went wrong beside what the test looked at.
   * @param {Allowed} [allowed]
   * @returns {Promise<string[]>}
   */
  async findings(allowed = () => false) {
    const all = [
      ...this.foreign().map((url) => `a request went to ${url}`),
      ...this.complaints.map((text) => `the console says: ${text}`),
      ...(await this.refused()).map((text) => `the content policy refused: ${text}`),
    ];
    return all.filter((line) => !allowed(line));
  }
}
