export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  const buffer = memory.toResizableBuffer();
  const view = new Uint8Array(buffer);
  memory.grow(1);
  return { growable: buffer.growable, length: view.length };
}
