/**
 * Asks a learner's code about a guest that answers otherwise than JavaScript would: what comes out must be what this
 * guest left in memory, calm and under growth. An answer that is made up in JavaScript shows here, and nowhere else.
 */
import { everySchedule } from './every-schedule.js';

/**
 * @import { Check } from './every-schedule.js'
 * @import { Run } from './types.js'
 */

/**
 * A host that checks what it is told may refuse such a guest, so one that throws is not held against it.
 *
 * @param {Check} check as for the usual guest
 * @param {object} other
 * @param {(exports: any) => any} other.alter from the guest's exports to those of the other guest
 * @param {(input: any) => any} other.expected what the other guest answers
 * @param {string} other.says what it does, for people
 * @returns {Promise<{ calm: Run | undefined, grown: Run | undefined }>} the first runs in which its answer was lost
 */
export async function otherwise(check, { alter, expected, says }) {
  const runs = await everySchedule({ ...check, alter, expected, inspect: undefined });
  const lost = runs
    .filter(({ outcome }) => outcome === 'wrong')
    .map(run => ({ ...run, problem: `the guest was another this time, which ${says}; that did not come out` }));
  return {
    calm: lost.find(({ schedule }) => schedule.after === null),
    grown: lost.find(({ schedule }) => schedule.after !== null),
  };
}

/**
 * Upper case for lower case and the other way round, of ASCII letters alone: as many bytes as before.
 *
 * @param {string} text
 */
export const swapCase = text =>
  text.replace(/[a-z]/gi, letter => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));

/**
 * The same, in memory.
 *
 * @param {WebAssembly.Memory} memory
 * @param {number} ptr
 * @param {number} length
 */
export function swapCaseAt(memory, ptr, length) {
  const bytes = new Uint8Array(memory.buffer, ptr, length);
  bytes.forEach((byte, at) => {
    if (/[a-z]/i.test(String.fromCharCode(byte))) bytes[at] = byte ^ 0x20;
  });
}
