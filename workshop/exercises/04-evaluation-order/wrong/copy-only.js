// rejected: some-left
// because: The checker showed copyIn, so copyIn was fixed, and the others look different enough.
// say: What do the three lines have in common? Number the steps of each.
/**
 * @typedef {object} Guest
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} alloc returns the pointer of a new block
 */

/**
 * Copies bytes into a new block.
 *
 * @param {Guest} guest
 * @param {Uint8Array} bytes
 * @returns {number} the block's pointer
 */
export function copyIn({ memory, alloc }, bytes) {
  const ptr = alloc(bytes.length);
  new Uint8Array(memory.buffer).set(bytes, ptr);
  return ptr;
}

/**
 * Stores one byte in a new block.
 *
 * @param {Guest} guest
 * @param {number} byte
 * @returns {number} the block's pointer
 */
export function storeByte({ memory, alloc }, byte) {
  let ptr;
  new Uint8Array(memory.buffer)[(ptr = alloc(1))] = byte;
  return ptr;
}

/**
 * Makes room for the caller to fill.
 *
 * @param {Guest} guest
 * @param {number} length
 * @returns {Uint8Array} a view of a new block
 */
export function room({ memory, alloc }, length) {
  return new Uint8Array(memory.buffer, alloc(length), length);
}
