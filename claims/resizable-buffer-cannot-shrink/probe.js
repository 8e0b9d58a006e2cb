export function observe() {
  const buffer = new WebAssembly.Memory({ initial: 2, maximum: 4 }).toResizableBuffer();
  const resize = length => {
    try {
      buffer.resize(length);
      return buffer.byteLength;
    } catch (error) {
      return error.name;
    }
  };
  return [resize(65536), resize(131072 + 32768), buffer.byteLength];
}
