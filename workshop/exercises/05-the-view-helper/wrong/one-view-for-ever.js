// rejected: stale-view
// because: It makes one view and no more, which is what the task seems to ask for.
// say: One to begin with, and one for each growth. What does yours do at the first?
/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  const view = new Uint8Array(memory.buffer);
  return () => view;
}
