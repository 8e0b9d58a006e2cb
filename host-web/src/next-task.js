/**
 * Lets the browser draw and listen: what comes after is another task.
 *
 * @template T
 * @param {T | Promise<T>} [value] to wait for before
 * @returns {Promise<T>}
 */
export async function nextTask(value) {
  const had = /** @type {T} */ (await value);
  await new Promise(resolve => setTimeout(resolve, 0));
  return had;
}
