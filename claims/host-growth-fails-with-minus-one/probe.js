export function observe() {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
  try {
    return memory.grow(2);
  } catch (error) {
    return error.name;
  }
}
