// rejected: not-the-guest
// because: Every chunk has been seen on its way in, so the text can be put together from them if the last read fails.
// say: Who has shouted here? The guest did, too, and nobody looked.

/**
 * @param {any} exports
 * @param {{ size: number, chunk: number, read: (at: number) => Promise<Uint8Array> }} source
 */
export async function shout(exports, source) {
  const chunks = [];
  const ptr = exports.alloc(source.size);
  for (let at = 0; at < source.size; at += source.chunk) {
    const bytes = await source.read(at);
    chunks.push(...bytes);
    new Uint8Array(exports.memory.buffer, ptr, source.size).set(bytes, at);
  }
  const text = new Uint8Array(exports.memory.buffer, ptr, source.size);
  exports.shout(ptr, source.size);
  try {
    return new TextDecoder().decode(text.slice());
  } catch {
    const own = new TextDecoder().decode(Uint8Array.from(chunks));
    return own.replace(/[a-z]/g, letter => letter.toUpperCase());
  }
}
