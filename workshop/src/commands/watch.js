/**
 * Shows the current exercise, checks it whenever it is saved, and moves on when it passes.
 */
import { checkAndPrint, open, print, tell, workHelp, workOption } from './common.js';
import { printPage, printStory } from './show.js';
import { follow } from '../watch/follow.js';

export const summary = 'what happens without a verb: show, watch, check, move on';

export const help = `Shows the current exercise, watches your file, checks it whenever you save, and moves on when it passes.

Usage: node workshop [watch] [options]

Without a terminal it shows the exercise and checks it once.

Options:
  --poll       look for changes instead of waiting for the system to announce them
${workHelp}

Examples:
  node workshop
  node workshop --work ~/growth-lab

Exit codes:
  0  you left, or, without a terminal, the exercise passes
  1  without a terminal: the exercise does not pass yet
  2  bad input
`;

export const options = /** @type {const} */ ({ ...workOption, poll: { type: 'boolean' } });

/** @param {{ work?: string, poll?: boolean }} values */
export async function execute({ work, poll = false }) {
  const { session, exercise } = await open({ work }, undefined);
  if (process.stdin.isTTY && process.stdout.isTTY) {
    // A check that is still under way would keep the process alive.
    process.exit(await follow(session, poll));
  }
  await session.layOut(exercise);
  print('');
  printPage(session, exercise);
  const passes = await checkAndPrint(session, exercise);
  if (passes) printStory(exercise);
  tell(passes ? 'Go on: node workshop next' : 'Edit your file, then: node workshop check. Stuck? node workshop hint');
  return passes ? 0 : 1;
}
