/**
 * @import { MemoryType, Outcome } from '../../../host-js/types.js'
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 *
 * @typedef {object} Subject the guest that is greeted with
 * @property {string} name
 * @property {WebAssembly.Module} module
 * @property {MemoryType | null} memoryType
 * @property {boolean} hasReset
 *
 * @typedef {Outcome | 'threw' | 'vacuous'} HowItEnds
 *
 * @typedef {object} Seen a run of the visitor's code
 * @property {Schedule} schedule
 * @property {HowItEnds} outcome
 * @property {string | null} detail
 * @property {number | null} line of the visitor's code, where an error left it
 * @property {number} calls of `set_name`
 * @property {number} greeting the one to look at: that which failed, or the last, from 1
 * @property {string[]} events of a whole host, step by step, up to its end
 */
export {};
