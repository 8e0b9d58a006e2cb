/**
 * Checks one exercise, once.
 */
import { readFile } from 'node:fs/promises';
import { UsageError } from '../../../cli/usage-error.js';
import { check } from '../check/check.js';
import { verdict } from '../present/verdict.js';
import { exitCodes, open, paint, print, progress, workHelp, workOption } from './common.js';

export const summary = 'check the current exercise, or number N, once';

export const help = `Checks one exercise, once.

Usage: node workshop check [N] [options]

Options:
  --file FILE  check this file, and remember nothing
  --json       print the verdict as JSON
${workHelp}

Examples:
  node workshop check
  node workshop check 4 --json

${exitCodes}`;

export const options = /** @type {const} */ ({ ...workOption, file: { type: 'string' }, json: { type: 'boolean' } });

/**
 * @param {{ work?: string, file?: string, json?: boolean }} values
 * @param {string[]} positionals
 */
export async function execute({ work, file, json = false }, [number]) {
  const { session, exercise } = await open({ work }, number);
  const { checked, source } = file === undefined ? await session.check(exercise, progress) : await checkFile(file);
  if (json) print(JSON.stringify({ exercise: exercise.id, passes: checked.rejected === null, ...checked }, null, 2));
  else print(verdict(exercise, checked, source, paint, process.stdout.columns));
  return checked.rejected === null ? 0 : 1;

  /** @param {string} file */
  async function checkFile(file) {
    const source = await readFile(file, 'utf8').catch(error => {
      throw new UsageError(`${file} cannot be read: ${error.message}`, 'give the path of a file: --file FILE');
    });
    return { checked: await check(exercise, source, { onStage: progress }), source };
  }
}
