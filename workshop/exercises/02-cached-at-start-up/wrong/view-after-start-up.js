// rejected: first-growth-only
// because: The first calls are the ones that allocate, so a view made after them looks safe.
// say: Growth is not an event of start-up. Ask when the next one comes, and who would tell you.
/**
 * @param {any} exports of a guest that speaks the greeting protocol
 */
export function makeGreeter(exports) {
  /** @type {Uint8Array | undefined} */
  let view;
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
      view ??= new Uint8Array(exports.memory.buffer);
      view.set(salutationBytes, salutationPtr);
      view.set(nameBytes, namePtr);
      const length = exports.set_name(salutationBytes.length, nameBytes.length);
      return new TextDecoder().decode(view.slice(messagePtr, messagePtr + length));
    },
  };
}
