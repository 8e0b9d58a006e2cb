// right: Atomics on a new view for each byte
export function makeGreeter(exports) {
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();

  function write(ptr, text) {
    const encoded = new TextEncoder().encode(text);
    for (const [i, b] of encoded.entries()) Atomics.store(new Uint8Array(exports.memory.buffer), ptr + i, b);
    return encoded.length;
  }
  function read(ptr, length) {
    const out = [];
    for (let i = 0; i < length; i++) out.push(Atomics.load(new Uint8Array(exports.memory.buffer), ptr + i));
    return new TextDecoder().decode(Uint8Array.from(out));
  }
  return {
    greet(s, n) {
      const a = write(salutationPtr, s);
      const b = write(namePtr, n);
      return read(messagePtr, exports.set_name(a, b));
    },
  };
}
