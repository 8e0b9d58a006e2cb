/** Something that this lab was given and cannot use: a text, a schedule, a file of `dist/`. */
export class InputError extends Error {
  name = 'InputError';
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
