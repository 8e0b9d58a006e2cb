/**
 * What a learner has passed, and where they are: `progress.json` in their work folder.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
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

const isObject = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const areNames = (/** @type {unknown} */ value) =>
  Array.isArray(value) && value.every(name => typeof name === 'string');

/** @type {Record<keyof Progress, { must: string, fits: (value: any) => boolean }>} */
const keys = {
  current: { must: 'a name or null', fits: value => value === null || typeof value === 'string' },
  passed: { must: 'a list of names', fits: areNames },
  gaveUp: { must: 'a list of names', fits: areNames },
  hints: {
    must: 'a number for each name',
    fits: value => isObject(value) && Object.values(value).every(shown => Number.isSafeInteger(shown) && shown >= 0),
  },
};

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
    throw unreadable(work, /** @type {Error} */ (error).message);
  }
  let read;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw unreadable(work, /** @type {Error} */ (error).message);
  }
  if (!isObject(read)) throw unreadable(work, 'it holds no object');
  const progress = { ...start(), ...read };
  for (const [key, { must, fits }] of Object.entries(keys)) {
    if (!fits(progress[key])) throw unreadable(work, `its ${key} must be ${must}`);
  }
  return progress;
}

/**
 * Changes what is there now: another terminal may have written since this one read.
 *
 * @param {string} work
 * @param {(progress: Progress) => void} change
 * @returns {Promise<Progress>} as it is from now on
 */
export async function changeProgress(work, change) {
  await mkdir(work, { recursive: true });
  const release = await lock(`${place(work)}.lock`);
  try {
    const progress = await readProgress(work);
    change(progress);
    // Written beside and renamed, so that nobody ever reads half of it.
    await writeFile(`${place(work)}.new`, `${JSON.stringify(progress, null, 2)}\n`);
    await rename(`${place(work)}.new`, place(work));
    return progress;
  } finally {
    await release();
  }
}

/** A change takes a few milliseconds. A lock that is older was left by somebody who was ended. */
const PATIENCE = { tries: 40, ms: 25 };

/**
 * @param {string} path of a folder that only one can make
 * @returns {Promise<() => Promise<void>>} gives it back
 */
async function lock(path) {
  for (let tries = 0; tries < PATIENCE.tries; tries += 1) {
    try {
      await mkdir(path);
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      await setTimeout(PATIENCE.ms);
    }
  }
  return () => rm(path, { recursive: true, force: true });
}

/**
 * @param {string} work
 * @param {string} why
 */
const unreadable = (work, why) =>
  new UsageError(
    `${place(work)} cannot be read: ${why}`,
    'delete it to begin with nothing passed; your exercises are other files and stay as they are',
  );
