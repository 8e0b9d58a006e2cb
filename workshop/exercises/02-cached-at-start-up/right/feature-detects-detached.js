// right: it asks for buffer.detached only where an engine has it

const enc = t => new TextEncoder().encode(t);
const dec = b => new TextDecoder().decode(b);
export function makeGreeter(exports) {
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();
  let view = new Uint8Array(exports.memory.buffer);
  const gone = b => ('detached' in b ? b.detached : b.byteLength === 0);
  const bytes = () => (gone(view.buffer) ? (view = new Uint8Array(exports.memory.buffer)) : view);
  return {
    greet(salutation, name) {
      const a = enc(salutation),
        b = enc(name);
      bytes().set(a, salutationPtr);
      bytes().set(b, namePtr);
      const l = exports.set_name(a.length, b.length);
      return dec(bytes().slice(messagePtr, messagePtr + l));
    },
  };
}
