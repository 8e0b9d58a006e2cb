export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  memory.grow('1');
  return memory.buffer.byteLength / 65536;
}
