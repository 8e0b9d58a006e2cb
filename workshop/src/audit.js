/**
 * Holds an exercise against what it says of itself: the starter fails as declared, the solution passes, and every file
 * in wrong/ is rejected for its declared reason.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './check/check.js';
import { readWrong } from './exercise.js';

/**
 * @import { Exercise } from './exercise.js'
 *
 * @typedef {object} Finding
 * @property {string} exercise its id
 * @property {'starter' | 'solution' | 'wrong'} kind
 * @property {string} file from the exercise's folder
 * @property {string} expected
 * @property {string} seen
 * @property {boolean} agrees
 * @property {string[]} details
 */

/**
 * @param {Exercise} exercise
 * @param {(finding: Finding) => void} [onFinding]
 * @returns {Promise<Finding[]>}
 */
export async function audit(exercise, onFinding = () => {}) {
  const { id, folder, file, starter } = exercise;
  const wrongs = (await readdir(join(folder, 'wrong'))).sort();
  /** @type {{ kind: Finding['kind'], file: string, expect: (source: string) => string }[]} */
  const subjects = [
    { kind: 'starter', file: `starter/${file}`, expect: () => `${starter.reason}, ${starter.symptom}` },
    { kind: 'solution', file: `solution/${file}`, expect: () => 'passes' },
    ...wrongs.map(name => ({
      kind: /** @type {const} */ ('wrong'),
      file: `wrong/${name}`,
      expect: (/** @type {string} */ source) => readWrong(source, `${id}/wrong/${name}`).rejected,
    })),
  ];
  const findings = [];
  for (const { kind, file, expect } of subjects) {
    const source = await readFile(join(folder, file), 'utf8');
    const expected = expect(source);
    const { rejected, symptom, sentence, details } = await check(exercise, source);
    let seen = rejected ?? 'passes';
    if (rejected && kind === 'starter') seen = `${rejected}, ${symptom}`;
    if (rejected && !sentence) seen = `${seen} (a reason without a sentence)`;
    const finding = { exercise: id, kind, file, expected, seen, agrees: seen === expected, details };
    onFinding(finding);
    findings.push(finding);
  }
  return findings;
}
