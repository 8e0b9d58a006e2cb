/**
 * The register for the page: every claim with its probe and its cells. Runs nothing.
 */
import { writeWhole } from '../../../cli/files.js';
import { UsageError } from '../../../cli/usage-error.js';
import { forPage } from '../page.js';

export const summary = 'the register as one file, for the page';

export const help = `Writes every claim with all that is needed to show it and to run it again.

Usage: node claims export FILE

Example:
  node claims export dist/claims.json

Exit codes:
  0  it is written
  2  bad input
`;

export const options = {};

/**
 * @param {any} _ no options
 * @param {string[]} positionals
 * @returns {Promise<number>} the exit code
 */
export async function execute(_, [file, ...more]) {
  if (!file || more.length > 0) throw new UsageError('export takes one file', 'node claims export dist/claims.json');
  await writeWhole(file, `${JSON.stringify(forPage())}\n`);
  return 0;
}
