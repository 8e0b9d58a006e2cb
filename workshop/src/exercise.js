/**
 * The exercises, read from their folders. Whatever a folder lacks is an error that names it.
 */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseHints, parsePage, parseWhy } from './exercise/parse.js';

export { HINTS } from './exercise/parse.js';

/**
 * @import { Page } from './exercise/parse.js'
 *
 * @typedef {object} Own what an exercise has beside its page
 * @property {string} id the folder's name
 * @property {number} number
 * @property {string[]} hints
 * @property {string} why the solution works
 * @property {string} found how somebody found out that it was needed
 * @property {string} folder
 * @property {string} file the name of the learner's file
 * @property {boolean} needsRust
 *
 * @typedef {Page & Own} Exercise
 */

export const EXERCISES = fileURLToPath(new URL('../exercises/', import.meta.url));

/**
 * The names of the exercises' folders, in order.
 *
 * @param {string} folder
 */
export const exerciseNames = async folder => (await readdir(folder)).filter(name => /^\d\d-/.test(name)).sort();

/**
 * Every exercise, in order.
 *
 * @param {string} [folder]
 * @returns {Promise<Exercise[]>}
 */
export async function readLadder(folder = EXERCISES) {
  const names = await exerciseNames(folder);
  return Promise.all(names.map(name => readExercise(join(folder, name))));
}

/**
 * @param {string} folder
 * @returns {Promise<Exercise>}
 */
export async function readExercise(folder) {
  const id = basename(folder);
  const [page, hints, why, starters] = await Promise.all([
    readFile(join(folder, 'page.md'), 'utf8'),
    readFile(join(folder, 'hints.md'), 'utf8'),
    readFile(join(folder, 'why.md'), 'utf8'),
    readdir(join(folder, 'starter')),
  ]);
  const [file] = starters;
  if (file === undefined || starters.length > 1) throw new Error(`${id}: starter/ must hold exactly one file`);
  return {
    id,
    number: Number(id.slice(0, 2)),
    ...parsePage(page, id),
    hints: parseHints(hints, id),
    ...parseWhy(why, id),
    folder,
    file,
    needsRust: !file.endsWith('.js'),
  };
}

/**
 * A fix that people try, and why it is none.
 *
 * @typedef {object} Wrong
 * @property {string} name of the file
 * @property {string} source
 * @property {string} rejected the reason for which it must be rejected
 * @property {string} because why people try it
 * @property {string} say what an instructor says to them
 */

/**
 * The files in wrong/, by name.
 *
 * @param {Pick<Exercise, 'id' | 'folder'>} exercise
 * @returns {Promise<Wrong[]>}
 */
export const readWrongs = exercise =>
  readAll(exercise, 'wrong', fact => ({ rejected: fact('rejected'), because: fact('because'), say: fact('say') }));

/**
 * A fix that is one, in another style than the solution's.
 *
 * @typedef {object} Right
 * @property {string} name of the file
 * @property {string} source
 * @property {string} right what is different about it
 */

/**
 * The files in right/, by name.
 *
 * @param {Pick<Exercise, 'id' | 'folder'>} exercise
 * @returns {Promise<Right[]>}
 */
export const readRights = exercise => readAll(exercise, 'right', fact => ({ right: fact('right') }));

/**
 * @template T
 * @param {Pick<Exercise, 'id' | 'folder'>} exercise
 * @param {'right' | 'wrong'} kind
 * @param {(fact: (key: string) => string) => T} read what the file's first comments say
 * @returns {Promise<({ name: string, source: string } & T)[]>}
 */
async function readAll({ id, folder }, kind, read) {
  const names = (await readdir(join(folder, kind))).sort();
  return Promise.all(
    names.map(async name => {
      const source = (await readFile(join(folder, kind, name), 'utf8')).replaceAll('\r\n', '\n');
      const fact = (/** @type {string} */ key) => {
        const [, value] = source.match(new RegExp(`^\\uFEFF?(?://|;;) ${key}: (.+)$`, 'm')) ?? [];
        if (!value) throw new Error(`${id}/${kind}/${name}: it does not begin with "${key}: …"`);
        return value;
      };
      return { name, source, ...read(fact) };
    }),
  );
}
