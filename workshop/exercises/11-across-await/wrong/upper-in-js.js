// rejected: not-the-guest
// because: The chunks are at hand, and JavaScript can make upper case, too.
// say: Where do the bytes come from that you return? Has the guest seen them?
export async function shout(x, s) {
  const p = x.alloc(s.size);
  const all = [];
  for (let a = 0; a < s.size; a += s.chunk) {
    const c = await s.read(a);
    all.push(...c);
    new Uint8Array(x.memory.buffer).set(c, p + a);
  }
  x.shout(p, s.size);
  return new TextDecoder().decode(Uint8Array.from(all)).replace(/[a-z]/g, c => c.toUpperCase());
}
