export function observe() {
  try {
    return new WebAssembly.Memory({ initial: 2, maximum: 1 }).buffer.byteLength;
  } catch (error) {
    return error.name;
  }
}
