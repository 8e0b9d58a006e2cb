// rejected: never-reads
// because: The message is known beforehand, so the half that reads need not be fixed at all.
// say: Then what is the guest for? Ask what comes out on the day on which it has something else to say.
/**
 * @param {any} exports of a guest that speaks the greeting protocol
 */
export function makeGreeter(exports) {
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();

  /**
   * @param {number} ptr
   * @param {string} text
   * @returns {number} its length in bytes
   */
  function write(ptr, text) {
    const bytes = new Uint8Array(exports.memory.buffer);
    const encoded = new TextEncoder().encode(text);
    encoded.forEach((byte, i) => {
      bytes[ptr + i] = byte;
    });
    return encoded.length;
  }

  return {
    /**
     * @param {string} salutation at most 16 bytes of UTF-8
     * @param {string} name at most 16 bytes of UTF-8
     */
    greet(salutation, name) {
      const salutationLength = write(salutationPtr, salutation);
      const nameLength = write(namePtr, name);
      exports.set_name(salutationLength, nameLength);
      return `${salutation}, ${name}!`;
    },
  };
}
