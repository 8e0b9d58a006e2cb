// rejected: greets-twice
// because: Zeros in a message are easy to notice, and a second attempt with a new view comes out right.
// say: Which wrong messages hold no zeros? And what if the guest had been asked to send a letter?
/**
 * @param {any} exports of a guest that speaks the greeting protocol
 */
export function makeGreeter(exports) {
  let bytes = new Uint8Array(exports.memory.buffer);
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

  const attempt = (/** @type {string} */ salutation, /** @type {string} */ name) => {
    const salutationLength = write(salutationPtr, salutation);
    const nameLength = write(namePtr, name);
    return read(messagePtr, exports.set_name(salutationLength, nameLength));
  };

  return {
    /**
     * @param {string} salutation at most 16 bytes of UTF-8
     * @param {string} name at most 16 bytes of UTF-8
     */
    greet(salutation, name) {
      const message = attempt(salutation, name);
      if (!message.includes('\0')) return message;
      bytes = new Uint8Array(exports.memory.buffer);
      return attempt(salutation, name);
    },
  };
}
