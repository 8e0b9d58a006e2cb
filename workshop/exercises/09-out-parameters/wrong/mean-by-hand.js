// rejected: counts-by-itself
// because: The mean stands at an address that is no multiple of 8, and it is easy to work out from the bytes.
// say: Who said that this guest works the mean out as you do?
export function makeCounter(x) {
  const out = x.alloc(16, 8);
  return {
    count(text) {
      const b = new TextEncoder().encode(text);
      const p = x.alloc(b.length, 1);
      new Uint8Array(x.memory.buffer).set(b, p);
      x.tally(p, b.length, out);
      const v = new DataView(x.memory.buffer, out, 16);
      const r = {
        letters: v.getUint32(0, true),
        spaces: v.getUint32(12, true),
        mean: b.length && b.reduce((s, c) => s + c, 0) / b.length,
      };
      x.release(p);
      return r;
    },
  };
}
