// rejected: grows-by-itself
// because: A growth by 0 pages costs nothing, and whoever grows memory knows that views must be made anew.
// say: You detach every view that anybody else has. Why grow at all, if you make a new view each time?

/**
 * @param {any} exports of a guest that speaks the greeting protocol
 */
export function makeGreeter(exports) {
  const view = () => new Uint8Array(exports.memory.buffer);
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
      WebAssembly.Memory.prototype.grow.call(exports.memory, 0);
      view().set(salutationBytes, salutationPtr);
      view().set(nameBytes, namePtr);
      const length = exports.set_name(salutationBytes.length, nameBytes.length);
      return new TextDecoder().decode(view().slice(messagePtr, messagePtr + length));
    },
  };
}
