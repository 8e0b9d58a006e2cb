/**
 * What growscope itself works with, taken before anything is patched.
 */

/** @typedef {ArrayBuffer | SharedArrayBuffer} AnyBuffer */

/**
 * @param {object} owner
 * @param {PropertyKey} name
 * @returns {(receiver: any) => any} the getter, its receiver as an argument
 */
function getter(owner, name) {
  const get = Object.getOwnPropertyDescriptor(owner, name)?.get;
  if (!get) throw new Error(`this engine has no getter ${String(name)}`);
  return Function.prototype.call.bind(get);
}

const { Uint8Array, DataView, ArrayBuffer, TextDecoder, TextEncoder, WebAssembly, WeakMap } = globalThis;
export { Uint8Array, DataView, TextDecoder, TextEncoder };

export const TypedArray = Object.getPrototypeOf(Uint8Array);
/** @type {(view: any) => AnyBuffer} */
export const bufferOfTyped = getter(TypedArray.prototype, 'buffer');
/** @type {(view: any) => number} */
export const lengthOf = getter(TypedArray.prototype, 'length');
/** @type {(view: any) => number} */
export const bytesOf = getter(TypedArray.prototype, 'byteLength');
/** @type {(view: any) => number} */
export const offsetOf = getter(TypedArray.prototype, 'byteOffset');
/** The name of a typed array's kind; `undefined` for what is none. A dead one still answers. */
/** @type {(view: any) => string | undefined} */
export const kindOf = getter(TypedArray.prototype, Symbol.toStringTag);
/** @type {(view: any) => AnyBuffer} */
export const bufferOfDataView = getter(DataView.prototype, 'buffer');
/** @type {(view: any) => number} */
export const bytesOfDataView = getter(DataView.prototype, 'byteLength');
/** @type {(view: any) => number} */
export const offsetOfDataView = getter(DataView.prototype, 'byteOffset');
/** @type {(buffer: any) => number} */
export const bytesOfBuffer = getter(ArrayBuffer.prototype, 'byteLength');
/** @type {(memory: any) => AnyBuffer} */
export const bufferOfMemory = getter(WebAssembly.Memory.prototype, 'buffer');
export const isView = ArrayBuffer.isView;

/**
 * @param {any} view
 * @returns {AnyBuffer}
 */
export function bufferOf(view) {
  return kindOf(view) === undefined ? bufferOfDataView(view) : bufferOfTyped(view);
}

const { Module, Instance, Memory, Table } = WebAssembly;
export const wasm = {
  Module,
  Instance,
  Memory,
  Table,
  compile: WebAssembly.compile,
  instantiate: WebAssembly.instantiate,
  imports: Module.imports,
  exports: Module.exports,
  customSections: Module.customSections,
  grow: Memory.prototype.grow,
};

/** @type {<K extends object, V>() => WeakMap<K, V>} */
export const weakMap = () => new WeakMap();
