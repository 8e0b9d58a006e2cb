/**
 * Every way to make a view, so that its kind, offset, length and place are known when it is dead.
 */
import {
  bufferOfDataView,
  bufferOfTyped,
  bytesOf,
  bytesOfDataView,
  lengthOf,
  offsetOf,
  offsetOfDataView,
} from '../engine/intrinsics.js';
import { tidied } from '../engine/stack.js';
import { disguise, isDisguised } from '../hooks/disguise.js';
import { deadArgument } from '../uses/record.js';
import { born, bufferRecord } from './records.js';

const KINDS = [
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'DataView'],
];

/** @param {any} realm */
export function patchConstructors(realm) {
  for (const kind of KINDS) {
    const original = realm[kind];
    if (typeof original !== 'function' || isDisguised(original)) continue;
    const note = kind === 'DataView' ? noteDataView : noteTyped;
    const replacement = disguise(constructor(original, kind, note), original);
    // Test runners lend one realm's constructors to another: there both names must go on meaning one thing.
    original.prototype.constructor = replacement;
    Object.defineProperty(realm, kind, { value: replacement, writable: true, enumerable: false, configurable: true });
    if (kind === 'Uint8Array' && realm.Buffer && Object.getPrototypeOf(realm.Buffer) === original) {
      Object.setPrototypeOf(realm.Buffer, replacement);
    }
  }
}

/**
 * @param {any} original
 * @param {string} kind
 * @param {(view: any, kind: string) => void} note
 */
function constructor(original, kind, note) {
  /**
   * @this {any}
   * @param {any} first
   * @param {any} second
   * @param {any} third
   */
  function View(first, second, third) {
    if (new.target === undefined) return original(...arguments);
    const known = typeof first === 'object' && first !== null ? bufferRecord(first) : undefined;
    try {
      if (known === undefined) {
        if (new.target === View) {
          // Without a spread: most views are made of other things, and fast.
          if (arguments.length === 1) return new original(first);
          if (arguments.length === 2) return new original(first, second);
          if (arguments.length === 3) return new original(first, second, third);
        }
        return Reflect.construct(original, arguments, new.target === View ? original : new.target);
      }
      const view = Reflect.construct(original, arguments, new.target === View ? original : new.target);
      note(view, kind);
      return view;
    } catch (error) {
      const its = known === undefined ? typeof first === 'object' : known.death || isBehind(first, second, third);
      if (its) deadArgument(`new ${kind}`, first, error);
      throw tidied(error);
    }
  }
  return View;
}

/**
 * @param {{ byteLength: number }} buffer
 * @param {any} offset
 * @param {any} length
 */
const isBehind = ({ byteLength }, offset, length) => Number(offset) + (Number(length) || 0) > byteLength;

/**
 * @param {any} view
 * @param {string} kind
 */
export function noteTyped(view, kind) {
  const buffer = bufferOfTyped(view);
  const record = bufferRecord(buffer);
  if (record) born(view, buffer, record, kind, offsetOf(view), lengthOf(view), bytesOf(view));
}

/**
 * @param {any} view
 * @param {string} kind
 */
function noteDataView(view, kind) {
  const buffer = bufferOfDataView(view);
  const record = bufferRecord(buffer);
  if (record) born(view, buffer, record, kind, offsetOfDataView(view), bytesOfDataView(view), bytesOfDataView(view));
}
