// rejected: papered-over
// because: Bytes that are not there come out as zeros, and a filter takes zeros away.
// say: What is left when all the zeros are gone? Where did the letters go?
export function makeGreeter(exports) {
  const bytes = new Uint8Array(exports.memory.buffer);
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();

  function write(ptr, text) {
    const encoded = new TextEncoder().encode(text);
    new Uint8Array(exports.memory.buffer).set(encoded, ptr);
    return encoded.length;
  }
  function read(ptr, length) {
    return new TextDecoder().decode(Uint8Array.from({ length }, (_, i) => bytes[ptr + i]).filter(Boolean));
  }
  return {
    greet(s, n) {
      const a = write(salutationPtr, s);
      const b = write(namePtr, n);
      return read(messagePtr, exports.set_name(a, b));
    },
  };
}
