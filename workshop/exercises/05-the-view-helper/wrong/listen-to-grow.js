// rejected: waits-to-be-told
// because: memory.grow is the one place where memory grows, so that is where to refresh.
// say: It is the one place where JavaScript grows it. Who calls it when the guest needs a page?
/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array} gives the bytes of this memory, now
 */
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  const grow = memory.grow.bind(memory);
  memory.grow = pages => {
    const before = grow(pages);
    view = new Uint8Array(memory.buffer);
    return before;
  };
  return () => view;
}
