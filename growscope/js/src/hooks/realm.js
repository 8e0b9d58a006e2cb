/**
 * Everything that is patched in one realm: the program's own, or a `vm` context's.
 */
import { patchBuffer } from '../births/buffer.js';
import { patchConstructors } from '../births/constructors.js';
import { patchMemory } from '../growth/memory.js';
import { patchTakers } from '../uses/arguments.js';
import { patchMethods } from '../uses/methods.js';
import { patchQuiet } from '../uses/quiet.js';
import { disguiseText } from './disguise.js';
import { patchWebAssembly } from './webassembly.js';

/** @param {any} realm its global object */
export function install(realm) {
  if (!realm.WebAssembly) return;
  patchWebAssembly(realm);
  patchMemory(realm);
  patchMethods(realm);
  patchQuiet(realm);
  patchConstructors(realm);
  patchTakers(realm);
  patchBuffer(realm.Buffer);
  disguiseText(realm);
}
