export function observe() {
  const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 4 });
  return [buffer.resizable, buffer.maxByteLength];
}
