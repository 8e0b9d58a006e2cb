export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  view[100] = 42;
  view[65535] = 43;
  memory.grow(3);
  const fresh = new Uint8Array(memory.buffer);
  return [fresh[100], fresh[65535]];
}
