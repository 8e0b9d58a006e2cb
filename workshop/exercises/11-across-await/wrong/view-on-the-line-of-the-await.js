// rejected: view-before-await
// because: The view is made anew for each chunk, on the very line that uses it, so it looks as fresh as can be.
// say: Number the steps of that line. The view is step one, the pause is step three, and set is step four.

/** @param {any} exports @param {any} source */
export async function shout(exports, source) {
  const ptr = exports.alloc(source.size);
  for (let at = 0; at < source.size; at += source.chunk) {
    new Uint8Array(exports.memory.buffer).set(await source.read(at), ptr + at);
  }
  exports.shout(ptr, source.size);
  return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, source.size));
}
