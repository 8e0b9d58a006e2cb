/**
 * The words that checkers and the runner share.
 */

/** @import { Schedule } from '../../../host-js/growth/schedule.js' */

/**
 * @typedef {'right' | 'wrong' | 'threw' | 'vacuous'} Outcome
 */

/**
 * One attempt of the learner's, for one input under one schedule, observed.
 *
 * @typedef {object} Run
 * @property {Schedule} schedule
 * @property {any} input
 * @property {Outcome} outcome
 * @property {any} got
 * @property {any} expected
 * @property {any} error what was thrown
 * @property {string | null} problem what the checker's own look at memory found
 * @property {string[]} crossings the exports that were called, in order
 * @property {number} forced growths that the schedule forced and that succeeded
 * @property {number} grownByHost growths that the learner asked for
 */

/**
 * What a checker is given.
 *
 * @typedef {object} Learner
 * @property {any} module the imported module, of a JavaScript exercise
 * @property {string} path the absolute path of the learner's file, staged
 * @property {string} source
 * @property {(name: string) => Promise<WebAssembly.Module>} loadGuest one of those in workshop/guests/
 * @property {(what: string, seconds: number) => void} stage says what goes on (nothing, if it is empty), and
 *   how long it may take from now on
 * @property {(text: { path: string, source: string, stage: Learner['stage'] }) => Promise<MadeOfWat>} assemble of a WAT
 *   exercise: the assembler of whoever runs the check
 *
 * @typedef {{ wasm: Uint8Array<ArrayBuffer>, lines: string } | { complaint: string } | { refused: Verdict }} MadeOfWat a module
 *   and where each of its instructions stands; or what the assembler says of the text; or why there is no assembler
 */

/**
 * A place in the learner's file, both counted from 1.
 *
 * @typedef {{ line: number, column: number }} Place
 */

/**
 * @typedef {object} Verdict
 * @property {string | null} rejected the reason's name; null, if it passes
 * @property {string | null} [sentence] what the reason means, for a learner
 * @property {string[]} details lines for people
 * @property {string | null} symptom the class of the error, or `wrong bytes`, or `wrong answer`
 * @property {Place | null} place
 */

export {};
