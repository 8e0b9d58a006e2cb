/**
 * `length`, `byteLength` and `byteOffset` of a dead typed array answer 0, without a word.
 *
 * Glue asks this on purpose, and makes a new view when it is 0. That is told from a mistake by what happens next: a
 * check is followed, before memory grows again, by the birth of a view of the same bytes, in the same function or in one
 * that it calls. A view of the whole memory is a cache where that was seen; what is asked of it later is a check as well.
 */
import { bufferOf, bufferOfTyped, isView, lengthOf } from '../engine/intrinsics.js';
import { capture, frames, tidied } from '../engine/stack.js';
import { patchGetter } from '../hooks/disguise.js';
import { birthOf, bufferRecord, deathCount, onBirth, onDeath } from '../births/records.js';
import { quietUse, threwUse, waitWith } from './record.js';

/**
 * @import { GrowscopeBirth, GrowscopeMemory } from '../births/records.js'
 * @import { Frame, GrowscopeStack } from '../engine/stack.js'
 *
 * @typedef {{ view: object, birth: GrowscopeBirth, memory: GrowscopeMemory, operation: string, stack: GrowscopeStack,
 *   threw?: string }} Asked
 */

/** A check may ask several things before it makes its view. */
const MOST = 8;
/** @type {Asked[]} */
let pending = [];
/** Places where dead views are asked for their length, and then made anew. */
const checks = new Set();
/** @type {WeakMap<GrowscopeMemory, Set<string>>} */
const caches = new WeakMap();

/** @param {any} realm */
export function patchQuiet(realm) {
  const typed = Object.getPrototypeOf(realm.Int8Array).prototype;
  for (const name of ['length', 'byteLength', 'byteOffset']) {
    const operation = `TypedArray.prototype.${name}`;
    patchGetter(typed, name, original => {
      return {
        /** @this {any} */
        get() {
          let answer;
          try {
            answer = Reflect.apply(original, this, []);
          } catch (error) {
            throw tidied(error);
          }
          if (answer === 0 && deathCount() > 0) asked(this, operation);
          return answer;
        },
      }.get;
    });
  }
}

/**
 * @param {any} view
 * @param {string} operation
 */
function asked(view, operation) {
  // The offset of a living view may well be 0.
  if (lengthOf(view) !== 0) return;
  const birth = birthOf(view);
  const buffer = bufferRecord(bufferOfTyped(view));
  if (!birth || birth.length === 0 || !buffer?.death) return;
  if (operation.endsWith('byteOffset') && birth.offset === 0) return;
  const { memory } = buffer;
  if (birth.toEnd && isRemade(memory, birth)) return;
  if (pending.length >= MOST) settle();
  const stack = capture(12, true);
  if (stack) pending.push({ view, birth, memory, operation, stack });
}

// Other glue tries, and makes its view anew where that threw: AssemblyScript's does. It is told in the same way, of views of
// the whole memory alone.
waitWith((operation, view, threw) => {
  const birth = isView(view) ? birthOf(view) : undefined;
  const memory = birth?.toEnd ? bufferRecord(bufferOf(view))?.memory : undefined;
  if (!birth || !memory) return false;
  if (pending.length >= MOST) settle();
  const stack = capture(12, true);
  if (stack) pending.push({ view, birth, memory, operation, stack, threw });
  return stack !== undefined;
});

/** @param {GrowscopeBirth} birth */
const slot = ({ kind, offset, length, toEnd }) => `${kind} ${offset} ${toEnd ? 'to the end' : length}`;

/**
 * Whether a view of these bytes was asked after, and made anew.
 *
 * @param {GrowscopeMemory} memory
 * @param {GrowscopeBirth} birth
 */
export const isRemade = (memory, birth) => caches.get(memory)?.has(slot(birth)) ?? false;

onBirth((_, birth, { memory }) => {
  if (pending.length === 0) return;
  const key = slot(birth);
  const rest = pending.filter(entry => entry.memory !== memory || slot(entry.birth) !== key || !absolved(entry, birth));
  if (rest.length < pending.length) pending = rest;
});

/**
 * @param {Asked} entry
 * @param {GrowscopeBirth} birth of a view of the same bytes
 */
function absolved(entry, birth) {
  if (entry.threw !== undefined) return isCheck(frames(entry.stack), frames(birth.stack));
  if (!birth.toEnd) {
    const at = frames(entry.stack);
    if (!isCheck(at, frames(birth.stack))) return false;
    checks.add(place(at[0]));
  }
  caches.set(entry.memory, (caches.get(entry.memory) ?? new Set()).add(slot(birth)));
  return true;
}

/**
 * The birth is in the function that asked, in the one that called it, or in one that either of them called.
 *
 * @param {Frame[]} asked
 * @param {Frame[]} born
 */
function isCheck(asked, born) {
  return asked.slice(0, 2).some(at => born.slice(0, 3).some(frame => sameFunction(at, frame)));
}

/**
 * @param {Frame} one
 * @param {Frame} other
 */
function sameFunction(one, other) {
  // A module's own level, and functions without a name, are too wide: only what stands close together counts.
  if (one.file !== other.file || one.function !== other.function) return false;
  return one.function !== '' || Math.abs(one.line - other.line) <= 3;
}

/** @param {Frame | undefined} frame */
const place = frame => (frame ? `${frame.file}:${frame.line}:${frame.column}` : '');

/** Whatever was asked and not followed by a new view was a use. */
export function settle() {
  const entries = pending;
  pending = [];
  for (const { view, operation, stack, threw } of entries) {
    const at = frames(stack);
    if (threw !== undefined) threwUse(operation, view, threw, stack);
    else if (!checks.has(place(at[0]))) quietUse(operation, view, '0', { stack });
  }
}

onDeath(settle);
