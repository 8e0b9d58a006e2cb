export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  memory.grow(1);
  try {
    return view.slice(0, 4);
  } catch (error) {
    return error.name;
  }
}
