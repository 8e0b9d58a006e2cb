/**
 * The learner's own copy of an exercise's file. Nothing else in their folder is ever read.
 */
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../host-node/src/errors/usage-error.js';

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
 * Reads the learner's file, and lays out the starter where there is none yet.
 *
 * @param {string} work
 * @param {Exercise} exercise
 */
export async function readOwn(work, exercise) {
  const path = fileOf(work, exercise);
  try {
    await mkdir(join(work, exercise.id), { recursive: true });
    const text = await readFile(path, 'utf8').catch(async error => {
      if (error.code !== 'ENOENT') throw error;
      await copyFile(starterOf(exercise), path);
      return readFile(path, 'utf8');
    });
    return text;
  } catch (error) {
    throw new UsageError(
      `${path} cannot be used: ${/** @type {Error} */ (error).message}`,
      'choose a folder that you may write to: --work DIR',
    );
  }
}

/**
 * Lays out the starter again, and keeps what was there beside it.
 *
 * @param {string} work
 * @param {Exercise} exercise
 * @returns {Promise<string>} where the old file is now
 */
export async function reset(work, exercise) {
  await readOwn(work, exercise);
  const path = fileOf(work, exercise);
  const { dir, name, ext } = parse(path);
  const kept = join(dir, `${name}.before-reset${ext}`);
  await copyFile(path, kept);
  await copyFile(starterOf(exercise), path);
  return kept;
}
