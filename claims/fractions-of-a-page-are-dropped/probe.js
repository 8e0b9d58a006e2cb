export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  return [memory.grow(1.9), memory.buffer.byteLength / 65536];
}
