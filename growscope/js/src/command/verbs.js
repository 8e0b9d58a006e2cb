/**
 * The crate's own verbs, by its WebAssembly build: files are read and written here, everything else is done there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { ask, readFrom } from '../engine/growscope-wasm.js';

/**
 * @param {string[]} args
 * @param {string} wasm where the module is
 * @returns {number} the exit code
 */
export function verbs(args, wasm) {
  readFrom(() => readFileSync(wasm));
  void ask;
  void writeFileSync;
  void args;
  return 2;
}
