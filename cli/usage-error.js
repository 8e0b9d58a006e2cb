/** A command line that cannot be used, or a file that it names. */
export class UsageError extends Error {
  name = 'UsageError';
  exitCode = 2;

  /**
   * @param {string} message what is wrong
   * @param {string | string[]} [next] what to do about it
   */
  constructor(message, next) {
    super(message);
    this.next = next;
  }
}
