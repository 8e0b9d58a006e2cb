// right: Node's own Buffer, made anew for each use

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);
export function makeGreeter(exports) {
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();
  return {
    greet(salutation, name) {
      const mem = () => Buffer.from(exports.memory.buffer);
      const a = mem().write(salutation, salutationPtr),
        b = mem().write(name, namePtr);
      const l = exports.set_name(a, b);
      return mem().toString('utf8', messagePtr, messagePtr + l);
    },
  };
}
