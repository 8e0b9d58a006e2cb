/**
 * Where a view lies, as the engine knows it: a class of a learner's own may say something else of itself.
 */

const of = (/** @type {string} */ name) => {
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), name)?.get;
  return (/** @type {Uint8Array} */ view) => own?.call(view);
};
const [buffer, byteOffset, length] = ['buffer', 'byteOffset', 'length'].map(of);

/**
 * @param {Uint8Array} view
 * @returns {{ buffer: ArrayBufferLike, byteOffset: number, length: number }}
 */
export const extentOf = view => ({ buffer: buffer?.(view), byteOffset: byteOffset?.(view), length: length?.(view) });
