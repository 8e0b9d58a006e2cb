export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const old = memory.buffer;
  memory.grow(1);
  try {
    return old.slice(0, 1).byteLength;
  } catch (error) {
    return error.name;
  }
}
