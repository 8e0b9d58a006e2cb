// rejected: other-decoder
// because: The decoder that was given must be called, and another one takes whatever it is given.
// say: What was the first one for? In a browser, both of them refuse.

/**
 * Gives a view over all of a memory, now; the same one again until memory changes.
 *
 * @param {WebAssembly.Memory} memory ordinary, shared or resizable
 * @returns {() => Uint8Array}
 */
export function makeView(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => (view.buffer === memory.buffer ? view : (view = new Uint8Array(memory.buffer)));
}

/**
 * @param {{ decode: (bytes: Uint8Array) => string }} decoder as strict as a browser's
 * @param {Uint8Array} bytes over a buffer of any kind
 * @returns {string}
 */
export function decode(decoder, bytes) {
  decoder.decode(bytes.slice());
  return new TextDecoder().decode(bytes.slice());
}
