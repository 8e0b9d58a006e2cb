// rejected: starts-over
// because: It threw, so try again. Growth is rare, and the second time it will go through.
// say: Each attempt allocates and reads again. And what if memory grows in the second attempt, too?

/** @param {any} exports @param {any} source @returns {Promise<string>} */
export async function shout(exports, source) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await shoutOnce(exports, source);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new Error('memory grew in every attempt');
}

/** @param {any} exports @param {any} source */
async function shoutOnce(exports, source) {
  const ptr = exports.alloc(source.size);
  const text = new Uint8Array(exports.memory.buffer, ptr, source.size);
  for (let at = 0; at < source.size; at += source.chunk) {
    text.set(await source.read(at), at);
  }
  exports.shout(ptr, source.size);
  return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, source.size));
}
