// rejected: holds-the-buffer
// because: A DataView takes its offset with each call, so it looks as if it could be made first.
// say: At which moment does a view choose its buffer?
export function copyIn(g, bytes) {
  const v = new DataView(g.memory.buffer);
  const p = g.alloc(bytes.length);
  bytes.forEach((b, i) => v.setUint8(p + i, b));
  return p;
}
export function storeByte(g, byte) {
  const v = new DataView(g.memory.buffer);
  const p = g.alloc(1);
  v.setUint8(p, byte);
  return p;
}
export function room(g, length) {
  const v = new DataView(g.memory.buffer);
  const p = g.alloc(length);
  return new Uint8Array(v.buffer, p, length);
}
