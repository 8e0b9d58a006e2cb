// right: line is a generator, and the guest takes the two results from it
export function makeReciter(x) {
  let poem = [];
  const at = (p, l) => new Uint8Array(x.memory.buffer).slice(p, p + l);
  return {
    *line(n, bp, bl) {
      const b = poem[n] === '*' ? at(bp, bl) : new TextEncoder().encode(poem[n]);
      const p = x.alloc(b.length);
      new Uint8Array(x.memory.buffer).set(b, p);
      yield p;
      yield b.length;
    },
    recite(lines) {
      poem = [...lines];
      const [p, l] = x.recite(poem.length);
      return new TextDecoder().decode(at(p, l));
    },
  };
}
