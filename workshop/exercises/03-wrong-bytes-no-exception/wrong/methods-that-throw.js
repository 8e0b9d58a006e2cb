// rejected: stale-but-loud
// because: set and slice throw where an index says nothing, so at least the bug will be seen.
// say: A good instinct, and half of the way. What will the one who sees the error change?
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
    const encoded = new TextEncoder().encode(text);
    bytes.set(encoded, ptr);
    return encoded.length;
  }

  /**
   * @param {number} ptr
   * @param {number} length in bytes
   */
  function read(ptr, length) {
    return new TextDecoder().decode(bytes.slice(ptr, ptr + length));
  }

  return {
    /**
     * @param {string} salutation at most 16 bytes of UTF-8
     * @param {string} name at most 16 bytes of UTF-8
     */
    greet(salutation, name) {
      const salutationLength = write(salutationPtr, salutation);
      const nameLength = write(namePtr, name);
      return read(messagePtr, exports.set_name(salutationLength, nameLength));
    },
  };
}
