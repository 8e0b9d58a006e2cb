export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  const before = 0 in view;
  memory.grow(1);
  return { before, after: 0 in view };
}
