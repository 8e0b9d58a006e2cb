/**
 * What is done with a dead view. Each use is told to whoever reports.
 */
import { bufferOf, isView, kindOf } from '../engine/intrinsics.js';
import { capture } from '../engine/stack.js';
import { birthOf, bufferRecord, outgrownBuffer } from '../births/records.js';

/**
 * @import { GrowscopeBirth, GrowscopeBuffer } from '../births/records.js'
 * @import { GrowscopeStack } from '../engine/stack.js'
 *
 * @typedef {object} Use
 * @property {string} operation
 * @property {number} [argument] which argument it was, where it is not the receiver
 * @property {string} [threw] what it threw
 * @property {string} [answered] what it answered without a word
 * @property {object} subject the view or buffer
 * @property {string} kind of the view, or `ArrayBuffer`
 * @property {GrowscopeBirth | undefined} birth
 * @property {GrowscopeBuffer} buffer
 * @property {GrowscopeStack | undefined} stack
 */

/** @type {(use: Use) => void} */
let tell = () => {};
let busy = false;

/** @param {typeof tell} listener */
export function onUse(listener) {
  tell = listener;
}

/**
 * Looks whether a dead view or buffer is behind an exception or an answer.
 *
 * @param {string} operation
 * @param {any} subject anything
 * @param {unknown} error what was thrown
 * @param {number} [argument]
 * @returns {boolean}
 */
export function deadArgument(operation, subject, error, argument) {
  const buffer = deadBufferOf(subject) ?? (isRangeError(error) ? shortBufferOf(subject) : undefined);
  if (!buffer || busy) return false;
  const threw = describe(error);
  if (argument === undefined && wait(operation, subject, threw)) return true;
  report(operation, subject, buffer, { argument, threw });
  return true;
}

/** @type {(operation: string, subject: any, threw: string) => boolean} */
let wait = () => false;
/** @param {typeof wait} judge whether a use is only told later, since what follows may make it a check */
export const waitWith = judge => void (wait = judge);

/**
 * @param {string} operation
 * @param {any} subject
 * @param {string} threw
 * @param {GrowscopeStack} stack that of an earlier moment
 */
export function threwUse(operation, subject, threw, stack) {
  const buffer = deadBufferOf(subject) ?? shortBufferOf(subject);
  if (buffer && !busy) report(operation, subject, buffer, { threw }, stack);
}

/** @param {any} error */
const isRangeError = error => error?.name === 'RangeError';

/**
 * Whether what is asked of a view ends where memory ended when it was made, and that has more by now.
 *
 * @param {any} subject
 * @returns {GrowscopeBuffer | undefined}
 */
function shortBufferOf(subject) {
  if (typeof subject !== 'object' || subject === null) return undefined;
  if (!isView(subject)) return outgrownBuffer(subject);
  // A view that ended before will end there also when it is made anew.
  return birthOf(subject)?.toEnd ? outgrownBuffer(bufferOf(subject)) : undefined;
}

/**
 * A part of a view was asked for that is not there, and as much was given as is.
 *
 * @param {string} operation
 * @param {any} subject
 * @param {string} answered
 */
export function shortUse(operation, subject, answered) {
  const buffer = shortBufferOf(subject);
  if (buffer && !busy) report(operation, subject, buffer, { answered });
}

/**
 * @param {string} operation
 * @param {any} subject
 * @param {string} answered
 * @param {{ argument?: number, stack?: GrowscopeStack }} [more] the stack, where it is that of an earlier moment
 */
export function quietUse(operation, subject, answered, { argument, stack } = {}) {
  const buffer = deadBufferOf(subject);
  if (!buffer || busy) return;
  report(operation, subject, buffer, { argument, answered }, stack);
}

/**
 * @param {any} subject
 * @returns {GrowscopeBuffer | undefined}
 */
export function deadBufferOf(subject) {
  if (typeof subject !== 'object' || subject === null) return undefined;
  const record = bufferRecord(isView(subject) ? bufferOf(subject) : subject);
  return record?.death ? record : undefined;
}

/**
 * @param {string} operation
 * @param {any} subject
 * @param {GrowscopeBuffer} buffer
 * @param {{ argument?: number, threw?: string, answered?: string }} outcome
 * @param {GrowscopeStack} [stack]
 */
function report(operation, subject, buffer, outcome, stack) {
  busy = true;
  try {
    const kind = isView(subject) ? (kindOf(subject) ?? 'DataView') : 'ArrayBuffer';
    const birth = birthOf(subject);
    tell({ operation, ...outcome, subject, kind, birth, buffer, stack: stack ?? capture(20, true) });
  } finally {
    busy = false;
  }
}

/** @param {unknown} error */
function describe(error) {
  try {
    return String(error);
  } catch {
    return 'something that cannot be printed';
  }
}
