import { GuestError } from './guest-error.js';

/** A guest whose `alloc` answered 0. */
export class OutOfMemory extends GuestError {
  name = 'OutOfMemory';

  /**
   * @param {string} guest
   * @param {number} length in bytes
   * @param {number} pages the size of its memory
   */
  constructor(guest, length, pages) {
    super(guest, `alloc(${length}) answered 0: out of memory at ${pages} pages`, {
      next: 'free something first, or give the guest a larger maximum',
    });
  }
}
