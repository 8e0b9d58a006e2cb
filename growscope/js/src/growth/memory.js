/**
 * `WebAssembly.Memory.prototype`: who reads the buffer, and growth by JavaScript itself.
 */
import { died, exposed, memoryRecord, sizeAsked } from '../births/records.js';
import { tidied } from '../engine/stack.js';
import { patch, patchGetter } from '../hooks/disguise.js';
import { settings } from '../settings.js';
import { isForcing } from './force.js';
import { grewReally, refused } from './log.js';
import { nextMoment, thisCall } from './requests.js';

/**
 * @param {any} original
 * @param {any} receiver
 * @param {ArrayLike<any>} given
 */
function asked(original, receiver, given) {
  try {
    return Reflect.apply(original, receiver, given);
  } catch (error) {
    throw tidied(error);
  }
}

/** @param {any} realm */
export function patchMemory(realm) {
  const { prototype } = realm.WebAssembly.Memory;
  patchGetter(prototype, 'buffer', original => {
    return {
      /** @this {any} */
      get() {
        const buffer = asked(original, this, []);
        exposed(this, buffer);
        return buffer;
      },
    }.get;
  });
  patchGetter(realm.ArrayBuffer.prototype, 'byteLength', original => {
    return {
      /** @this {any} */
      get() {
        if (!isForcing()) sizeAsked(this);
        return asked(original, this, []);
      },
    }.get;
  });
  for (const name of ['toResizableBuffer', 'toFixedLengthBuffer']) {
    patch(prototype, name, original => {
      return {
        /** @this {any} */
        method() {
          const buffer = asked(original, this, arguments);
          died(this, false, { kind: 'host' });
          exposed(this, buffer);
          return buffer;
        },
      }.method;
    });
  }
  patch(prototype, 'grow', original => {
    return {
      /** @this {any} */
      grow() {
        if (isForcing()) {
          // Glue that grows is to do everything but grow: its own views are then made anew, all others die.
          const none = typeof arguments[0] === 'bigint' ? 0n : 0;
          return Reflect.apply(original, this, [none]);
        }
        if (settings.refuse !== null && refused({ kind: 'host' })) {
          throw new realm.RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
        }
        const record = memoryRecord(this);
        if (record?.unsure) record.sizeAsked = record.unsure = false;
        const before = asked(original, this, arguments);
        died(this, false, { kind: 'host' });
        record?.requests.note({ moment: nextMoment(), bytes: Infinity, by: () => ({ kind: 'host' }) }, thisCall());
        grewReally({ kind: 'host' }, Number(before), Number(arguments[0]));
        return before;
      },
    }.grow;
  });
}
