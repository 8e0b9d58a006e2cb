// rejected: lost-bytes
// because: set throws on a stale view, so the catch is the one place where a new view is needed.
// say: The new view is right, for the next chunk. Where did the chunk go that threw?

/** @param {any} exports @param {any} source */
export async function shout(exports, source) {
  const ptr = exports.alloc(source.size);
  let text = new Uint8Array(exports.memory.buffer, ptr, source.size);
  for (let at = 0; at < source.size; at += source.chunk) {
    try {
      text.set(await source.read(at), at);
    } catch {
      text = new Uint8Array(exports.memory.buffer, ptr, source.size);
    }
  }
  exports.shout(ptr, source.size);
  return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, source.size));
}
