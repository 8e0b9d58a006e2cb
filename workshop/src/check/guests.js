/**
 * The guests that come with the exercises, built already.
 */
import { readFile } from 'node:fs/promises';

/**
 * @param {string} name
 * @returns {Promise<WebAssembly.Module>}
 */
export async function loadGuest(name) {
  return WebAssembly.compile(await readFile(new URL(`../../guests/${name}.wasm`, import.meta.url)));
}
