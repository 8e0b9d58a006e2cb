// rejected: never-reads
// because: The guest is called, as it should be, and its answer is what it always is.
// say: Why is the guest called at all? Change one letter in the guest, and look at what your host returns.

/**
 * @param {any} exports of a guest that speaks the greeting protocol
 */
export function makeGreeter(exports) {
  const bytes = new Uint8Array(exports.memory.buffer);
  const salutationPtr = exports.get_salutation_ptr();
  const namePtr = exports.get_name_ptr();
  const messagePtr = exports.get_msg_ptr();

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

  /**
   * @param {number} ptr
   * @param {number} length in bytes
   */
  function read(ptr, length) {
    const copy = new Uint8Array(length);
    for (let i = 0; i < length; i++) copy[i] = /** @type {number} */ (bytes[ptr + i]);
    return new TextDecoder().decode(copy);
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
