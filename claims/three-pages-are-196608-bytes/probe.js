export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 10 });
  memory.grow(2);
  return memory.buffer.byteLength;
}
