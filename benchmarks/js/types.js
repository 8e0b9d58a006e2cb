/**
 * @import { Timing } from './measure.js'
 *
 * @typedef {object} Case one thing to measure, in a process of its own
 * @property {string} name
 * @property {string} parameter what it is measured with; may be empty
 * @property {string} baseline the key of the case that its ratio is to
 * @property {(effort: Effort) => Promise<Timing | Skipped>} measure
 *
 * @typedef {{ skipped: string }} Skipped
 *
 * @typedef {object} Effort
 * @property {boolean} quick whether it is enough that it runs
 * @property {number} milliseconds for each measurement
 *
 * @typedef {object} Benchmark
 * @property {string} name
 * @property {string} summary
 * @property {() => Promise<Case[]>} cases
 */
export {};
