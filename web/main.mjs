// Starts the page: unpacks the module, gives it the content and what was kept, and connects it with
// the mirror.

// First: it takes the page as it came.
import './own_file.mjs';

import { bridge, loadModule } from './bridge.mjs';
import { today, watchDay } from './day.mjs';
import { block, openUnpacker } from './decode.mjs';
import { fail } from './fallback.mjs';
import { openFile, saveFile } from './files.mjs';
import { openFrame } from './frame.mjs';
import { openKeeper } from './keep/keeper.mjs';
import { applyPatch } from './mirror/apply.mjs';
import { canvasPossible, createCanvas, prefers } from './mirror/canvas.mjs';
import { keepFocusInView, watchFocus } from './mirror/focus.mjs';
import { createHoldBack } from './mirror/hold_back.mjs';
import { watchInput } from './mirror/input.mjs';
import { createMirror } from './mirror/mirror.mjs';
import { openOffline } from './offline.mjs';
import { practiceText } from './practice.mjs';

const FONT = 'Next Session';
const WEIGHTS = [400, 700];

let started = false;

// A page that is left takes along what it has only just begun: the write of the last answer, or an
// erasure.
const LONGEST_LEAVING_MS = 500;

/**
 * Leaves without a trace in the tab's history: what is on screen goes first.
 * @param {Promise<unknown>} done when nothing is under way any more
 */
async function exit(done) {
  document.body.replaceChildren();
  document.title = '';
  const longest = new Promise((resolve) => setTimeout(resolve, LONGEST_LEAVING_MS));
  await Promise.race([done.catch(() => {}), longest]);
  location.replace('about:blank');
}

/**
 * The same face the canvas draws with, for the plain view and the field being edited. From bytes
 * in this page, so nothing is loaded.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} weight
 */
async function addFont(bytes, weight) {
  try {
    const face = new FontFace(FONT, bytes, { weight: String(weight) });
    document.fonts.add(await face.load());
  } catch {
    // The browser's own face does as well.
  }
}

/**
 * @template T
 * @param {() => T} make
 * @returns {() => T} what `make` gave the first time
 */
function once(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}

/**
 * @param {string | null} saved
 * @param {import('./protocol.mjs').Boot} boot
 * @param {boolean} canvas
 */
const startText = (saved, boot, canvas) =>
  JSON.stringify({
    saved,
    ...boot,
    today: today(),
    languages: navigator.languages ?? [],
    locales: JSON.parse(block('locales')),
    practice: practiceText(),
    canvas,
    prefers: prefers(),
  });

async function start() {
  document.documentElement.classList.add('starting');
  /** @type {(text: string) => void} */
  let giveNews = () => {};
  const keeper = openKeeper((text) => giveNews(text));
  // Looked at while the module is unpacked and compiled.
  const booting = keeper.boot();
  /** @type {Promise<void> | null} */
  let erasing = null;
  const mirror = createMirror();
  const frame = openFrame();
  const canvasWanted = canvasPossible();
  const unpack = await openUnpacker();
  const fonts = once(() => WEIGHTS.map((weight) => unpack(`font-${weight}`)));

  let requestFrame = () => {};
  let useUpdate = () => location.reload();
  let keepInView = () => {};
  /** @type {(text: string) => void} */
  let giveView = () => {};
  const pages = createHoldBack({
    // Half a patch would leave a page that says something else than the app holds.
    show(patch) {
      try {
        applyPatch(mirror, patch);
        keepInView();
        frame.shows(patch.page);
      } catch (error) {
        fail(error);
      }
    },
    pending: keeper.pending,
    late: () => keeper.late('failed'),
    released: () => requestFrame(),
  });
  const loading = loadModule(unpack('wasm'), {
    file: (path) => {
      const text = block(path);
      return !text || text.startsWith('{') ? text : new TextDecoder().decode(unpack(path));
    },
    apply: (text) => pages.give(JSON.parse(text)),
    saveFile,
    openView: () => openFile((text) => giveView(text)),
    store: keeper.store,
    erase() {
      erasing = keeper.erase();
    },
    device(json) {
      /** @type {import('./protocol.mjs').AnyOrder} */
      const order = JSON.parse(json);
      if (order.do === 'update') useUpdate();
      else keeper.order(order);
    },
    requestFrame: () => requestFrame(),
    exit() {
      pages.stop();
      giveNews = () => {};
      keeper.leave();
      exit(Promise.all([erasing, keeper.settled()]));
    },
    // Printing blocks; the module is still in the middle of an input.
    print: () => setTimeout(() => window.print(), 0),
    fail,
  });
  performance.mark('next-session-unpacked');
  // Unpacked while the browser compiles the module. Only the canvas cannot do without them.
  if (canvasWanted) fonts();
  const core = bridge(await loading);
  performance.mark('next-session-compiled');
  const canvas = createCanvas(mirror, core, pages.holding);
  requestFrame = canvas.requestFrame;
  giveView = core.view;
  giveNews = core.device;
  const giveFonts = () => fonts().forEach((bytes, i) => core.font(bytes, WEIGHTS[i]));
  if (canvasWanted) giveFonts();
  canvas.report();
  if (!core.start(startText(keeper.read(), await booting, canvasWanted))) return;
  started = true;
  watchInput(mirror, core);
  watchFocus(mirror, core);
  keepInView = keepFocusInView(mirror);
  watchDay((day) => core.device(JSON.stringify({ news: 'day', today: day })));
  performance.mark('next-session-ready');
  const offline = openOffline(() => core.device(JSON.stringify({ news: 'update' })));
  useUpdate = () => offline.use();
  try {
    // The canvas may become possible later, when the system no longer forces its colours.
    if (!canvasWanted) giveFonts();
    WEIGHTS.forEach((weight, i) => addFont(fonts()[i], weight));
  } catch {
    // A damaged font: the browser's own face does as well.
  }
}

// Before the start any error ends it. Later only the module's own do: an extension's script or an
// observer's warning is no reason to take the page away.
window.addEventListener('error', ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError || (!started && error)) fail(error);
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError || !started) fail(reason);
});
start().catch(fail);
