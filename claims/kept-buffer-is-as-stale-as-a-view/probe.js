export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const kept = memory.buffer;
  memory.grow(1);
  try {
    return new Uint8Array(kept).length;
  } catch (error) {
    return error.name;
  }
}
