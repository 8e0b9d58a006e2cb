/**
 * What is loaded before a program in Node, Bun or Deno: one file, synchronous, by `--require` or `--import`.
 */
import v8 from 'node:v8';
import { start } from './start.js';

// Two copies of the preload would each patch what the other has patched.
const KEY = Symbol.for('growscope');
const shared = /** @type {any} */ (v8);
if (!shared[KEY]) {
  Object.defineProperty(shared, KEY, { value: {}, enumerable: false });
  shared[KEY].install = start(__filename);
}
