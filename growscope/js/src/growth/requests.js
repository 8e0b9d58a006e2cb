/**
 * What the guests asked their allocators for: how likely it is that memory grows at a crossing, as far as a size can tell.
 */

/**
 * @import { By } from '../births/records.js'
 *
 * @typedef {object} Request what was asked for from one crossing to the next
 * @property {number} moment
 * @property {number} bytes in all; infinite where memory really grew
 * @property {() => By} by where that was
 */

/** Of one memory. */
export class GrowscopeRequests {
  /** Of every size, in powers of two, the latest. @type {(Request | undefined)[]} */
  #latest = [];
  /** Bytes so far, of what is known. */
  sum = 0;
  /** The call in which the latest of them were asked for. */
  latestCall = 0;
  /** The latest crossing of which nobody knows what was asked for. */
  #unknown = 0;

  /**
   * @param {Omit<Request, 'bytes'> & { bytes: number | null }} request `bytes` where they are known
   * @param {number} call
   */
  note({ bytes, ...rest }, call) {
    if (bytes === null) this.#unknown = rest.moment;
    else {
      this.#latest[bytes === Infinity ? 32 : 32 - Math.clz32(bytes)] = { bytes, ...rest };
      if (bytes < Infinity) this.sum += bytes;
      if (bytes > 0) this.latestCall = call;
    }
  }

  /**
   * @param {number} moment
   * @returns {Request | undefined} the largest after it, give or take what is in the same power of two
   */
  largestSince(moment) {
    return this.#latest.findLast(request => request !== undefined && request.moment > moment);
  }

  /** @param {number} moment */
  isKnownSince(moment) {
    return this.#unknown <= moment;
  }
}

let moment = 0;
let returns = 0;
let call = 0;

/** @returns {number} the number of the next crossing or growth */
export const nextMoment = () => (moment += 1);
/** The last crossing or growth. */
export const thisMoment = () => moment;
/** How often guests were seen to return to whoever called them. */
export const returnCount = () => returns;
/** @param {number} kind of a boundary: an export or a function of a table returns, or throws */
export function returned(kind) {
  if (kind < 3) returns += 1;
}

/** The number of the guest's call that is seen, as far as it is told apart: modules do so whose allocator is known. */
export const thisCall = () => call;
export const anotherCall = () => void (call += 1);
