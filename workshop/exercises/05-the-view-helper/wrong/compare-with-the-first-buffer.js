// rejected: constructs-too-often
// because: The comparison is the right one; the other half, remembering the new buffer, is easily forgotten.
// say: What do you compare with after the first growth? Count the views that a thousand reads make from then on.
/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  const { buffer } = memory;
  const view = new Uint8Array(buffer);
  return () => (memory.buffer === buffer ? view : new Uint8Array(memory.buffer));
}
