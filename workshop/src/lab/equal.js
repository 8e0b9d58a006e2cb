/**
 * Exact comparison of what a learner's function answered with what is right.
 */

/**
 * Bytes are compared as bytes, whichever view holds them; everything else by its own data: which class an answer is of,
 * and what else it holds, is the learner's business.
 *
 * @param {any} got
 * @param {any} expected
 * @returns {boolean}
 */
export function equal(got, expected) {
  if (typeof expected !== 'object' || expected === null) return got === expected || Object.is(got, expected);
  if (typeof got !== 'object' || got === null) return false;
  if (expected instanceof Uint8Array) {
    return (
      got instanceof Uint8Array && got.length === expected.length && expected.every((byte, at) => got[at] === byte)
    );
  }
  if (Array.isArray(expected)) {
    return Array.isArray(got) && got.length === expected.length && expected.every((each, at) => equal(got[at], each));
  }
  return Object.entries(expected).every(([key, value]) => equal(got[key], value));
}
