/**
 * Checks the current exercise and, if it passes, shows the next.
 */
import { checkAndPrint, exitCodes, open, print, rule, tell, workHelp, workOption } from './common.js';
import { printPage, printStory } from './show.js';

export const summary = 'check the current exercise and, if it passes, show the next';

export const help = `Checks the current exercise and, if it passes, shows the next that does not.

Usage: node workshop next [options]

Options:
${workHelp}

Examples:
  node workshop next

${exitCodes}`;

export const options = workOption;

/** @param {{ work?: string }} values */
export async function execute({ work }) {
  const { session, exercise } = await open({ work }, undefined);
  if (!(await checkAndPrint(session, exercise))) {
    tell('To go on without it: node workshop jump N');
    return 1;
  }
  printStory(exercise);
  const next = session.after(exercise);
  if (next === null) {
    tell('Every exercise passes. node workshop list shows them.');
    return 0;
  }
  await session.go(next);
  print(`${rule()}\n`);
  printPage(session, next);
  return 0;
}
