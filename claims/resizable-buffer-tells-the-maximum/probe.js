export function observe() {
  const buffer = new WebAssembly.Memory({ initial: 1, maximum: 4 }).toResizableBuffer();
  return [buffer.maxByteLength, buffer.resizable];
}
