/**
 * Begins an exercise anew.
 */
import { shown } from '../present/exercise.js';
import { open, tell, workHelp, workOption } from './common.js';

export const summary = 'begin the current exercise anew; your file is kept beside it';

export const help = `Lays out the starter again. What you wrote is kept beside it, as NAME.before-reset.

Usage: node workshop reset [N] [options]

Options:
${workHelp}

Examples:
  node workshop reset
  node workshop reset 4

Exit codes:
  0  the starter is there again
  2  bad input
`;

export const options = workOption;

/**
 * @param {{ work?: string }} values
 * @param {string[]} positionals
 */
export async function execute({ work }, [number]) {
  const { session, exercise } = await open({ work }, number);
  const kept = await session.reset(exercise);
  const path = shown(session.path(exercise));
  tell(
    kept === null ? `${path} is the starter already` : `${path} is the starter again; what you had is ${shown(kept)}`,
  );
  return 0;
}
