// rejected: constructs-too-often
// because: Buffer.from is known to share memory instead of copying it.
// say: It shares the bytes, and makes an object. How many in a thousand reads?

/**
 * @param {WebAssembly.Memory} memory
 * @returns {() => Uint8Array}
 */
export const makeBytes = memory => () => Buffer.from(memory.buffer);
