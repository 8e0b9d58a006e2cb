/**
 * The learner's own copy of an exercise's file. Nothing else in their folder is ever read.
 */
import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../cli/usage-error.js';

/**
 * @import { Exercise } from './exercise.js'
 */

export const WORK = fileURLToPath(new URL('../work', import.meta.url));

/**
 * @param {string} work
 * @param {Exercise} exercise
 */
export const fileOf = (work, { id, file }) => join(work, id, file);

/** @param {Exercise} exercise */
export const starterOf = ({ folder, file }) => join(folder, 'starter', file);

/** @param {Exercise} exercise */
export const solutionOf = ({ folder, file }) => join(folder, 'solution', file);

/**
 * Lays out the starter where the learner has no file.
 *
 * @param {string} work
 * @param {Exercise} exercise
 * @returns {Promise<boolean>} whether there was none
 */
export async function layOut(work, exercise) {
  try {
    await mkdir(join(work, exercise.id), { recursive: true });
    await copyFile(starterOf(exercise), fileOf(work, exercise), constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw unusable(work, exercise, error);
  }
}

/**
 * @param {string} work
 * @param {Exercise} exercise
 */
export async function readOwn(work, exercise) {
  await layOut(work, exercise);
  return readFile(fileOf(work, exercise), 'utf8').catch(error => {
    throw unusable(work, exercise, error);
  });
}

/**
 * Lays out the starter again, and keeps what was there beside it.
 *
 * @param {string} work
 * @param {Exercise} exercise
 * @returns {Promise<string | null>} where the old file is now; null, if it was the starter already
 */
export async function reset(work, exercise) {
  const own = await readOwn(work, exercise);
  if (own === (await readFile(starterOf(exercise), 'utf8'))) return null;
  const path = fileOf(work, exercise);
  const { dir, name, ext } = parse(path);
  const taken = await readdir(dir);
  let kept = `${name}.before-reset${ext}`;
  for (let count = 2; taken.includes(kept); count += 1) kept = `${name}.before-reset-${count}${ext}`;
  await copyFile(path, join(dir, kept), constants.COPYFILE_EXCL);
  await copyFile(starterOf(exercise), path);
  return join(dir, kept);
}

/** @type {(work: string, exercise: Exercise, error: unknown) => UsageError} */
const unusable = (work, exercise, error) =>
  new UsageError(
    `${fileOf(work, exercise)} cannot be used: ${/** @type {Error} */ (error).message}`,
    'choose a folder that you may write to: --work DIR',
  );
