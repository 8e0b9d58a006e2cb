export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
  const view = new Uint8Array(memory.toResizableBuffer());
  view[0] = 42;
  const before = view.length;
  memory.grow(1);
  return { before, after: view.length, byte: view[0] };
}
