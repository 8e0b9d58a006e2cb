export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 10, shared: true });
  const { buffer } = memory;
  memory.grow(1);
  return { same: memory.buffer === buffer, length: buffer.byteLength };
}
