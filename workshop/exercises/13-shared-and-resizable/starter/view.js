/**
 * Gives a view over all of a memory, now; the same one again until memory changes.
 *
 * @param {WebAssembly.Memory} memory ordinary, shared or resizable
 * @returns {() => Uint8Array}
 */
export function makeView(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => (view.length === 0 ? (view = new Uint8Array(memory.buffer)) : view);
}

/**
 * @param {{ decode: (bytes: Uint8Array) => string }} decoder as strict as a browser's
 * @param {Uint8Array} bytes over a buffer of any kind
 * @returns {string}
 */
export function decode(decoder, bytes) {
  return decoder.decode(bytes);
}
