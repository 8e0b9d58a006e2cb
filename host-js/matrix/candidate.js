/**
 * A guest that this engine may be able to run, and what this engine lacks for it.
 */
import { declares } from '../binary/declares.js';
import { checkTypes, compile, unsupported } from '../greeter/guest.js';

/**
 * @import { Declares } from '../binary/declares.js'
 * @import { Guest, Protocol } from '../types.js'
 * @import { Strategy } from '../views/strategies.js'
 */

/**
 * A guest as it was found.
 *
 * @typedef {object} FoundGuest
 * @property {string} name what messages call it
 * @property {Uint8Array<ArrayBuffer>} wasm
 * @property {Guest | null} description null where nobody described it
 *
 * @typedef {object} Candidate
 * @property {string} name
 * @property {Guest | null} description
 * @property {Declares | null} declares null where its types cannot be read
 * @property {WebAssembly.Module | null} module null where this engine cannot run it
 * @property {string | null} lacks why it cannot
 */

/**
 * @param {FoundGuest} found
 * @param {Protocol | null} protocol that it must speak; null for a guest that does not greet
 * @returns {Promise<Candidate>}
 */
export async function candidate({ name, wasm, description }, protocol) {
  const lacks = description && unsupported(wasm, description);
  if (lacks) return { name, description, declares: null, module: null, lacks };
  const module = await compile(wasm, name);
  const declared = declares(wasm);
  if (declared && protocol) checkTypes(name, declared, protocol.exports);
  return { name, description, declares: declared, module, lacks: null };
}

/**
 * Why a strategy cannot be tried with this memory, if it cannot.
 *
 * @param {Strategy} strategy
 * @param {unknown} memory
 * @param {boolean} hasMaximum whether it was declared with one
 */
export const lacking = (strategy, memory, hasMaximum) =>
  memory instanceof WebAssembly.Memory ? (strategy.lacks?.(memory, hasMaximum) ?? null) : null;

/** @param {Candidate} candidate */
export const memoryTypeOf = ({ declares, description }) => declares?.memory ?? description?.artefact.memory ?? null;
