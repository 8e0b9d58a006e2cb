/**
 * Goes to another exercise.
 */
import { UsageError } from '../../../cli/usage-error.js';
import { open, print, workHelp, workOption } from './common.js';
import { printPage } from './show.js';

export const summary = 'go to exercise N; your work on this one stays';

export const help = `Goes to another exercise. Your work stays where it is.

Usage: node workshop jump N [options]

Options:
${workHelp}

Examples:
  node workshop jump 5

Exit codes:
  0  it is the current one now
  2  bad input
`;

export const options = workOption;

/**
 * @param {{ work?: string }} values
 * @param {string[]} positionals
 */
export async function execute({ work }, [number]) {
  if (number === undefined) throw new UsageError('no exercise was given', 'say which: node workshop jump 5');
  const { session, exercise } = await open({ work }, number);
  await session.go(exercise);
  print('');
  printPage(session, exercise);
  return 0;
}
