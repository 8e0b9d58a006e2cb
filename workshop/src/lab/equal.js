/**
 * Exact comparison of what a learner's function answered, and words for it.
 */
import { inspect, isDeepStrictEqual } from 'node:util';

/**
 * Bytes are compared as bytes, whichever view holds them; everything else by value.
 *
 * @param {any} got
 * @param {any} expected
 */
export function equal(got, expected) {
  if (!(expected instanceof Uint8Array)) return isDeepStrictEqual(got, expected);
  return got instanceof Uint8Array && got.length === expected.length && got.every((byte, at) => byte === expected[at]);
}

/** @param {any} value */
export function show(value) {
  return inspect(value, { compact: true, breakLength: Infinity, maxArrayLength: 24, maxStringLength: 120, depth: 3 });
}
