/**
 * Which exercises a machine is ready for.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EXERCISES, exerciseNames } from '../exercise.js';

/**
 * @typedef {object} Wanted an exercise, and the checks without which it cannot be done
 * @property {number} number
 * @property {string[]} needs
 */

const everything = ['node', 'work', 'spaces'];

/** By the name of the learner's file: one that rustc makes a guest of, and those that cargo builds a program for. */
const kinds = /** @type {[RegExp, string[]][]} */ ([
  [/\.js$/, []],
  [/^host\.rs$|\.wat$/, ['rustc', 'linker', 'cargo']],
  [/\.rs$/, ['rustc', 'target', 'guest']],
]);

/**
 * @param {string} file the name of a learner's file
 * @returns {string[]} the checks that it needs
 */
export function needs(file) {
  const [, extra] = kinds.find(([pattern]) => pattern.test(file)) ?? [];
  if (!extra) throw new Error(`the doctor does not know what ${file} needs`);
  return [...everything, ...extra];
}

/**
 * Reads no more than the files' names: a page that is damaged must not keep the doctor from its work.
 *
 * @param {string} [folder]
 * @returns {Promise<Wanted[]>}
 */
export async function readWanted(folder = EXERCISES) {
  const names = await exerciseNames(folder);
  return Promise.all(
    names.map(async name => {
      const [file = '.js'] = await readdir(join(folder, name, 'starter')).catch(() => []);
      return { number: Number(name.slice(0, 2)), needs: needs(file) };
    }),
  );
}

/**
 * @param {Wanted[]} wanted
 * @param {Set<string>} missing the checks that failed, or were not tried
 */
export function readiness(wanted, missing) {
  const isReady = (/** @type {Wanted} */ { needs }) => !needs.some(id => missing.has(id));
  return {
    ready: wanted.filter(isReady).map(({ number }) => number),
    notReady: wanted.filter(exercise => !isReady(exercise)).map(({ number }) => number),
  };
}
