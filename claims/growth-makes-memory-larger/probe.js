export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  return [1, 0].every(pages => {
    const before = memory.buffer.byteLength;
    memory.grow(pages);
    return memory.buffer.byteLength > before;
  });
}
