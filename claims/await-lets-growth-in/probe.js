export async function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  const before = view.length;
  Promise.resolve().then(() => memory.grow(1));
  await null;
  await null;
  return { before, after: view.length };
}
