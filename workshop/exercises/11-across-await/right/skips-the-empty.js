// right: an empty text is returned without a call

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);
export async function shout(exports, source) {
  if (source.size === 0) return '';
  const chunks = [];
  for (let at = 0; at < source.size; at += source.chunk) chunks.push(await source.read(at));
  const ptr = exports.alloc(source.size);
  new Uint8Array(exports.memory.buffer).set(Buffer.concat(chunks), ptr);
  exports.shout(ptr, source.size);
  return dec(new Uint8Array(exports.memory.buffer, ptr, source.size));
}
