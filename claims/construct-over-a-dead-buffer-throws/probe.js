export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const old = memory.buffer;
  memory.grow(1);
  try {
    return new Uint8Array(old).length;
  } catch (error) {
    return [error.name, error.message];
  }
}
