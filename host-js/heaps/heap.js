/**
 * A guest's heap, driven by its host.
 */
import { OutOfMemory } from '../errors/out-of-memory.js';
import { invoke } from '../greeter/guest.js';

/** @import { Instance } from '../greeter/guest.js' */

export class Heap {
  #instance;
  #pageBytes;

  /**
   * @param {Instance} instance of a guest that exports alloc, dealloc and sum_bytes
   * @param {number} pageBytes
   */
  constructor(instance, pageBytes) {
    this.#instance = instance;
    this.#pageBytes = pageBytes;
  }

  get guest() {
    return this.#instance.guest;
  }

  /** The size of memory, in pages. */
  get pages() {
    return this.#instance.memory.buffer.byteLength / this.#pageBytes;
  }

  /**
   * What the guest answers, 0 included.
   *
   * @param {number} length in bytes
   */
  tryAlloc(length) {
    return Number(invoke(this.#instance, 'alloc', length)) >>> 0;
  }

  /**
   * @param {number} length in bytes
   * @returns {number} a pointer, never 0
   * @throws {OutOfMemory} when the guest is refused memory
   */
  alloc(length) {
    const pointer = this.tryAlloc(length);
    if (pointer !== 0) return pointer;
    throw new OutOfMemory(this.guest, length, this.pages);
  }

  /**
   * @param {number} pointer
   * @param {number} length what was passed to alloc
   */
  dealloc(pointer, length) {
    invoke(this.#instance, 'dealloc', pointer, length);
  }

  /**
   * @param {number} pointer
   * @param {number} length
   */
  sum(pointer, length) {
    return Number(invoke(this.#instance, 'sum_bytes', pointer, length)) >>> 0;
  }

  /** Frees everything at once, where the allocator can. */
  reset() {
    invoke(this.#instance, 'reset');
  }

  /**
   * A view that is as good as the next call into the guest is far: use it and let it go.
   *
   * @param {number} pointer
   * @param {number} length
   */
  bytes(pointer, length) {
    return new Uint8Array(this.#instance.memory.buffer, pointer, length);
  }
}
