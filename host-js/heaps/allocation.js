/**
 * An allocation that is freed once, with the length it was made with, whatever happens in between.
 *
 * A double free and a wrong length take a pointer and a length that travel apart. These two never do.
 */

/** @import { Heap } from './heap.js' */

// Node.js 20 has the symbol, and engines without `using` can still call free() in a `finally`.
const dispose = /** @type {typeof Symbol.dispose} */ (Symbol.dispose ?? Symbol.for('Symbol.dispose'));

export class Allocation {
  #heap;
  #length;
  #pointer;

  /**
   * @param {Heap} heap
   * @param {number} length in bytes
   */
  constructor(heap, length) {
    this.#heap = heap;
    this.#length = length;
    this.#pointer = heap.alloc(length);
  }

  get pointer() {
    if (this.#pointer === 0) throw new ReferenceError('this allocation has been freed');
    return this.#pointer;
  }

  /** A new view each time: the next allocation may detach it. */
  get bytes() {
    return this.#heap.bytes(this.pointer, this.#length);
  }

  /** Frees it; a second time does nothing. */
  free() {
    if (this.#pointer === 0) return;
    this.#heap.dealloc(this.#pointer, this.#length);
    this.#pointer = 0;
  }

  [dispose]() {
    this.free();
  }
}

/**
 * Lends an allocation, and frees it when `use` returns or throws.
 *
 * @template T
 * @param {Heap} heap
 * @param {number} length in bytes
 * @param {(allocation: Allocation) => T} use
 * @returns {T}
 */
export function withAllocation(heap, length, use) {
  const allocation = new Allocation(heap, length);
  try {
    return use(allocation);
  } finally {
    allocation.free();
  }
}

/**
 * The sum of some bytes, worked out by the guest: allocate, write, ask, free.
 *
 * @param {Heap} heap
 * @param {Uint8Array} bytes
 */
export function sum(heap, bytes) {
  // A guest answers an allocation of no bytes with 0, as it does a refusal.
  if (bytes.length === 0) return 0;
  return withAllocation(heap, bytes.length, allocation => {
    allocation.bytes.set(bytes);
    return heap.sum(allocation.pointer, bytes.length);
  });
}
