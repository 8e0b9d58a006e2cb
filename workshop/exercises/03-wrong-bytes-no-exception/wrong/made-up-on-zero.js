// rejected: made-up
// because: A message with zeros in it is damaged, and the host knows what the guest would have said.
// say: What does your host say when the guest changes its mind?
export function makeGreeter(exports) {
  const bytes = new Uint8Array(exports.memory.buffer);
  let last = '';
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();

  function write(ptr, text) {
    const encoded = new TextEncoder().encode(text);
    new Uint8Array(exports.memory.buffer).set(encoded, ptr);
    return encoded.length;
  }
  function read(ptr, length) {
    const t = new TextDecoder().decode(Uint8Array.from({ length }, (_, i) => bytes[ptr + i]));
    return t.includes('\0') ? last : t;
  }
  return {
    greet(s, n) {
      const a = write(salutationPtr, s);
      const b = write(namePtr, n);
      last = `${s}, ${n}!`;
      return read(messagePtr, exports.set_name(a, b));
    },
  };
}
