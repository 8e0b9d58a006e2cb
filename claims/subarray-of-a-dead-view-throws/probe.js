export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const dead = new Uint8Array(memory.buffer);
  memory.grow(1);
  try {
    return dead.subarray(0, 4).length;
  } catch (error) {
    return error.name;
  }
}
