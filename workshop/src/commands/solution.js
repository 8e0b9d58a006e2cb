/**
 * Shows a solution, as a diff from what the learner wrote.
 */
import { diff } from '../present/diff.js';
import { exerciseWhy, shown } from '../present/exercise.js';
import { open, paint, print, tell, workHelp, workOption } from './common.js';

/**
 * @import { Exercise } from '../exercise.js'
 * @import { Session } from '../session.js'
 */

export const summary = 'our solution beside yours, once yours passes';

export const help = `Shows our solution as a diff from your file: lines with - are yours, lines with + are ours. Then it says why it works.

Usage: node workshop solution [N] [options]

Options:
  --give-up    show it although yours does not pass yet
${workHelp}

Examples:
  node workshop solution
  node workshop solution 2
  node workshop solution --give-up

Exit codes:
  0  it is shown
  1  the exercise does not pass yet, and you have not given up
  2  bad input
`;

export const options = /** @type {const} */ ({ ...workOption, 'give-up': { type: 'boolean' } });

/**
 * @param {{ work?: string, 'give-up'?: boolean }} values
 * @param {string[]} positionals
 */
export async function execute({ work, 'give-up': giveUp = false }, [number]) {
  const { session, exercise } = await open({ work }, number);
  if (!session.passed(exercise)) {
    if (!giveUp) {
      const which = number === undefined ? '' : ` ${exercise.number}`;
      tell(`Exercise ${exercise.number} does not pass yet. Have you had all three hints? node workshop hint${which}`);
      tell(`To see the solution all the same: node workshop solution${which} --give-up`);
      return 1;
    }
    await session.giveUp(exercise);
  }
  print(await solutionDiff(session, exercise));
  return 0;
}

/**
 * @param {Session} session
 * @param {Exercise} exercise
 */
export async function solutionDiff(session, exercise) {
  const [own, ours] = await Promise.all([session.read(exercise), session.solution(exercise)]);
  const head = [paint('bad', `- ${shown(session.path(exercise))}`), paint('good', '+ our solution')];
  const why = exerciseWhy(exercise, paint, process.stdout.columns);
  return [...head, '', diff(own, ours, paint, process.stdout.columns), '', why, ''].join('\n');
}
