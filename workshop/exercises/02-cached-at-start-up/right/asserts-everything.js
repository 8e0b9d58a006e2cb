// right: it compares each answer of the guest with what it expects, and throws

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);
export function makeGreeter(exports) {
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();
  return {
    greet(salutation, name) {
      const a = enc(salutation),
        b = enc(name);
      if (a.length > 16 || b.length > 16) throw new RangeError('too long');
      const bytes = () => new Uint8Array(exports.memory.buffer);
      bytes().set(a, salutationPtr);
      bytes().set(b, namePtr);
      const l = exports.set_name(a.length, b.length);
      if (l !== a.length + b.length + 3) throw new Error('length ' + l);
      const message = dec(bytes().slice(messagePtr, messagePtr + l));
      if (message !== salutation + ', ' + name + '!') throw new Error('the guest said ' + message);
      return message;
    },
  };
}
