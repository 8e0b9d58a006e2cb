export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  try {
    view[0] = 7;
    return { threw: 'nothing', inMemory: new Uint8Array(memory.buffer)[0] };
  } catch (error) {
    return { threw: error.name };
  }
}
