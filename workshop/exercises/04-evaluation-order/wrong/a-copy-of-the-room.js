// rejected: copy-not-view
// because: A copy can never go stale, so handing one out looks safer than handing out a view.
// say: The caller writes into what room returns. Who reads it from there? A copy is for bytes that come out of the guest.
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
  const ptr = alloc(1);
  new Uint8Array(memory.buffer)[ptr] = byte;
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
  const ptr = alloc(length);
  return new Uint8Array(memory.buffer, ptr, length).slice();
}
