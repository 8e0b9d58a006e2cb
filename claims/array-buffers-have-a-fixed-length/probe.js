export function observe() {
  const buffer = new ArrayBuffer(1, { maxByteLength: 2 });
  if (!buffer.resize) return true;
  buffer.resize(2);
  return buffer.byteLength === 1;
}
