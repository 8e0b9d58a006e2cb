export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const before = memory.buffer.byteLength;
  memory.grow(1);
  return [before, memory.buffer.byteLength];
}
