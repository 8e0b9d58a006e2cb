export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  view[0] = 42;
  memory.grow(1);
  try {
    return { read: view[0] };
  } catch (error) {
    return { threw: error.name };
  }
}
