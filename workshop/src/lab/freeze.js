/**
 * Freezes what a check relies on, so that a file which replaces it fails loudly. It is no security boundary.
 */

const TypedArray = Object.getPrototypeOf(Uint8Array);
const prototypeOf = (/** @type {any} */ value) => Object.getPrototypeOf(value);

/** @type {any} */
const scope = globalThis;

const relied = [
  ...[Object, Number, Boolean, Symbol, BigInt, Math, Date, WeakMap, WeakSet, WeakRef, Proxy],
  ...[ArrayBuffer, TypedArray, Uint8Array, Uint32Array, DataView, TextDecoder, TextEncoder],
  ...[Array, Map, Set, Promise, Function, JSON, Reflect, String, RegExp, Atomics],
  ...[WebAssembly, WebAssembly.Memory, WebAssembly.Instance, WebAssembly.Module],
  // Some engines hide it.
  ...(scope.SharedArrayBuffer ? [scope.SharedArrayBuffer] : []),
];

/** What `for … of` goes through; they have no name. */
const iterators = [
  [][Symbol.iterator](),
  new Map().entries(),
  new Set().values(),
  ''[Symbol.iterator](),
  ''.matchAll(/./g),
];

const names = [
  ...[
    'WebAssembly',
    'Object',
    'Array',
    'Map',
    'Set',
    'Promise',
    'JSON',
    'Reflect',
    'String',
    'Number',
    'Math',
    'Proxy',
  ],
  ...['Uint8Array', 'DataView', 'TextDecoder', 'TextEncoder', 'ArrayBuffer', 'MessageChannel', 'setTimeout'],
  ...['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'Symbol', 'RegExp', 'Function'],
];

export function freezeIntrinsics() {
  for (const each of relied) {
    Object.freeze(each);
    // An error's or an object's own `constructor` must stay assignable, so those prototypes are left alone.
    if (typeof each === 'function' && each.prototype && each !== Object) Object.freeze(each.prototype);
  }
  for (const each of iterators) Object.freeze(prototypeOf(each));
  // Assignable as they are, and nothing new in them: a `then` for every object would answer in place of a verdict.
  for (const each of [Object, Error]) Object.preventExtensions(each.prototype);
  for (const name of names) {
    Object.defineProperty(scope, name, { value: scope[name], writable: false, configurable: false });
  }
}
