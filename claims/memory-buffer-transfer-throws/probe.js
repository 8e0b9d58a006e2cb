export function observe() {
  const { buffer } = new WebAssembly.Memory({ initial: 1 });
  try {
    return [buffer.transfer().byteLength, buffer.byteLength];
  } catch (error) {
    return [error.name, buffer.byteLength];
  }
}
