/**
 * Reads the pieces that WebAssembly binaries are made of, one after another.
 */

/** @typedef {ReturnType<typeof reader>} Reader */

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @param {Uint8Array} bytes */
export function reader(bytes) {
  let at = 0;

  const byte = () => bytes[at++] ?? 0;

  /** An unsigned LEB128, of up to 64 bits. */
  function number() {
    let value = 0;
    for (let scale = 1; scale < 2 ** 64; scale *= 128) {
      const next = byte();
      value += (next & 0x7f) * scale;
      if (next < 0x80) return value;
    }
    throw new RangeError('a number of more than 64 bits');
  }

  /** @param {number} length */
  const take = length => bytes.subarray(at, (at += length));

  return {
    byte,
    number,
    atEnd: () => at >= bytes.length,
    skip: (/** @type {number} */ length) => void take(length),
    text: () => decoder.decode(take(number())),
    /**
     * The next bytes, to be read by themselves.
     *
     * @param {number} length
     * @returns {any}
     */
    part: length => reader(take(length)),
    /**
     * @template T
     * @param {() => T} item
     * @returns {T[]}
     */
    list(item) {
      const length = number();
      // Each item takes a byte at least.
      if (length > bytes.length - at) throw new RangeError(`a list of ${length} items in ${bytes.length - at} bytes`);
      return Array.from({ length }, item);
    },
  };
}
