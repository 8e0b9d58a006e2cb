/**
 * Shows an exercise's page.
 */
import { exercisePage, exerciseStory, exerciseWhy } from '../present/exercise.js';
import { open, paint, print, workHelp, workOption } from './common.js';

/**
 * @import { Exercise } from '../exercise.js'
 * @import { Session } from '../session.js'
 */

export const summary = 'the page of the current exercise, or of number N';

export const help = `Shows the page of an exercise, and lays out your file if it is not there yet.

Usage: node workshop show [N] [options]

Options:
${workHelp}

Examples:
  node workshop show
  node workshop show 3

Exit codes:
  0  it is shown
  2  bad input
`;

export const options = workOption;

/**
 * @param {{ work?: string }} values
 * @param {string[]} positionals
 */
export async function execute({ work }, [number]) {
  const { session, exercise } = await open({ work }, number);
  await session.layOut(exercise);
  print('');
  printPage(session, exercise);
  if (session.passed(exercise)) printStory(exercise);
  return 0;
}

/**
 * @param {Session} session
 * @param {Exercise} exercise
 */
export const printPage = (session, exercise) =>
  print(exercisePage(exercise, session.path(exercise), paint, process.stdout.columns));

/** @param {Exercise} exercise */
export const printStory = exercise => {
  const parts = [exerciseWhy, exerciseStory].map(part => part(exercise, paint, process.stdout.columns));
  print(`${parts.join('\n\n')}\n`);
};
