/**
 * What a learner's function must give at once, and not as a promise of it.
 */

/** The learner's function returned a promise. */
export class ReturnedPromise extends Error {
  /** @param {string} what */
  constructor(what) {
    super(`${what} returned a Promise`);
    this.name = 'ReturnedPromise';
  }
}

/**
 * @template T
 * @param {string} what was called
 * @param {T} value that it returned
 * @returns {T}
 */
export function atOnce(what, value) {
  const then = /** @type {any} */ (value)?.then;
  if (typeof then !== 'function') return value;
  // Nobody is going to wait for it: what it comes to is not to be taken for another error.
  Promise.resolve(value).catch(() => {});
  throw new ReturnedPromise(what);
}
