export function observe() {
  const shared = new WebAssembly.Memory({ initial: 1, maximum: 10, shared: true });
  const view = new Uint8Array(shared.buffer);
  const before = view.byteLength;
  shared.grow(1);
  return [before, view.byteLength];
}
