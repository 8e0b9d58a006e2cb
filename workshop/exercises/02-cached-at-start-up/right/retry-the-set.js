// right: it makes a new view where the old one throws, and only the write is tried again

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);
export function makeGreeter(exports) {
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();
  let view = new Uint8Array(exports.memory.buffer);
  return {
    greet(salutation, name) {
      const put = (b, p) => {
        try {
          view.set(b, p);
        } catch {
          view = new Uint8Array(exports.memory.buffer);
          view.set(b, p);
        }
      };
      const a = enc(salutation),
        b = enc(name);
      put(a, salutationPtr);
      put(b, namePtr);
      const l = exports.set_name(a.length, b.length);
      view = new Uint8Array(exports.memory.buffer);
      return dec(view.slice(messagePtr, messagePtr + l));
    },
  };
}
