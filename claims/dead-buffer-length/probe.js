export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const old = memory.buffer;
  memory.grow(1);
  return old.byteLength;
}
