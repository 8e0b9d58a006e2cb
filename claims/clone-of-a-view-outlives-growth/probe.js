export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  view[0] = 42;
  const clone = structuredClone(view);
  view[0] = 1;
  memory.grow(1);
  return [clone[0], clone.length];
}
