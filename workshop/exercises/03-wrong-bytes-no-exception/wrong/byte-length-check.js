// rejected: trusts-byte-length
// because: Memory only ever gets larger, so a larger byteLength looks like the sign of a growth.
// say: Does a growth by 0 pages change byteLength? Does it change the buffer?
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

  /**
   * @param {number} ptr
   * @param {string} text
   * @returns {number} its length in bytes
   */
  function write(ptr, text) {
    const bytes = view();
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
    const bytes = view();
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
      return read(messagePtr, exports.set_name(salutationLength, nameLength));
    },
  };
}
