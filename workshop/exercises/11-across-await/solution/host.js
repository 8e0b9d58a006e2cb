/**
 * Fetches a text in chunks and has the guest shout it.
 *
 * @param {any} exports the guest's: memory, alloc(length) and shout(ptr, length)
 * @param {{ size: number, chunk: number, read: (at: number) => Promise<Uint8Array> }} source
 * @returns {Promise<string>}
 */
export async function shout(exports, source) {
  const ptr = exports.alloc(source.size);
  const text = () => new Uint8Array(exports.memory.buffer, ptr, source.size);
  for (let at = 0; at < source.size; at += source.chunk) {
    const bytes = await source.read(at);
    text().set(bytes, at);
  }
  exports.shout(ptr, source.size);
  return new TextDecoder().decode(text());
}
