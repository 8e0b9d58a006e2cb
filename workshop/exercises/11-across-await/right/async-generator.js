// right: an async generator, and alloc when all is read
async function* chunks(s) {
  for (let at = 0; at < s.size; at += s.chunk) yield await s.read(at);
}
export async function shout(x, s) {
  const all = [];
  for await (const c of chunks(s)) all.push(...c);
  const p = x.alloc(s.size);
  new Uint8Array(x.memory.buffer).set(all, p);
  x.shout(p, s.size);
  return new TextDecoder().decode(new Uint8Array(x.memory.buffer).slice(p, p + s.size));
}
