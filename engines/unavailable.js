/** An engine that is not to be had here: it is skipped, loudly. */
export class Unavailable extends Error {
  name = 'Unavailable';

  /**
   * @param {string} reason
   * @param {string} next how to get it
   */
  constructor(reason, next) {
    super(reason);
    this.next = next;
  }
}
