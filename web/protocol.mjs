// What travels between the module and the mirror. The other side is src/app/patch.h and
// src/app/input.h.

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
 * @property {string} [purpose] of a select, as autocomplete takes it
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
 * @property {(width: number, height: number, scroll: number, ratio: number, text: number) => void} viewport
 *   text: how much larger than usual the browser's own text is
 * @property {(dark: boolean, contrast: boolean, reducedMotion: boolean) => void} prefers
 * @property {(available: boolean) => void} canvas
 * @property {(x: number, y: number, down: boolean) => void} hover
 * @property {(id: string, visible: boolean, editing: boolean) => void} focus
 * @property {() => number} frame
 * @property {() => void} contextLost
 * @property {() => void} contextRestored
 */

export {};
