export function observe() {
  try {
    return new WebAssembly.Memory({ initial: 1 }).grow(1n);
  } catch (error) {
    return error.name;
  }
}
