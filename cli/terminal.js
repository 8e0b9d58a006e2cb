/**
 * The terminal: colour where it is wanted, errors for people.
 */

/**
 * @import { Paint } from '../host-js/report/table.js'
 */

const codes = {
  heading: '1',
  dim: '2',
  good: '32',
  bad: '1;31',
  code: '36',
  greeted: '32',
  refused: '36',
  skipped: '2',
  detached: '1;31',
  short: '1;33',
  silent: '1;35',
};

/**
 * @param {NodeJS.WriteStream} stream
 * @returns {Paint}
 */
export function painter(stream) {
  const { NO_COLOR } = process.env;
  if (!stream.isTTY || NO_COLOR) return (_, text) => text;
  return (style, text) => (style in codes ? `\x1b[${codes[style]}m${text}\x1b[0m` : text);
}

/**
 * Prints an error that has something to say to people. Anything else is a defect of ours, and shows its stack.
 *
 * @param {string} program its name
 * @returns {(error: any) => number} answers with the exit code
 */
export const errorPrinter = program => error => {
  if (!error.exitCode) {
    process.stderr.write(
      `error: this is a defect in ${program}; please report it with what follows\n${error.stack ?? error}\n`,
    );
    return 70;
  }
  process.stderr.write(
    [`error: ${error.message}`, ...[error.next ?? []].flat().map(line => `  ${line}`), ''].join('\n'),
  );
  return error.exitCode;
};
