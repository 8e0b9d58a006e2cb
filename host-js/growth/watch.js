/**
 * Watches what happens to a memory, with no view of its own to lose.
 */

/**
 * @import { Change } from '../views/strategies.js'
 */

/**
 * @typedef {object} Watch
 * @property {() => number} pages the present size
 * @property {() => Change} change what has happened since this was last asked
 */

/**
 * @param {WebAssembly.Memory} memory
 * @param {number} pageBytes
 * @returns {Watch}
 */
export function watch(memory, pageBytes) {
  let { buffer } = memory;
  let { byteLength } = buffer;
  return {
    pages: () => memory.buffer.byteLength / pageBytes,
    change() {
      // A shared buffer is replaced when memory grows, and lives on.
      const detached = buffer !== memory.buffer && isDetached(buffer);
      const risen = memory.buffer.byteLength > byteLength;
      ({ buffer } = memory);
      ({ byteLength } = buffer);
      return { detached, risen };
    },
  };
}

/**
 * A detached buffer is 0 bytes long, and so is that of a memory without pages: but no view can be made over the first.
 *
 * @param {ArrayBufferLike} buffer
 */
function isDetached(buffer) {
  if (buffer.byteLength > 0) return false;
  try {
    return new Uint8Array(buffer) === null;
  } catch {
    return true;
  }
}
