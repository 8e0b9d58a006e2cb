// right: a proxy that stands for the bytes, whichever buffer they are in
export function makeGreeter(exports) {
  const bytes = new Proxy(
    {},
    {
      get(_, key) {
        const now = new Uint8Array(exports.memory.buffer);
        const value = now[key];
        return typeof value === 'function' ? value.bind(now) : value;
      },
    },
  );
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();
  return {
    greet(s, n) {
      const [a, b] = [s, n].map(t => new TextEncoder().encode(t));
      bytes.set(a, salutationPtr);
      bytes.set(b, namePtr);
      const length = exports.set_name(a.length, b.length);
      return new TextDecoder().decode(bytes.slice(messagePtr, messagePtr + length));
    },
  };
}
