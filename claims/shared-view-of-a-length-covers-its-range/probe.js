export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 10, shared: true });
  const view = new Uint8Array(memory.buffer, 0, 16);
  memory.grow(1);
  return view.length;
}
