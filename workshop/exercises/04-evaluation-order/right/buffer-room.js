// right: views of three kinds: a Buffer, a DataView and a Uint8Array

export const room = (g, n) => {
  const p = g.alloc(n);
  return Buffer.from(g.memory.buffer, p, n);
};
export const copyIn = (g, b) => {
  const r = room(g, b.length);
  r.set(b);
  return r.byteOffset;
};
export const storeByte = (g, b) => {
  const p = g.alloc(1);
  new DataView(g.memory.buffer).setUint8(p, b);
  return p;
};
