/**
 * What a learner has passed, and where they are: `progress.json` in their work folder.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../cli/usage-error.js';

/**
 * @typedef {object} Progress
 * @property {string | null} current the exercise's id
 * @property {string[]} passed ids
 * @property {string[]} gaveUp ids of those whose solution was looked at before they passed
 * @property {Record<string, number>} hints how many were shown, by id
 */

/** @type {() => Progress} */
const start = () => ({ current: null, passed: [], gaveUp: [], hints: {} });

/** @param {string} work */
const place = work => join(work, 'progress.json');

/**
 * @param {string} work the learner's folder
 * @returns {Promise<Progress>}
 */
export async function readProgress(work) {
  let text;
  try {
    text = await readFile(place(work), 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return start();
    throw unreadable(work, error);
  }
  try {
    return { ...start(), ...JSON.parse(text) };
  } catch (error) {
    throw unreadable(work, error);
  }
}

/**
 * @param {string} work
 * @param {Progress} progress
 */
export async function writeProgress(work, progress) {
  await mkdir(work, { recursive: true });
  // Written beside and renamed, so that nobody ever reads half of it.
  await writeFile(`${place(work)}.new`, `${JSON.stringify(progress, null, 2)}\n`);
  await rename(`${place(work)}.new`, place(work));
}

/**
 * @param {string} work
 * @param {unknown} error
 */
const unreadable = (work, error) =>
  new UsageError(
    `${place(work)} cannot be read: ${/** @type {Error} */ (error).message}`,
    'delete it to begin with nothing passed; your exercises are other files and stay as they are',
  );
