/**
 * What the benchmarks take from `dist/`.
 */
import { readFile } from 'node:fs/promises';
import { instantiate, check, compile } from '../../host-js/greeter/guest.js';
import { askPointers } from '../../host-js/greeter/greeter.js';
import { defaultDist, findGuest, readIndex } from '../../host-node/src/find-guest.js';

/** @import { Index } from '../../host-js/types.js' */

/**
 * A guest, ready to greet.
 *
 * @typedef {Awaited<ReturnType<typeof greeter>>} Greeter
 */

/** @returns {Promise<Index>} */
export const index = () => readIndex(defaultDist);

/**
 * @param {string} name
 * @param {Index} index
 */
export async function greeter(name, index) {
  const { wasm, description } = await findGuest(name, defaultDist, index);
  const exports = instantiate(await compile(wasm, name), name, description?.artefact.memory);
  const { memory } = check(name, exports, index.protocol.exports);
  const setName = /** @type {(salutation: number, name: number) => number} */ (exports['set_name']);
  const at = askPointers(export_ => /** @type {Function} */ (exports[export_])());
  return { memory, hasMaximum: description?.artefact.memory?.maximumPages != null, setName, at };
}

/**
 * The `greet` of wasm-bindgen's glue.
 *
 * @param {Index} index
 * @returns {Promise<((salutation: string, name: string) => string) | null>} null when it is not built
 */
export async function bindgenGreet({ guests }) {
  const guest = guests.find(({ name }) => name === 'lib_bindgen');
  if (!guest?.glue) return null;
  const { initSync, greet } = await import(new URL(`../../dist/${guest.glue}`, import.meta.url).href);
  initSync({ module: await readFile(new URL(`../../dist/${guest.file}`, import.meta.url)) });
  return greet;
}
