export function observe() {
  try {
    return new WebAssembly.Memory({ initial: 1 }).toResizableBuffer().maxByteLength;
  } catch (error) {
    return error.name;
  }
}
