export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 100 });
  const { buffer } = memory;
  memory.grow(1);
  return { fresh: memory.buffer !== buffer, length: memory.buffer.byteLength };
}
