/**
 * What is done once, however often it is asked for meanwhile; what failed is tried again.
 *
 * @template T
 * @param {() => Promise<T>} what
 * @returns {() => Promise<T>}
 */
export function once(what) {
  /** @type {Promise<T> | null} */
  let begun = null;
  return () =>
    (begun ??= what().catch(error => {
      begun = null;
      throw error;
    }));
}
