/**
 * What every engine runs: one claim's probe. It imports nothing of Node's, so a page runs it as it is:
 *
 *     import { observe } from './claims/src/observe.js';
 *     const { seen, cannot } = await observe({ ...claim, claim: claim.name, given });   // a claim of page.js, and its files
 *     judge(claim.rule, seen)                                    // from ./rule.js, unless it cannot be tried here
 */
import { has } from './needs.js';
import { plain } from './plain.js';
import { ratio } from './ratio.js';

/**
 * @typedef {object} Question
 * @property {string} claim its folder's name
 * @property {string[]} needs of the engine, from needs.js
 * @property {string | null} wasm the `.wat` beside the claim, assembled, in hexadecimal
 * @property {boolean} hasProbe whether there is a probe.js; without one the module's own `probe` is called
 * @property {(string | Uint8Array<ArrayBuffer>)[]} given files of dist/, as bytes or in hexadecimal
 *
 * @typedef {{ seen: any } | { cannot: string }} Observed
 */

/**
 * @param {Question} question
 * @returns {Promise<Observed>}
 */
export async function observe({ claim, needs, wasm, hasProbe, given }) {
  const lacking = needs.find(need => !has(need));
  if (lacking) return { cannot: `this engine has no ${lacking}` };
  const bytes = [...(wasm === null ? [] : [wasm]), ...given].map(fromHex);
  if (!hasProbe) return { seen: plain(await callProbe(/** @type {Uint8Array<ArrayBuffer>} */ (bytes[0]))) };
  const probe = await import(`../${claim}/probe.js`);
  return { seen: probe.sides ? ratio(await probe.sides(...bytes)) : plain(await probe.observe(...bytes)) };
}

/**
 * The same words as the Rust runner's.
 *
 * @param {Uint8Array<ArrayBuffer>} wasm
 */
async function callProbe(wasm) {
  let module;
  try {
    module = await WebAssembly.compile(wasm);
  } catch {
    return 'invalid';
  }
  let instance;
  try {
    instance = await WebAssembly.instantiate(module);
  } catch {
    return 'not instantiated';
  }
  try {
    return /** @type {() => unknown} */ (instance.exports['probe'])();
  } catch {
    return 'trap';
  }
}

/** @param {string | Uint8Array<ArrayBuffer>} bytes */
const fromHex = bytes =>
  typeof bytes === 'string' ? Uint8Array.from(bytes.match(/../g) ?? [], byte => parseInt(byte, 16)) : bytes;
