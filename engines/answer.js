/**
 * What runs inside every engine: it imports a probe, and says what the probe observed, and where. It imports nothing of
 * Node's, so a page can run it as it is.
 */
import { identify } from './identify.js';

/**
 * @typedef {object} Question
 * @property {string} probe the address of a module with an `observe`
 * @property {unknown} input what its `observe` is given; JSON
 * @property {number} live memories to keep alive meanwhile
 *
 * @typedef {{ engine: { name: string, version: string, detail: string }, observed: any }} Answer
 */

/**
 * @param {Question} question
 * @returns {Promise<string>} an {@link Answer}, as JSON
 */
export async function answer({ probe, input, live }) {
  const kept = Array.from({ length: live }, () => new WebAssembly.Memory({ initial: 1 }));
  const { observe } = await import(probe);
  const observed = await observe(input);
  // Used after the probe, so that no collector takes them before.
  if (kept.some(({ buffer }) => buffer.byteLength === 0)) throw new Error('a memory that was kept is gone');
  return JSON.stringify({ engine: await identify(), observed });
}
