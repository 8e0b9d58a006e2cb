export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  return { detached: view.length === 0 };
}
