// rejected: made-up
// because: A program should degrade gracefully, and everybody knows what the message will be.
// say: What if the guest is changed tomorrow, and greets in another language? Who would notice?

/**
 * @param {any} exports of a guest that speaks the greeting protocol
 */
export function makeGreeter(exports) {
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
      try {
        return this.ask(salutation, name);
      } catch {
        return `${salutation}, ${name}!`;
      }
    },

    /**
     * @param {string} salutation
     * @param {string} name
     */
    ask(salutation, name) {
      const salutationBytes = new TextEncoder().encode(salutation);
      const nameBytes = new TextEncoder().encode(name);
      view.set(salutationBytes, salutationPtr);
      view.set(nameBytes, namePtr);
      const length = exports.set_name(salutationBytes.length, nameBytes.length);
      return new TextDecoder().decode(view.slice(messagePtr, messagePtr + length));
    },
  };
}
