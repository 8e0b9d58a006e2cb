/**
 * Freezes what a check relies on, so that replacing it proves nothing.
 */

const TypedArray = Object.getPrototypeOf(Uint8Array);

const relied = [
  ...[WebAssembly, WebAssembly.Memory, WebAssembly.Instance, WebAssembly.Module, ArrayBuffer, SharedArrayBuffer],
  ...[TypedArray, Uint8Array, DataView, TextDecoder, TextEncoder, Array, Map, Set, Promise, Function, JSON, Reflect],
  ...[String, RegExp, Atomics],
];

export function freezeIntrinsics() {
  for (const each of relied) {
    Object.freeze(each);
    // An error's or an object's own `constructor` must stay assignable, so those prototypes are left alone.
    if (typeof each === 'function' && each.prototype) Object.freeze(each.prototype);
  }
  for (const name of ['WebAssembly', 'Uint8Array', 'DataView', 'TextDecoder', 'TextEncoder', 'ArrayBuffer']) {
    const value = /** @type {any} */ (globalThis)[name];
    Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
  }
}
