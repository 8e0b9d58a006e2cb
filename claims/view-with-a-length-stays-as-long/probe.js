export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
  const view = new Uint8Array(memory.toResizableBuffer(), 0, 16);
  memory.grow(1);
  return view.length;
}
