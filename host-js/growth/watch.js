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
      // A detached buffer is 0 bytes long. A shared one is replaced when it grows, and lives on.
      const detached = byteLength > 0 && buffer.byteLength === 0;
      const risen = memory.buffer.byteLength > byteLength;
      ({ buffer } = memory);
      ({ byteLength } = buffer);
      return { detached, risen };
    },
  };
}
