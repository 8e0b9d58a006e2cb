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
    if (typeof first !== 'object' || first === null) {
      return new.target === View ? new original(...arguments) : Reflect.construct(original, arguments, new.target);
    }
    const known = bufferRecord(first);
    if (known === undefined) {
      if (new.target === View) {
        // Without a spread: most views are made of other things, and fast.
        if (arguments.length === 1) return copy(original, first, kind);
        if (arguments.length === 2) return new original(first, second);
        if (arguments.length === 3) return new original(first, second, third);
      }
      return Reflect.construct(original, arguments, new.target);
    }
    let view;
    try {
      view = Reflect.construct(original, arguments, new.target === View ? original : new.target);
    } catch (error) {
      if (known.death || isBehind(first, second, third)) deadArgument(`new ${kind}`, first, error);
      throw error;
    }
    note(view, kind);
    return view;
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
 * @param {any} original
 * @param {any} from
 * @param {string} kind
 */
function copy(original, from, kind) {
  try {
    return new original(from);
  } catch (error) {
    deadArgument(`new ${kind}`, from, error);
    throw error;
  }
}

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
