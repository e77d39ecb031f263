// <next-session>: the page in a frame that is as tall as its content, on anyone's site.
//
// The site's styles and scripts do not reach into the frame, and the frame tells the site three
// things: ready, started, finished. docs/embedding.md has the snippets.

import { sandboxOf } from './sandbox.mjs';

/** Settings of the practice, handed on in the fragment, which no server sees. */
const SETTINGS = ['language', 'languages', 'country', 'colour', 'color', 'name', 'contact', 'appearance'];
const STATES = ['ready', 'started', 'finished'];

const FIRST_HEIGHT_PX = 640;
const MOST_PX = 1e6;

// What is important in here wins over the site's own rules; width and margins stay the site's.
const STYLE = `
:host {
  display: block !important; position: relative !important; float: none !important;
  height: auto !important; min-height: 0 !important; max-height: none !important;
  overflow: visible !important; zoom: 1 !important; opacity: 1 !important;
  visibility: visible !important; transform: none !important; filter: none !important;
  min-width: 240px;
}
:host([hidden]) { display: none !important; }
iframe { display: block; width: 100%; border: 0; margin: 0; padding: 0; color-scheme: normal; }
.mark { position: absolute; left: 0; width: 1px; visibility: hidden; pointer-events: none; }
`;

// Not as an element: a site's policy on styles would refuse that.
const SHEET = new CSSStyleSheet();
SHEET.replaceSync(STYLE);

const script = document.currentScript;
/** Where index.html is, unless the element says otherwise. */
const HOME = script instanceof HTMLScriptElement && script.src ? script.src : document.baseURI;

let count = 0;

/** @param {unknown} value @returns {value is number} */
const isLength = (value) => typeof value === 'number' && value >= 0 && value <= MOST_PX;

/** Many events, one call for each picture the browser draws. @param {() => void} work */
function oncePerFrame(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      work();
    });
  };
}

class NextSession extends HTMLElement {
  #root = this.attachShadow({ mode: 'closed' });
  #frame = document.createElement('iframe');
  #mark = document.createElement('span');
  /** @type {MessagePort | null} */
  #port = null;
  /** @type {string[]} */
  #reached = [];
  #last = '';
  #height = 0;
  #tell = oncePerFrame(() => this.#tellShown());
  /** @type {AbortController | null} */
  #watching = null;

  constructor() {
    super();
    const root = this.#root;
    this.#mark.className = 'mark';
    root.adoptedStyleSheets = [SHEET];
    root.append(this.#mark);
    this.#frame.addEventListener('load', () => this.#connect());
  }

  connectedCallback() {
    const address = this.#address();
    const frame = this.#frame;
    // Two on one page keep their answers apart, also when they load again.
    frame.name ||= `next-session-${++count}`;
    frame.title = this.getAttribute('title') || 'Next Session';
    frame.referrerPolicy = 'no-referrer';
    frame.allow = 'clipboard-write';
    frame.setAttribute('sandbox', sandboxOf(this.#keeps()));
    frame.style.height = `${this.#fixedHeight() ?? FIRST_HEIGHT_PX}px`;
    if (frame.src !== address.href) frame.src = address.href;
    // Only now, so that it loads once; and a name given later is not heard of inside (Chromium 156).
    if (!frame.isConnected) this.#root.append(frame);
    this.#watch();
  }

  disconnectedCallback() {
    this.#watching?.abort();
    this.#port?.close();
    this.#port = null;
  }

  /** @returns {URL} */
  #address() {
    const own = this.getAttribute('src');
    const address = own ? new URL(own, document.baseURI) : new URL('index.html', HOME);
    const settings = new URLSearchParams();
    for (const name of SETTINGS) {
      const value = this.getAttribute(name);
      if (value) settings.set(name, value);
    }
    if (this.hasAttribute('plain')) settings.set('plain', '');
    address.hash = settings.toString();
    return address;
  }

  /** keep="no": the page can keep nothing in the browser, only save to a file. */
  #keeps() {
    return this.getAttribute('keep') !== 'no';
  }

  /** A fixed height scrolls inside and says nothing of what is on screen. */
  #fixedHeight() {
    const height = Number(this.getAttribute('height'));
    return height > 0 ? height : null;
  }

  /** The frame has loaded, for the first time or again: it gets one end of a new channel. */
  #connect() {
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#last = '';
    port1.onmessage = ({ data }) => this.#hear(data);
    const inside = this.#fixedHeight() !== null;
    // Without an origin of its own the frame can only be spoken to by any name; it is told no more
    // than where the site has scrolled to.
    const to = this.#keeps() ? new URL(this.#frame.src).origin : '*';
    const hello = { nextSession: 'hello', scroll: inside ? 'inside' : 'outside' };
    this.#frame.contentWindow?.postMessage(hello, to === 'null' ? '*' : to, [port2]);
    if (!inside) this.#tellShown();
  }

  /** @param {any} data */
  #hear(data) {
    // Both in one step, or what stands below would be seen to jump.
    if (isLength(data?.height)) this.#fit(data.height);
    if (Array.isArray(data?.show)) this.#show(data.show);
    if (typeof data?.language === 'string' && /^[A-Za-z-]{2,20}$/.test(data.language)) {
      this.#frame.lang = data.language;
    }
    if (STATES.includes(data?.state) && !this.#reached.includes(data.state)) {
      this.#reached.push(data.state);
      if (data.state === 'started') this.#fit(this.#height);
      this.dispatchEvent(new Event(data.state));
    }
  }

  /** @param {number} height */
  #fit(height) {
    this.#height = height;
    if (this.#fixedHeight()) return;
    // Once there are questions the frame fills the window at least: a short one after a long one does
    // not pull up what stands below.
    const least = this.#reached.includes('started') ? window.innerHeight : 0;
    this.#frame.style.height = `${Math.max(height, least)}px`;
    this.#tell();
  }

  /** @param {unknown[]} part top and bottom in the frame */
  #show([top, bottom]) {
    if (!isLength(top) || !isLength(bottom)) return;
    // A mark in that place, so that the site's own scroll padding and scrolling parts are minded.
    this.#mark.style.top = `${top}px`;
    this.#mark.style.height = `${Math.max(1, bottom - top)}px`;
    this.#mark.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    this.#tellShown();
  }

  #tellShown() {
    if (!this.#port || this.#fixedHeight()) return;
    const { top, bottom, height } = this.#frame.getBoundingClientRect();
    const from = Math.min(Math.max(0, -top), height);
    const to = Math.max(from, Math.min(height, height - (bottom - window.innerHeight)));
    const shown = { top: from, height: to - from };
    const said = JSON.stringify(shown);
    if (said === this.#last) return;
    this.#last = said;
    this.#port.postMessage(shown);
  }

  #watch() {
    this.#watching?.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    // Captured: parts of the site may scroll by themselves.
    window.addEventListener('scroll', this.#tell, { capture: true, passive: true, signal });
    window.addEventListener('resize', this.#tell, { passive: true, signal });
  }
}

if (!customElements.get('next-session')) customElements.define('next-session', NextSession);
