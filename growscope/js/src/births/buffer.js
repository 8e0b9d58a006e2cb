/**
 * Node's `Buffer` makes views of its own kind, past the constructors of the language.
 */
import { isView } from '../engine/intrinsics.js';
import { tidied } from '../engine/stack.js';
import { patch } from '../hooks/disguise.js';
import { noteTyped } from './constructors.js';
import { birthOf } from './records.js';

/** @param {any} Buffer */
export function patchBuffer(Buffer) {
  if (!Buffer) return;
  for (const [owner, names] of [
    [Buffer, ['from']],
    [Buffer.prototype, ['subarray', 'slice']],
  ]) {
    for (const name of names) {
      patch(owner, name, original => {
        /** @type {any} */
        const wrapped = {
          /** @this {any} */
          [name](/** @type {any[]} */ ...given) {
            let made;
            try {
              made = Reflect.apply(original, this, given);
            } catch (error) {
              throw tidied(error);
            }
            if (isView(made) && !birthOf(made)) noteTyped(made, 'Buffer');
            return made;
          },
        };
        return wrapped[name];
      });
    }
  }
}
