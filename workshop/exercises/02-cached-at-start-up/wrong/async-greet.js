// rejected: returned-a-promise
// because: Instantiating a guest is async, so whatever uses it becomes async, too.
// say: What is there to wait for, between the call and the answer? Who calls greet, and what do they get now?

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
    async greet(salutation, name) {
      const salutationBytes = new TextEncoder().encode(salutation);
      const nameBytes = new TextEncoder().encode(name);
      view().set(salutationBytes, salutationPtr);
      view().set(nameBytes, namePtr);
      const length = exports.set_name(salutationBytes.length, nameBytes.length);
      return new TextDecoder().decode(view().slice(messagePtr, messagePtr + length));
    },
  };
}
