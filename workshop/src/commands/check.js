/**
 * Checks one exercise, once.
 */
import { readFile } from 'node:fs/promises';
import { UsageError } from '../../../host-node/src/errors/usage-error.js';
import { check } from '../check/check.js';
import { readLadder } from '../exercise.js';
import { pick } from '../ladder.js';

export const summary = 'check the current exercise, or the one with this number';
export const help = '';
export const options = /** @type {const} */ ({
  file: { type: 'string' },
  json: { type: 'boolean' },
});

/**
 * @param {{ file?: string, json?: boolean }} values
 * @param {string[]} positionals
 */
export async function execute({ file, json }, [number = '1']) {
  const exercise = pick(await readLadder(), number);
  if (!file) throw new UsageError('not yet');
  const checked = await check(exercise, await readFile(file, 'utf8'), { onStage: what => console.error(what) });
  console.log(
    json
      ? JSON.stringify(checked, null, 2)
      : [
          checked.rejected ?? 'passes',
          checked.sentence,
          checked.place && `line ${checked.place.line}:${checked.place.column}`,
          checked.symptom,
          ...checked.details,
          checked.printed,
        ]
          .filter(x => x != null)
          .join('\n'),
  );
  return checked.rejected ? 1 : 0;
}
