/**
 * Reads an exercise from its folder.
 */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Exercise
 * @property {string} id its folder's name
 * @property {number} number
 * @property {string} title
 * @property {number} minutes
 * @property {'core' | 'stretch'} part
 * @property {{ name: string, address: string }} report the public bug report that it is drawn from
 * @property {{ reason: string, symptom: string }} starter why the untouched starter must be rejected
 * @property {string} page the text that a learner reads first
 * @property {string} story what is told when it passes: the report
 * @property {string[]} hints
 * @property {string} folder
 * @property {string} file the name of the learner's file
 * @property {boolean} needsRust
 */

export const EXERCISES = fileURLToPath(new URL('../exercises/', import.meta.url));

/** The headings of hints.md, from the gentlest on. */
export const HINTS = ['A question', 'The place', 'The technique'];

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
  const [text, hints, starters] = await Promise.all([
    readText(join(folder, 'page.md')),
    readText(join(folder, 'hints.md')),
    readdir(join(folder, 'starter')),
  ]);
  const { title, facts, page, story } = parsePage(text, id);
  const [file] = starters;
  if (file === undefined || starters.length > 1) throw new Error(`${id}: starter/ must hold exactly one file`);
  const fact = (/** @type {string} */ key, /** @type {RegExp} */ pattern) => {
    const match = facts.get(key)?.match(pattern);
    if (!match) throw new Error(`${id}: page.md has no line "- ${key}: …" of the form ${pattern}`);
    return match.slice(1).map(String);
  };
  const [minutes = ''] = fact('minutes', /^(\d+)$/);
  const [part = ''] = fact('part', /^(core|stretch)$/);
  const [name = '', address = ''] = fact('report', /^\[(.+)\]\((https:\/\/\S+)\)$/);
  const [reason = '', symptom = ''] = fact('starter', /^([a-z-]+), (.+)$/);
  return {
    id,
    number: Number(id.slice(0, 2)),
    title,
    minutes: Number(minutes),
    part: /** @type {Exercise['part']} */ (part),
    report: { name, address },
    starter: { reason, symptom },
    page,
    story,
    hints: HINTS.map(heading => section(hints, heading, id)),
    folder,
    file,
    needsRust: !file.endsWith('.js'),
  };
}

/** @param {string} path */
const readText = async path => (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');

/**
 * @param {string} text
 * @param {string} id
 */
function parsePage(text, id) {
  const match = text.match(/^# (.+)\n\n((?:- .+\n)+)\n([^]*?)^## The report\n([^]*)$/m);
  if (!match)
    throw new Error(`${id}: page.md must begin with a title and a list of facts, and end with "## The report"`);
  const [, title = '', list = '', page = '', story = ''] = match;
  const facts = new Map(
    [...list.matchAll(/^- ([a-z]+): (.+)$/gm)].map(([, key, value]) => [String(key), String(value)]),
  );
  return { title, facts, page: page.trim(), story: story.trim() };
}

/**
 * @param {string} text
 * @param {string} heading
 * @param {string} id
 */
function section(text, heading, id) {
  const [, body] = `${text}\n## `.match(new RegExp(`^## ${heading}\n([^]*?)(?=^## )`, 'm')) ?? [];
  if (!body?.trim()) throw new Error(`${id}: hints.md has no section "## ${heading}"`);
  return body.trim();
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
export async function readWrongs({ id, folder }) {
  const names = (await readdir(join(folder, 'wrong'))).sort();
  return Promise.all(
    names.map(async name => {
      const source = await readText(join(folder, 'wrong', name));
      const fact = (/** @type {string} */ key) => {
        const [, value] = source.match(new RegExp(`^(?://|;;) ${key}: (.+)$`, 'm')) ?? [];
        if (!value) throw new Error(`${id}/wrong/${name}: it does not begin with "${key}: …"`);
        return value;
      };
      return { name, source, rejected: fact('rejected'), because: fact('because'), say: fact('say') };
    }),
  );
}
