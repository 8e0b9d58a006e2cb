// right: all chunks are read at once, and written when they are there

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);
export async function shout(exports, source) {
  const starts = [];
  for (let at = 0; at < source.size; at += source.chunk) starts.push(at);
  const ptr = exports.alloc(source.size);
  const chunks = await Promise.all(starts.map(at => source.read(at)));
  chunks.forEach((c, i) => new Uint8Array(exports.memory.buffer).set(c, ptr + starts[i]));
  exports.shout(ptr, source.size);
  return dec(new Uint8Array(exports.memory.buffer, ptr, source.size));
}
