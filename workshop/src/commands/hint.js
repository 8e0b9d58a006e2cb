/**
 * Gives the next hint.
 */
import { HINTS } from '../exercise.js';
import { markdown } from '../present/markdown.js';
import { exitCodes, open, paint, print, workHelp, workOption } from './common.js';

/**
 * @import { Exercise } from '../exercise.js'
 * @import { Session } from '../session.js'
 */

export const summary = 'a hint: first a question, then the place, then the technique';

export const help = `Gives a hint; asked again, the next one: a question, then the place, then the technique.

Usage: node workshop hint [N] [options]

Options:
${workHelp}

Examples:
  node workshop hint
  node workshop hint 4

${exitCodes}`;

export const options = workOption;

/**
 * @param {{ work?: string }} values
 * @param {string[]} positionals
 */
export async function execute({ work }, [number]) {
  const { session, exercise } = await open({ work }, number);
  print(await nextHint(session, exercise, `node workshop hint${number === undefined ? '' : ` ${exercise.number}`}`));
  return 0;
}

/**
 * @param {Session} session
 * @param {Exercise} exercise
 * @param {string} [again] what gives the next one
 */
export async function nextHint(session, exercise, again = 'press h') {
  const had = session.progress.hints[exercise.id] ?? 0;
  const shown = await session.hint(exercise);
  // The new one alone; all of them for those who have had them all.
  const hints = exercise.hints
    .map((hint, at) => `${paint('heading', String(HINTS[at]))}\n\n${markdown(hint, paint, process.stdout.columns)}\n`)
    .slice(had === shown ? 0 : shown - 1, shown);
  const { length } = exercise.hints;
  const more = shown < length ? `for the next: ${again}` : 'there are no more';
  return `${hints.join('\n')}\n${paint('dim', `hint ${shown} of ${length}; ${more}`)}\n`;
}
