// rejected: grows-by-itself
// because: Reserve enough beforehand, and alloc will have no reason to grow memory.
// say: How do you know what alloc has reasons for? Some grow in steps of their own, however much is free.
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
  memory.grow(Math.ceil(bytes.length / 65536));
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
  memory.grow(1);
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
  memory.grow(Math.ceil(length / 65536));
  return new Uint8Array(memory.buffer, alloc(length), length);
}
