// The WebAssembly module as plain functions. Nothing else knows of its memory.

/** @typedef {import('./protocol.mjs').Core} Core */

/**
 * What the module calls.
 * @typedef {object} Host
 * @property {(path: string) => string} file a data block of the page; empty where there is none
 * @property {(patch: string) => void} apply
 * @property {(text: string) => void} store
 * @property {() => void} erase
 * @property {(json: string) => void} device an Order of protocol.mjs
 * @property {() => void} requestFrame
 * @property {() => void} exit
 * @property {() => void} print
 * @property {(json: string) => void} saveFile
 * @property {() => void} openView
 * @property {(message: string) => void} fail
 */

/**
 * Runs the module; the host has to be complete by then, for the module calls it while it starts.
 * @param {Uint8Array} wasm
 * @param {Host} host
 * @returns {Promise<any>} Emscripten's module object
 */
export function loadModule(wasm, host) {
  const shared = /** @type {any} */ (globalThis);
  shared.nextSessionHost = host;
  return new Promise((resolve, reject) => {
    /** @type {any} */
    const module = {
      wasmBinary: wasm,
      onRuntimeInitialized: () => resolve(module),
      onAbort: reject,
    };
    shared.nextSessionGlue(module);
  });
}

/**
 * @param {any} module
 * @returns {Core & {font: (bytes: Uint8Array, weight: number) => void,
 *                   view: (text: string) => void,
 *                   device: (text: string) => void,
 *                   start: (text: string) => boolean}}
 */
export function bridge(module) {
  const encoder = new TextEncoder();

  /**
   * @param {Uint8Array} bytes
   * @param {(pointer: number, size: number) => number} call
   * @returns {number}
   */
  function lend(bytes, call) {
    const pointer = module._ns_alloc(bytes.length);
    // Looked up each time: the module's memory moves when it grows.
    module.HEAPU8.set(bytes, pointer);
    const result = call(pointer, bytes.length);
    module._ns_free(pointer);
    return result;
  }

  return {
    font(bytes, weight) {
      lend(bytes, (pointer, size) => module._ns_font(pointer, size, weight));
    },
    start(text) {
      return lend(encoder.encode(text), (pointer, size) => module._ns_start(pointer, size)) === 0;
    },
    input(input) {
      const bytes = encoder.encode(JSON.stringify(input));
      lend(bytes, (pointer, size) => module._ns_input(pointer, size));
    },
    view(text) {
      lend(encoder.encode(text), (pointer, size) => module._ns_view(pointer, size));
    },
    device(text) {
      lend(encoder.encode(text), (pointer, size) => module._ns_device(pointer, size));
    },
    focus(id, visible, editing) {
      const bytes = encoder.encode(id);
      lend(bytes, (pointer, size) => module._ns_focus(pointer, size, +visible, +editing));
    },
    viewport: (...all) => module._ns_viewport(...all),
    prefers: (dark, contrast, reduced) => module._ns_prefers(+dark, +contrast, +reduced),
    canvas: (available) => module._ns_canvas(+available),
    hover: (x, y, down) => module._ns_hover(x, y, +down),
    frame: () => module._ns_frame(),
    contextLost: () => module._ns_context_lost(),
    contextRestored: () => module._ns_context_restored(),
  };
}
