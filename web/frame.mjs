// In a frame: tells the page around it how tall this page is, its language, and that it is ready,
// started and finished. Never what was answered, nor which page is on screen.
//
// The page around begins, with one end of a channel of its own. Only the direct parent is heard, and
// after that only that channel; so nobody else can speak to this page, and nobody else hears it.

import { isFramed, letScroll, setShown } from './view_window.mjs';

const STARTED = ['question', 'review', 'check-in'];
const FINISHED = ['results', 'progress'];
// More than any screen and any page have.
const MOST_PX = 1e6;

/** @param {unknown} value */
const isLength = (value) => typeof value === 'number' && value >= 0 && value <= MOST_PX;

/**
 * @typedef {object} Frame
 * @property {(page: import('./protocol.mjs').PageFields) => void} shows to be called with each page
 */

const pageHeight = () => document.documentElement.getBoundingClientRect().height;

/** @returns {Frame} */
export function openFrame() {
  /** @type {MessagePort | null} */
  let port = null;
  let language = '';
  /** @type {string[]} what has happened, in its order */
  const reached = [];
  let height = 0;

  /** @param {Record<string, unknown>} message */
  const send = (message) => port?.postMessage(message);

  /** @param {string} what */
  function reach(what) {
    if (reached.includes(what)) return;
    reached.push(what);
    send({ state: what });
  }

  /** @returns {{height?: number}} what is to be told of it */
  function newHeight() {
    const now = Math.ceil(pageHeight());
    if (now === height) return {};
    height = now;
    return { height };
  }

  function resized() {
    if (!isFramed()) return;
    const news = newHeight();
    if (news.height !== undefined) send(news);
  }

  /** The frame is as tall as the page, and the page around scrolls. */
  function growTall() {
    // Together, so that there is something to scroll to.
    letScroll({ show: (top, bottom) => send({ ...newHeight(), show: [top, bottom] }) });
    resized();
  }

  /** @param {MessagePort} given @param {boolean} tall */
  function connect(given, tall) {
    port?.close();
    port = given;
    port.onmessage = ({ data }) => {
      if (tall && isLength(data?.top) && isLength(data?.height)) {
        setShown({ top: data.top, height: data.height });
      }
    };
    if (language) send({ language });
    height = 0;
    if (tall) growTall();
    for (const state of reached) send({ state });
  }

  if (window.parent !== window) {
    window.addEventListener('message', ({ source, data, ports }) => {
      const hello = source === window.parent && data?.nextSession === 'hello' && ports.length === 1;
      if (hello) connect(ports[0], data.scroll === 'outside');
    });
    new ResizeObserver(resized).observe(document.documentElement);
  }

  return {
    shows(page) {
      if (page.lang && page.lang !== language) {
        language = page.lang;
        send({ language });
      }
      resized();
      reach('ready');
      // "question/X1" is a question; which one is nobody's business.
      const screen = page.id.split('/')[0];
      if (STARTED.includes(screen) || FINISHED.includes(screen)) reach('started');
      if (FINISHED.includes(screen)) reach('finished');
    },
  };
}
