/**
 * What a claim may need of an engine, each found by trying. The names are what reasons say.
 */

const memory = (/** @type {any} */ descriptor) => /** @type {any} */ (new WebAssembly.Memory(descriptor));
const own = /** @type {any} */ (globalThis);

/** @type {Record<string, () => boolean>} */
export const needs = {
  'shared memory': () => !(memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof ArrayBuffer),
  'SharedArrayBuffer as a global': () => typeof SharedArrayBuffer === 'function',
  'memory.toResizableBuffer()': () => typeof memory({ initial: 1, maximum: 1 }).toResizableBuffer === 'function',
  'resizable ArrayBuffer': () => new own.ArrayBuffer(1, { maxByteLength: 2 }).resizable === true,
  'ArrayBuffer.prototype.transfer': () => typeof own.ArrayBuffer.prototype.transfer === 'function',
  'ArrayBuffer.prototype.detached': () => 'detached' in ArrayBuffer.prototype,
  'memory with 64-bit addresses': () => memory({ initial: 1n, maximum: 1n, address: 'i64' }).grow(0n) === 1n,
  'module with 64-bit addresses': () =>
    // (module (memory i64 1))
    WebAssembly.validate(Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 4, 1])),
  'module with garbage-collected objects': () =>
    // (module (type (struct (field i32))))
    WebAssembly.validate(Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 0x5f, 1, 0x7f, 0])),
  'Worker as a global': () => typeof Worker === 'function' && typeof Blob === 'function' && 'createObjectURL' in URL,
  // A page's policy may forbid it.
  'Function of a string': () => new Function('return true')(),
  structuredClone: () => typeof structuredClone === 'function',
  MessageChannel: () => typeof MessageChannel === 'function',
  TextDecoder: () => typeof TextDecoder === 'function' && typeof TextEncoder === 'function',
  'crypto.getRandomValues': () => typeof crypto?.getRandomValues === 'function',
  Blob: () => typeof Blob === 'function',
  'instantiateStreaming over a Response': () =>
    typeof Response === 'function' && typeof WebAssembly.instantiateStreaming === 'function',
  'memory without isolation (this page is isolated)': () => own.crossOriginIsolated !== true,
};

/**
 * @param {string} need
 * @returns {boolean}
 */
export function has(need) {
  try {
    return needs[need]?.() ?? false;
  } catch {
    return false;
  }
}
