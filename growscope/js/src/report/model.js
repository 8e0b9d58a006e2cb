/**
 * What a report is made of. Its written form is `schema.json`.
 */

/**
 * @import { Frame } from '../engine/stack.js'
 *
 * @typedef {object} Finding
 * @property {'use' | 'held' | 'refused'} kind
 * @property {boolean} certain a use is; a view that is held and was not seen used is a note, and so is one whose bytes were asked for
 * @property {number} times
 * @property {{ kind: string, offset: number | null, length: number | null, memory: number }} view
 * @property {{ stack: Frame[] }} birth
 * @property {Death} death
 * @property {{ operation: string, argument?: number, threw?: string, answered?: string, expression?: string, stack: Frame[] }} [use]
 * @property {string[]} holders
 * @property {string} [unnamed] why no holder is named
 * @property {string} advice
 * @property {Later} [later] the crossing between its death and its use at which memory could sooner have grown, or did
 * @property {true} [unlikely] its own call gave it out, and next to nothing was asked for until it was used
 *
 * @typedef {object} Later
 * @property {Death['at']} at
 * @property {string} function
 * @property {number | null} asked bytes, in all; null where memory really grew
 *
 * @typedef {object} Death
 * @property {boolean} forced
 * @property {true} [short] memory is shared: the view lives on, and is too short since
 * @property {'export' | 'throw' | 'table' | 'import' | 'start' | 'guest' | 'host' | 'unseen'} at
 * @property {string} function
 * @property {string} module
 * @property {number | null} crossing
 * @property {number | null} asked the bytes that the guest asked its allocator for in there, in all, where that is known
 * @property {{ before: number, after: number }} pages
 * @property {Frame[]} stack
 *
 * @typedef {object} ProcessReport
 * @property {number} pid
 * @property {number} thread
 * @property {string} program
 * @property {string} engine
 * @property {boolean} ended whether it came to its end; if not, it was killed or crashed
 * @property {number | null} exitCode
 * @property {{ name: string, bytes: number, hooked: boolean, because?: string, ms: number, report?: any,
 *   fixedPages?: number, stack?: Frame[] }[]} modules
 * @property {number} crossings
 * @property {number} deaths
 * @property {number} growths
 * @property {Finding[]} findings
 * @property {number} dropped findings beyond those that are kept
 * @property {Growth[]} trace
 * @property {{ by: Death['at'], function: string, stack: Frame[] }[]} refusals
 * @property {number} refused
 * @property {{ crossing: number, at: Death['at'], function: string, stack: Frame[],
 *   views: { view: { kind: string, offset: number, length: number }, birth: { stack: Frame[] } }[] }[]} chosen by `--only` and
 *   `--up-to`, with the views that died there
 * @property {string[]} notes
 *
 * @typedef {object} Growth
 * @property {Death['at']} by
 * @property {string} function
 * @property {string} module
 * @property {number} before pages
 * @property {number | null} delta pages
 * @property {number} milliseconds since the start
 * @property {Frame[]} stack
 */

export {};
