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
  let ptr;
  new Uint8Array(memory.buffer).set(bytes, (ptr = alloc(bytes.length)));
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
