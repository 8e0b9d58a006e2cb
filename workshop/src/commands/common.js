/**
 * What the verbs share.
 */
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeText } from '../../../cli/escape.js';
import { painter } from '../../../cli/paint.js';
import { WORK } from '../desk.js';
import { pick } from '../ladder.js';
import { WIDEST, fit } from '../present/markdown.js';
import { verdict } from '../present/verdict.js';
import { openSession } from '../session.js';

/**
 * @import { Exercise } from '../exercise.js'
 * @import { Session } from '../session.js'
 */

/** The option that every verb takes. */
export const workOption = /** @type {const} */ ({ work: { type: 'string' } });

export const workHelp = `  --work DIR   where your files are [default: workshop/work]
  --help`;

export const exitCodes = `Exit codes:
  0  as it should be
  1  the exercise does not pass yet
  2  bad input
`;

/**
 * @param {{ work?: string }} values
 * @param {string | undefined} number of an exercise; the current one, where none is given
 */
export async function open({ work }, number) {
  const session = await openSession(work === undefined ? WORK : resolve(work));
  return { session, exercise: number === undefined ? session.current() : pick(session.ladder, number) };
}

/** @param {string} text */
export const print = text => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

export const paint = painter(process.stdout);

/** @param {string} text a sentence, broken where the terminal ends */
export const tell = text => print(fit(text, process.stdout.columns));

/** @param {string} what goes on, where it takes more than a moment */
export const progress = what => {
  const columns = process.stderr.columns ?? WIDEST;
  process.stderr.write(`${fit(escapeText(what), columns - 2).replaceAll(/^/gm, '  ')}\n`);
};

/** Between two exercises. */
export const rule = () => paint('dim', '-'.repeat(Math.min(process.stdout.columns ?? WIDEST, WIDEST)));

/** What starts the workshop again, the way that it was started. */
export const invocation = () => {
  if (process.env['MAKELEVEL']) return 'make workshop';
  return `node ${escapeText(relative(process.cwd(), fileURLToPath(new URL('../..', import.meta.url)))) || '.'}`;
};

/**
 * Checks, and prints the verdict.
 *
 * @param {Session} session
 * @param {Exercise} exercise
 * @returns {Promise<boolean>} whether it passes
 */
export async function checkAndPrint(session, exercise) {
  const { checked, source } = await session.check(exercise, progress);
  print(`${verdict(exercise, checked, source, paint, process.stdout.columns)}\n`);
  if (checked.rejected === 'needs-rust') {
    const { ladder } = session;
    const plain = ladder.slice(ladder.indexOf(exercise)).find(({ needsRust }) => !needsRust);
    if (plain) tell(`Without Rust, go on with exercise ${plain.number}: node workshop jump ${plain.number}\n`);
  }
  return checked.rejected === null;
}
