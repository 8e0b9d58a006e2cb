/**
 * Holds an exercise against what it says of itself: the starter fails as declared, the solution passes, every file in
 * right/ passes, too, and every file in wrong/ is rejected for its declared reason.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './check/check.js';
import { readRights, readWrongs } from './exercise.js';
import { notInPage } from './in-page.js';

/**
 * @import { Exercise } from './exercise.js'
 *
 * @typedef {object} Finding
 * @property {string} exercise its id
 * @property {'starter' | 'solution' | 'right' | 'wrong'} kind
 * @property {string} file from the exercise's folder
 * @property {string} expected
 * @property {string} seen
 * @property {boolean} agrees
 * @property {string | null} notInPage why the page's audit leaves it out
 * @property {string[]} details
 */

/** No file of an exercise runs without end, and a machine that does much else may take its time. */
const PATIENCE = 12;

/**
 * @param {Exercise} exercise
 * @returns {Promise<Finding[]>}
 */
export async function audit(exercise) {
  const { id, folder, file, starter } = exercise;
  const read = (/** @type {string} */ path) => readFile(join(folder, path), 'utf8');
  const [rights, wrongs] = await Promise.all([readRights(exercise), readWrongs(exercise)]);
  /** @type {(Pick<Finding, 'kind' | 'file' | 'expected'> & { source: string })[]} */
  const subjects = [
    {
      kind: 'starter',
      file: `starter/${file}`,
      source: await read(`starter/${file}`),
      expected: `${starter.reason}, ${starter.symptom}`,
    },
    { kind: 'solution', file: `solution/${file}`, source: await read(`solution/${file}`), expected: 'passes' },
    ...rights.map(({ name, source }) => ({
      kind: /** @type {const} */ ('right'),
      file: `right/${name}`,
      source,
      expected: 'passes',
    })),
    ...wrongs.map(({ name, source, rejected }) => ({
      kind: /** @type {const} */ ('wrong'),
      file: `wrong/${name}`,
      source,
      expected: rejected,
    })),
  ];
  const findings = [];
  for (const { kind, file, source, expected } of subjects) {
    const { rejected, symptom, sentence, details } = await check(exercise, source, { times: PATIENCE });
    let seen = rejected ?? 'passes';
    if (rejected && kind === 'starter') seen = `${rejected}, ${symptom}`;
    if (rejected && !sentence) seen = `${seen} (a reason without a sentence)`;
    const agrees = seen === expected;
    findings.push({
      exercise: id,
      kind,
      file,
      expected,
      seen,
      agrees,
      notInPage: notInPage(exercise, source),
      details,
    });
  }
  return findings;
}
