// rejected: grows-by-itself
// because: If memory is large enough from the start, the guest will not have to grow it.
// say: Will it not? std asks for pages of its own, however many there are; and the growth that you make detaches every view that others hold.
/**
 * @param {any} exports of a guest that speaks the greeting protocol
 */
export function makeGreeter(exports) {
  exports.memory.grow(16);
  const view = new Uint8Array(exports.memory.buffer);
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
      view.set(salutationBytes, salutationPtr);
      view.set(nameBytes, namePtr);
      const length = exports.set_name(salutationBytes.length, nameBytes.length);
      return new TextDecoder().decode(view.slice(messagePtr, messagePtr + length));
    },
  };
}
