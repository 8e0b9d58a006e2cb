/**
 * Where every program of this repository begins and ends: what it answers with, and how it fails.
 */
import { escapeText, shorten } from './escape.js';
import { UsageError } from './usage-error.js';

/** A defect of ours: what sysexits.h calls an internal software error. */
const DEFECT = 70;
const UNWRITTEN = 2;

/**
 * Runs a program, and leaves with its exit code once everything is written.
 *
 * @param {string} name of the program, for messages
 * @param {(args: string[]) => number | Promise<number>} run answers with the exit code
 */
export async function main(name, run) {
  const args = process.argv.slice(2);
  /** @type {NodeJS.ErrnoException | null} */
  let unwritten = null;
  process.stdout.on('error', error => (unwritten ??= error));
  // Nobody is left to be told.
  process.stderr.on('error', () => {});
  const failed = (/** @type {unknown} */ error) => report(name, error, args.includes('--json'));
  // What nobody waits for fails like the rest: a package says so where it likes.
  process.on('uncaughtException', error => process.exit(failed(error)));
  let code;
  try {
    code = await run(args);
  } catch (error) {
    code = failed(error);
  }
  await Promise.all([written(process.stdout), written(process.stderr)]);
  // Whoever reads may stop reading, as `head` does: then the program's own answer counts.
  const { code: why, message } = unwritten ?? { code: 'EPIPE', message: '' };
  if (why !== 'EPIPE') {
    process.stderr.write(`error: the output could not be written: ${message}\n`);
    code = UNWRITTEN;
  }
  // A thread that a guest keeps busy would keep the process alive for as long.
  process.exit(code);
}

/** Whoever asks where they are, in a folder that was deleted, gets no answer. */
class NoFolder extends UsageError {
  constructor() {
    super('the folder that you are in is not there any more', 'go to another one, and try again: cd');
  }
}

/** @param {NodeJS.WriteStream} stream */
const written = stream => new Promise(resolve => stream.write('', () => resolve(null)));

/**
 * Prints an error. One that carries an exit code has something to say to people; anything else is a defect.
 *
 * @param {string} name
 * @param {any} given
 * @param {boolean} json
 * @returns {number} the exit code
 */
function report(name, given, json) {
  const error = given?.syscall === 'uv_cwd' ? new NoFolder() : given;
  if (!error?.exitCode) {
    const stack = String(error?.stack ?? error);
    process.stderr.write(`error: this is a defect in ${name}; please report it with what follows\n${stack}\n`);
    return DEFECT;
  }
  const next = [error.next ?? []].flat();
  process.stderr.write(errorText(error));
  if (json && error.exitCode === 2) {
    process.stdout.write(`${JSON.stringify({ error: { message: error.message, next } }, null, 2)}\n`);
  }
  return error.exitCode;
}

/**
 * An error for people: what happened, and below it what to do.
 *
 * @param {{ message: string, next?: string | string[] | undefined }} error
 */
export const errorText = ({ message, next }) =>
  [`error: ${message}`, ...[next ?? []].flat().map(line => `  ${line}`), '']
    .map(line => escapeText(line.length > MOST ? shorten(line) : line))
    .join('\n');

/** Longer than any sentence of ours: whatever is, repeats what somebody gave. */
const MOST = 2_000;
