export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  view[0] = 42;
  memory.grow(1);
  return view[0];
}
