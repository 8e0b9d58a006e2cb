export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  const other = new WebAssembly.Memory({ initial: 1 });
  view[100] = 7;
  return [memory, other].some(({ buffer }) => new Uint8Array(buffer).includes(7));
}
