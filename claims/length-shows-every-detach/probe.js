export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  const before = memory.buffer.byteLength;
  memory.grow(0);
  return { viewLength: view.length, rose: memory.buffer.byteLength > before };
}
