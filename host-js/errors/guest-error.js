/** A guest that cannot be used: it is damaged, breaks the protocol, traps, or refuses. */
export class GuestError extends Error {
  name = 'GuestError';
  exitCode = 2;

  /**
   * @param {string} guest
   * @param {string} problem what happened, and in which export
   * @param {{ next?: string, cause?: unknown }} [more] what to do about it, and the engine's own error
   */
  constructor(guest, problem, { next, cause } = {}) {
    super(`${guest}: ${problem}`, { cause });
    this.guest = guest;
    this.next = next;
    /** @type {number | null} the size of its memory when it failed, where that is known */
    this.pages = null;
  }
}
