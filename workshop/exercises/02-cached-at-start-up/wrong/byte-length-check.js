// rejected: trusts-byte-length
// because: It is what the best-known article on the subject recommends, and it catches every growth that adds a page.
// say: What is memory.buffer.byteLength after a growth by 0 pages? And which buffer does the view belong to?
/**
 * @param {any} exports of a guest that speaks the greeting protocol
 */
export function makeGreeter(exports) {
  let known = new Uint8Array(exports.memory.buffer);
  let { byteLength } = known;
  const view = () => {
    if (exports.memory.buffer.byteLength > byteLength) {
      known = new Uint8Array(exports.memory.buffer);
      ({ byteLength } = known);
    }
    return known;
  };
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();

  return {
    /**
     * @param {string} salutation at most 16 bytes of UTF-8
     * @param {string} name at most 16 bytes of UTF-8
     */
    greet(salutation, name) {
      const salutationBytes = new TextEncoder().encode(salutation);
      const nameBytes = new TextEncoder().encode(name);
      view().set(salutationBytes, salutationPtr);
      view().set(nameBytes, namePtr);
      const length = exports.set_name(salutationBytes.length, nameBytes.length);
      return new TextDecoder().decode(view().slice(messagePtr, messagePtr + length));
    },
  };
}
