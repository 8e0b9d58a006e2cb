// rejected: view-before-alloc
// because: A long expression is taken apart, and its parts are put down in the order in which they stood.
// say: The order was the mistake, and it has been kept. Which of the two lines may make memory grow?
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
  const view = new Uint8Array(memory.buffer);
  const ptr = alloc(bytes.length);
  view.set(bytes, ptr);
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
  const view = new Uint8Array(memory.buffer);
  const ptr = alloc(1);
  view[ptr] = byte;
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
  const { buffer } = new Uint8Array(memory.buffer);
  const ptr = alloc(length);
  return new Uint8Array(buffer, ptr, length);
}
