export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 10, shared: true });
  const view = new Uint8Array(memory.buffer);
  view[0] = 42;
  memory.grow(1);
  return { length: view.length, byte: view[0] };
}
