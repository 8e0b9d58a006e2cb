// rejected: overwrites-others
// because: A copy cannot be detached, so keep a copy of memory across the wait and put it back afterwards.
// say: You were not the only one to write in the meantime. What happens to what the other call wrote?

/** @param {any} exports @param {any} source */
export async function shout(exports, source) {
  const ptr = exports.alloc(source.size);
  for (let at = 0; at < source.size; at += source.chunk) {
    const copy = new Uint8Array(exports.memory.buffer).slice();
    copy.set(await source.read(at), ptr + at);
    new Uint8Array(exports.memory.buffer).set(copy);
  }
  exports.shout(ptr, source.size);
  return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, source.size));
}
