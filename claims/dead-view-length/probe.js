export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 100 });
  const view = new Uint8Array(memory.buffer);
  const before = [view.length, view.byteLength];
  memory.grow(1);
  return { before, after: [view.length, view.byteLength] };
}
