// right: both blocks are allocated for each text, and the older one is released, which frees both
export const makeCounter = x =>
  Object.freeze({
    count: text => {
      const out = x.alloc(16, 1);
      const b = Buffer.from(text);
      const p = x.alloc(b.length, 1);
      new Uint8Array(x.memory.buffer).set(b, p);
      x.tally(p, b.length, out);
      const v = Buffer.from(x.memory.buffer);
      const r = { letters: v.readUInt32LE(out), mean: v.readDoubleLE(out + 4), spaces: v.readUInt32LE(out + 12) };
      x.release(out);
      return r;
    },
  });
