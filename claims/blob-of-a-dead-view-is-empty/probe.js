export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer, 0, 16);
  memory.grow(1);
  try {
    return new Blob([view]).size;
  } catch (error) {
    return error.name;
  }
}
