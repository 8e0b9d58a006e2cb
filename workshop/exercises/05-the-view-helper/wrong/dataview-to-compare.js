// rejected: constructs-too-often
// because: A DataView is a cheap object, and one that is thrown away at once does no harm.
// say: It is an object for each access. That is what the exercise set out to avoid.

/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array}
 */
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  return () => {
    const { buffer } = new DataView(memory.buffer);
    if (buffer !== view.buffer) view = new Uint8Array(buffer);
    return view;
  };
}
