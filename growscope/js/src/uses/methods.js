/**
 * Operations on a dead view that throw. They cost nothing until they do: only the exception is looked at.
 */
import { tidied } from '../engine/stack.js';
import { patch } from '../hooks/disguise.js';
import { lengthOf } from '../engine/intrinsics.js';
import { settings } from '../settings.js';
import { deadArgument, shortUse } from './record.js';

/** @param {any} realm */
export function patchMethods(realm) {
  const typed = Object.getPrototypeOf(realm.Int8Array).prototype;
  for (const name of Reflect.ownKeys(typed)) {
    // `values` is also the iterator, and `toString` is the array's own.
    if (name === 'constructor' || name === 'toString' || name === Symbol.iterator) continue;
    // Costs a little each time.
    const watched = settings.sharedGrow && (name === 'slice' || name === 'subarray');
    wrap(typed, name, `TypedArray.prototype.${String(name)}`, watched ? watchEnd : undefined);
  }
  Object.defineProperty(typed, Symbol.iterator, {
    .../** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(typed, Symbol.iterator)),
    value: typed.values,
  });
  for (const name of Reflect.ownKeys(realm.DataView.prototype)) {
    if (name !== 'constructor') wrap(realm.DataView.prototype, name, `DataView.prototype.${String(name)}`);
  }
  for (const name of ['slice', 'resize', 'transfer', 'transferToFixedLength']) {
    wrap(realm.ArrayBuffer.prototype, name, `ArrayBuffer.prototype.${name}`);
  }
  for (const name of Reflect.ownKeys(realm.Atomics ?? {})) wrap(realm.Atomics, name, `Atomics.${String(name)}`);
}

/**
 * @param {any} owner
 * @param {PropertyKey} name
 * @param {string} operation
 * @param {typeof watchEnd} [after] looks at what was answered
 */
export function wrap(owner, name, operation, after) {
  patch(owner, name, original => {
    // A method has no `prototype` and cannot be constructed, as the one that it stands for.
    return {
      /** @this {any} */
      method() {
        try {
          const made = Reflect.apply(original, this, arguments);
          after?.(operation, this, arguments, made);
          return made;
        } catch (error) {
          blame(operation, this, arguments, error);
          throw tidied(error);
        }
      },
    }.method;
  });
}

/**
 * What is asked for behind the end of a view is left out, without a word.
 *
 * @param {string} operation
 * @param {any} receiver
 * @param {ArrayLike<any>} given
 * @param {any} made
 */
function watchEnd(operation, receiver, { 0: from, 1: to }, made) {
  const end = Math.max(Number(from) || 0, Number(to) || 0);
  if (end > lengthOf(receiver)) shortUse(operation, receiver, `${lengthOf(made)} elements`);
}

/**
 * @param {string} operation
 * @param {any} receiver
 * @param {ArrayLike<any>} given
 * @param {unknown} error
 */
export function blame(operation, receiver, given, error) {
  if (deadArgument(operation, receiver, error)) return;
  for (let at = 0; at < given.length; at += 1) {
    if (deadArgument(operation, given[at], error, at)) return;
  }
}
