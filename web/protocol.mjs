// What travels between the module and the page: patches and inputs, and what is kept. The other
// side is src/app/patch.h, src/app/input.h and src/host.

/**
 * One node of the page; fields that have their default value are absent.
 * @typedef {object} NodeFields
 * @property {string} id
 * @property {string} parent a node id, or "@header", "@main", "@footer", "@dialog"
 * @property {string} role
 * @property {string} [look]
 * @property {string} [tone]
 * @property {([string] | [string, 1])[]} [text] words; 1: strong
 * @property {string} [name] accessible name, where the words are not enough
 * @property {string} [describedby] node id
 * @property {string} [value]
 * @property {[string, string][]} [options] value and words
 * @property {number[]} [marks] borders on a meter or a line of dots, 0 to 1
 * @property {[string, string, number, boolean][]} [dots] label, words, place (0 to 1), diamond
 * @property {ChartFields} [chart]
 * @property {string} [href]
 * @property {number} [level]
 * @property {boolean} [checked]
 * @property {boolean} [many]
 * @property {boolean} [multiline]
 * @property {boolean} [secret] a passphrase
 * @property {boolean} [screenOnly] not on paper
 * @property {boolean} [required]
 * @property {boolean} [invalid]
 * @property {boolean} [expanded]
 * @property {boolean} [pressed]
 * @property {number} [max]
 * @property {number} [fraction]
 * @property {number} [low]
 * @property {number} [high]
 * @property {string} [shortcut]
 * @property {string} [lang]
 * @property {string} [purpose] of a select or a text field, as autocomplete takes it
 * @property {'press' | 'choose' | 'text' | 'select'} [on]
 */

/**
 * Places are 0 to 1; up is more.
 * @typedef {[number, number] | [number, number, number]} ChartPoint x, y, and 1: remembered, not
 *   rated on its day; 2: long after the point before it
 */

/**
 * @typedef {object} ChartFields
 * @property {[string, number, 0 | 1, ChartPoint[]][]} [lines] label, shape of its marks (0 to 4), 1: strong
 * @property {[number, string][]} [across] dates
 * @property {[number, string][]} [up] values
 * @property {[number, number, string]} [band] low, high, and what the shade means
 * @property {string} [hollow] what hollow marks mean
 * @property {string} [caption] of the table
 * @property {string[]} [columns]
 * @property {string[][]} [rows]
 * @property {boolean} [small] one of several beside each other
 */

/**
 * @typedef {object} PageFields
 * @property {string} id
 * @property {string} title
 * @property {string} lang
 * @property {'narrow' | 'wide'} width
 * @property {'light' | 'dark'} theme
 * @property {number} scale text size, 1 to 2
 * @property {boolean} canvas
 * @property {number} height of the document in CSS px, canvas only
 * @property {string} next id of the button that Enter on a choice activates
 * @property {boolean} modal
 * @property {[string, string, string]} [brand] a practice's own colours, as "#rrggbb"
 */

/**
 * @typedef {object} Patch
 * @property {number} rev
 * @property {PageFields} page
 * @property {string[]} [remove]
 * @property {NodeFields[]} [put]
 * @property {[string, string[]][]} [order]
 * @property {[string, number, number, number, number][]} [rects] id, x, y, width, height
 * @property {[string, number, number, boolean, number, number][]} [foreign] all words the canvas
 *   cannot draw: id, size, line height, bold, and where they begin in the node's rectangle
 * @property {string} [focus]
 * @property {string} [announce]
 */

/**
 * @typedef {object} Input
 * @property {string} id
 * @property {'press' | 'choose' | 'unchoose' | 'text' | 'select' | 'escape'} kind
 * @property {string} value
 * @property {number} rev
 * @property {number} at milliseconds
 */

/**
 * What the module offers the mirror.
 * @typedef {object} Core
 * @property {(input: Input) => void} input
 * @property {(width: number, height: number, scroll: number, ratio: number, text: number,
 *   fills: number) => void} viewport
 *   text: how much larger than usual the browser's own text is; fills: 1 where a short page reaches
 *   down to the bottom edge
 * @property {(dark: boolean, contrast: boolean, reducedMotion: boolean) => void} prefers
 * @property {(available: boolean) => void} canvas
 * @property {(x: number, y: number, down: boolean) => void} hover
 * @property {(id: string, visible: boolean, editing: boolean) => void} focus
 * @property {() => number} frame
 * @property {() => void} contextLost
 * @property {() => void} contextRestored
 */

/**
 * What the page says of this device when the module starts.
 * none: nothing is kept. open: kept, and this tab writes it. locked: kept under a passphrase.
 * elsewhere: another tab writes it; this one may look at it, or take it over. blocked: this browser
 * keeps nothing here.
 * @typedef {'none' | 'open' | 'locked' | 'elsewhere' | 'blocked'} DeviceState
 */

/**
 * What a practice has set (docs/practice-settings.md), unread: the module reads and checks it.
 * @typedef {object} PracticeText
 * @property {string} block JSON, of the page's data block
 * @property {[string, string][]} address keys and values of its fragment, in order
 * @property {boolean} preview what is wrong with them is to be shown
 */

/**
 * A part of the text given to `start`.
 * @typedef {object} Boot
 * @property {{state: DeviceState, secret: boolean}} device secret: it is under a passphrase
 * @property {string} record what is kept, where it can be read; else empty
 * @property {boolean} evicted something was kept, and the browser has removed it; said once
 * @property {string} seed 16 random hex digits
 */

/**
 * What the module asks of the page. `secret` is a passphrase; empty: none.
 * keep: begins to keep, or keeps under another passphrase from now on. From then on each stored
 * record is written to the device too. stop: removes it from the device. take-over: from another
 * tab. hands-off: the module cannot read the record, so it stays as it is and is not written.
 * save-page: the page itself. open and save show the browser's dialogs, so they come within a press.
 * @typedef {{do: 'keep', text: string, secret?: string}
 *   | {do: 'unlock', secret: string}
 *   | {do: 'stop'}
 *   | {do: 'take-over'}
 *   | {do: 'hands-off'}
 *   | {do: 'save', name: string, text: string, type?: string, secret?: string}
 *   | {do: 'open'}
 *   | {do: 'unlock-file', secret: string}
 *   | {do: 'copy', text: string}
 *   | {do: 'save-page', name: string}
 *   | {do: 'fingerprint'}} Order
 *
 * And what is not about keeping. update: changes to the version that waits, which loads the page anew.
 * @typedef {Order | {do: 'update'}} AnyOrder
 */

/**
 * full: no room. blocked: the browser refuses. evicted: the browser removed what was kept.
 * too-large: a file. copy: the clipboard. failed: anything else.
 * @typedef {'full' | 'blocked' | 'evicted' | 'failed' | 'too-large' | 'copy'} Trouble
 */

/**
 * What the page tells the module, in the order of the orders that lead to it.
 * kept: also when writing works again after a trouble. opened: after unlock. wrong: the passphrase.
 * stopped: after the order stop, and after no other; it is no longer kept here. Where not all of it
 * could be removed, trouble follows, why "stop"; another order stop tries again.
 * gone: another tab, or the browser, has removed what was kept here. This tab shows it still and
 * keeps its settings alone, until the person keeps again.
 * saved, saved-page: handed to the browser. fingerprint: of this page's file, in hex; empty: this
 * browser cannot tell. file: from the dialog or dropped on the page.
 * taken: another tab writes the record now; this one no longer does.
 * took: this tab writes from now on, and `text` is what was there; what it stores next replaces it,
 * so the two are merged first. `locked`: there is a passphrase this tab does not have; unlock
 * comes next. day: it has changed since the start. update: a new
 * version of the page waits. erased: `left` names what is still there: "session", "marker", "database", "caches".
 * @typedef {{news: 'kept', secret: boolean}
 *   | {news: 'opened', text: string}
 *   | {news: 'wrong' | 'stopped' | 'gone' | 'cancelled' | 'wrong-file' | 'taken' | 'copied'}
 *   | {news: 'saved' | 'saved-page', name: string}
 *   | {news: 'fingerprint', sha256: string}
 *   | {news: 'file', name: string, text: string}
 *   | {news: 'locked-file', name: string}
 *   | {news: 'took', text: string, locked?: boolean}
 *   | {news: 'erased', left: string[]}
 *   | {news: 'day', today: string}
 *   | {news: 'update'}
 *   | {news: 'trouble', what: Trouble, where?: 'tab' | 'device' | 'file', why?: Why}} News
 */

/**
 * Why something failed, where more is known. locked: a record that was never unlocked is not
 * overwritten. slow: a page was shown before its write was done. no-cipher: this browser encrypts
 * nothing here, as over plain http. damaged, newer: the encrypted record. stop: what is no longer
 * kept could not be removed.
 * @typedef {'locked' | 'slow' | 'no-cipher' | 'damaged' | 'newer' | 'stop'} Why
 */

export {};
