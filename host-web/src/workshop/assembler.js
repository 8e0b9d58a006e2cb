/**
 * The workspace's own assembler, compiled to WebAssembly.
 */

/**
 * @import { MadeOfWat } from '../../../workshop/src/lab/types.js'
 *
 * @typedef {object} Assembler what the module exports
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} room
 * @property {() => number} assemble_text
 * @property {() => number} answer
 * @property {() => number} answer_length
 */

/**
 * @param {Uint8Array<ArrayBuffer>} module
 * @param {string} source
 * @returns {Promise<MadeOfWat>}
 */
export async function assembleHere(module, source) {
  const { instance } = await WebAssembly.instantiate(module);
  const { memory, room, assemble_text, answer, answer_length } = /** @type {Assembler} */ (
    /** @type {unknown} */ (instance.exports)
  );
  const text = new TextEncoder().encode(source);
  const at = room(text.length);
  // Each view is made when it is used: the calls between may grow this memory.
  new Uint8Array(memory.buffer).set(text, at);
  const length = assemble_text();
  const from = answer();
  const answered = new Uint8Array(memory.buffer).slice(from, from + answer_length());
  const said = new TextDecoder().decode(answered.subarray(length));
  return length === 0 ? { complaint: said } : { wasm: answered.slice(0, length), lines: said };
}
