/**
 * Finds JavaScript engines on this machine, and says how each runs a script.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { engine } from './engine.js';

/**
 * @typedef {{ name: string, command: string[] }} Found
 * @typedef {{ name: string, lacks: string }} Lacking
 */

/** How each program runs a script. @type {Record<string, string[]>} */
const programs = { node: [], bun: [], deno: ['run', '--allow-read', '--allow-env', '--allow-sys'] };

/** Fetched only when they are asked for. */
const packages = ['node@22.23.3', 'node@24.21.0', 'node@26.10.0', 'bun@1.4.5', 'deno@2.9.6'];

export const thisEngine = () =>
  commandOf(process.execPath, engine().name === 'Node.js' ? 'node' : engine().name.toLowerCase());

/**
 * @param {string} path
 * @param {string} [program]
 */
const commandOf = (path, program = basename(path).replace(/\.exe$/, '')) => [path, ...(programs[program] ?? [])];

/**
 * @param {string[]} places executables, and folders of them
 * @param {boolean} fetch whether npx may
 * @returns {(Found | Lacking)[]} each program once, wherever it was found
 */
export function findEngines(places, fetch) {
  const found = [
    ...Object.keys(programs).map(onPath),
    ...places.flatMap(inPlace),
    ...(fetch ? packages.map(throughNpx) : []),
  ];
  const seen = new Set();
  return found.filter(one => {
    const identity = 'lacks' in one ? one.name : realpathSync(String(one.command[0]));
    return !seen.has(identity) && seen.add(identity);
  });
}

/** @param {string} program */
function onPath(program) {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map(folder => join(folder, program))
    .find(isFile);
  if (path) return { name: program, command: commandOf(path) };
  return { name: program, lacks: 'it is not on PATH; name its place with --engine, or fetch it with --npx' };
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
    .flatMap(folder => Object.keys(programs).map(program => join(folder, program)))
    .filter(isFile);
  if (found.length === 0) return [{ name: place, lacks: `no ${Object.keys(programs).join(', ')} in it` }];
  return found.map(path => ({ name: path, command: commandOf(path) }));
}

/** @param {string} name of a package, with its version */
function throughNpx(name) {
  const program = String(name.split('@')[0]);
  const args = ['--yes', '--package', name, '--call', `command -v ${program}`];
  const { status, stdout, stderr } = spawnSync('npx', args, { encoding: 'utf8' });
  const path = stdout?.trim();
  if (status === 0 && isFile(path)) return { name, command: commandOf(path) };
  const why = (stderr ?? '').split('\n').find(line => line.startsWith('npm error')) ?? 'npx said nothing';
  return { name, lacks: `npx did not fetch it: ${why}` };
}

/** @param {string} path */
const isFile = path => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
