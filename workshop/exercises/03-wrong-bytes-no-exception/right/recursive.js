// right: it reads by recursion
export function makeGreeter(exports) {
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();

  function write(ptr, text) {
    const encoded = new TextEncoder().encode(text);
    (function go([b, ...more], i) {
      if (b === undefined) return;
      new Uint8Array(exports.memory.buffer)[i] = b;
      go(more, i + 1);
    })([...encoded], ptr);
    return encoded.length;
  }
  function read(ptr, length) {
    const go = i => (i === length ? [] : [new Uint8Array(exports.memory.buffer)[ptr + i], ...go(i + 1)]);
    return new TextDecoder().decode(Uint8Array.from(go(0)));
  }
  return {
    greet(s, n) {
      const a = write(salutationPtr, s);
      const b = write(namePtr, n);
      return read(messagePtr, exports.set_name(a, b));
    },
  };
}
