/**
 * Shows every exercise, and what passes.
 */
import { list, standing } from '../present/ladder.js';
import { open, paint, print, workHelp, workOption } from './common.js';

export const summary = 'every exercise, and what passes';

export const help = `Shows every exercise, its minutes, and what passes.

Usage: node workshop list [options]

Options:
  --json       print it as JSON
${workHelp}

Examples:
  node workshop list

Exit codes:
  0  always, unless the input is bad
  2  bad input
`;

export const options = /** @type {const} */ ({ ...workOption, json: { type: 'boolean' } });

/** @param {{ work?: string, json?: boolean }} values */
export async function execute({ work, json = false }) {
  const { session } = await open({ work }, undefined);
  print(json ? JSON.stringify(standing(session), null, 2) : list(session, paint, process.stdout.columns));
  return 0;
}
