/**
 * Finds engines on this machine, and says how each runs a script.
 */
import { accessSync, constants, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import { fetchEngine } from './fetch.js';
import { identify } from './identify.js';
import { engines, programs } from './list.js';
import { Unavailable } from './unavailable.js';

/**
 * @import { Browser } from './list.js'
 *
 * @typedef {{ name: string, command: string[] }} Found
 * @typedef {{ name: string, lacks: string }} Lacking
 */

const known = Object.values(programs);

/** @returns {Promise<string[]>} the command that runs a script on the engine that runs this */
export async function thisEngine() {
  const { name } = await identify();
  return [process.execPath, ...(known.find(program => program.name === name)?.before ?? [])];
}

/**
 * @param {Browser} browser
 * @returns {string | null}
 */
export function findBrowser({ variable, commands }) {
  return process.env[variable] || onPath(commands);
}

/** @param {Browser} browser */
export const missingBrowser = ({ name, variable, install }) =>
  `${name} was not found: ${install}, or set ${variable} to its path`;

/**
 * @param {string[]} places executables, and folders of them
 * @param {boolean} mayFetch whether those from npm are wanted, too
 * @returns {(Found | Lacking)[]} each program once, wherever it was found
 */
export function findPrograms(places, mayFetch) {
  const found = [
    ...known.map(({ command }) => installed(command)),
    ...places.flatMap(inPlace),
    ...(mayFetch ? fromNpm() : []),
  ];
  const seen = new Set();
  return found.filter(one => {
    const identity = 'lacks' in one ? one.name : realpathSync(String(one.command[0]));
    return !seen.has(identity) && seen.add(identity);
  });
}

/**
 * @param {string[]} commands names, or full paths
 * @returns {string | null} the first that is there
 */
export function onPath(commands) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = commands.flatMap(command =>
    isAbsolute(command) ? [command] : folders.map(folder => join(folder, command)),
  );
  return paths.find(isExecutable) ?? null;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}

/** @param {string} path */
const isFile = path => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * @param {string} path
 * @returns {string[]}
 */
function commandOf(path) {
  const own = basename(path).replace(/\.exe$/, '');
  return [path, ...(known.find(({ command }) => command === own)?.before ?? [])];
}

/** @param {string} program */
function installed(program) {
  const path = onPath([program]);
  if (path) return { name: program, command: commandOf(path) };
  return { name: program, lacks: 'it is not on PATH; name its place with --engine, or fetch it with --fetch' };
}

/**
 * @param {string} place
 * @returns {(Found | Lacking)[]}
 */
function inPlace(place) {
  if (!existsSync(place)) return [{ name: place, lacks: 'there is no such file or folder' }];
  if (isFile(place)) return [{ name: place, command: commandOf(place) }];
  const folders = [place, ...readdirSync(place).map(name => join(place, name))];
  const found = folders
    .flatMap(folder => ['', 'bin', 'node_modules/.bin'].map(inside => join(folder, inside)))
    .flatMap(folder => known.map(({ command }) => join(folder, command)))
    .filter(isFile);
  if (found.length === 0) return [{ name: place, lacks: `no ${known.map(({ command }) => command).join(', ')} in it` }];
  return found.map(path => ({ name: path, command: commandOf(path) }));
}

/** @returns {(Found | Lacking)[]} */
function fromNpm() {
  const pinned = engines.filter(({ npm, under }) => npm && !under);
  return pinned.map(engine => {
    const name = `${engine.npm?.package}@${engine.npm?.version}`;
    try {
      return { name, command: commandOf(fetchEngine(engine, true)) };
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      return { name, lacks: `${error.message}; ${error.next}` };
    }
  });
}
