/** The kit cannot be made. */
export class KitError extends Error {
  name = 'KitError';
  exitCode = 1;

  /**
   * @param {string} message what is wrong
   * @param {string | string[]} [next] what to do about it
   */
  constructor(message, next) {
    super(message);
    this.next = next;
  }
}
