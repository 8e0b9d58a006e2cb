// rejected: mixes-memories
// because: The comparison is right, and a variable at the top of the file is where such a view has always been kept.
// say: It never gives wrong bytes. Count the views, though, when two memories take turns.
/** @type {Uint8Array | undefined} */
let view;

/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  return () => {
    if (view?.buffer !== memory.buffer) view = new Uint8Array(memory.buffer);
    return view;
  };
}
