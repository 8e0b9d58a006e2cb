export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  const { buffer } = memory;
  const view = new Uint8Array(buffer);
  view[0] = 42;
  try {
    memory.grow(2);
  } catch {
    // As it should.
  }
  return { same: memory.buffer === buffer, length: view.length, byte: view[0] };
}
