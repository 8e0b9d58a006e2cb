// rejected: takes-turns
// because: It is called a race, and a race asks for a lock: one text at a time, and nobody disturbs anybody.
// say: Who must take this lock? Everyone who can make memory grow, and they do not know of it.

/** @type {Promise<any>} */
let last = Promise.resolve();

/** @param {any} exports @param {any} source */
export function shout(exports, source) {
  const mine = last.then(() => shoutAlone(exports, source));
  last = mine.catch(() => {});
  return mine;
}

/** @param {any} exports @param {any} source */
async function shoutAlone(exports, source) {
  const ptr = exports.alloc(source.size);
  const text = new Uint8Array(exports.memory.buffer, ptr, source.size);
  for (let at = 0; at < source.size; at += source.chunk) {
    text.set(await source.read(at), at);
  }
  exports.shout(ptr, source.size);
  return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, source.size));
}
