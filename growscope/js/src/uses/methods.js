/**
 * Operations on a dead view that throw. They cost nothing until they do: only the exception is looked at.
 */
import { patch } from '../hooks/disguise.js';
import { deadArgument, deadBufferOf } from './record.js';

/** @param {any} realm */
export function patchMethods(realm) {
  const typed = Object.getPrototypeOf(realm.Int8Array).prototype;
  for (const name of Reflect.ownKeys(typed)) {
    // `values` is also the iterator, and `toString` is the array's own.
    if (name === 'constructor' || name === 'toString' || name === Symbol.iterator) continue;
    wrap(typed, name, `TypedArray.prototype.${String(name)}`);
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
 */
export function wrap(owner, name, operation) {
  patch(owner, name, original => {
    // A method has no `prototype` and cannot be constructed, as the one that it stands for.
    return {
      /** @this {any} */
      method() {
        try {
          return Reflect.apply(original, this, arguments);
        } catch (error) {
          blame(operation, this, arguments, error);
          throw error;
        }
      },
    }.method;
  });
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
    if (deadBufferOf(given[at])) {
      deadArgument(operation, given[at], error, at);
      return;
    }
  }
}
