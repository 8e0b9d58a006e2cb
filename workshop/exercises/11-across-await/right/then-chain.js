// right: no async function, but a chain of then

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);
export function shout(exports, source) {
  const ptr = exports.alloc(source.size);
  const step = at =>
    at >= source.size
      ? Promise.resolve()
      : source.read(at).then(c => {
          new Uint8Array(exports.memory.buffer).set(c, ptr + at);
          return step(at + source.chunk);
        });
  return step(0).then(() => {
    exports.shout(ptr, source.size);
    return dec(new Uint8Array(exports.memory.buffer, ptr, source.size));
  });
}
