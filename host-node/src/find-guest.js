/**
 * What the build left in `dist/`, and guests that people bring.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson, readRegular } from '../../cli/files.js';
import { UsageError } from '../../cli/usage-error.js';
import { misfit } from '../../host-js/report/shape.js';
import { readSchedules } from '../../host-js/growth/schedule.js';

/**
 * @import { FoundGuest } from '../../host-js/matrix/candidate.js'
 * @import { Index } from '../../host-js/types.js'
 */

export const defaultDist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Written for people too: what a file of `dist/` holds. @param {string} name */
const schema = name => new URL(`../../cases/schemas/${name}.json`, import.meta.url);

/**
 * Reads a file of `dist/`, which may be cut short, of another version, or somebody else's.
 *
 * @param {string} path
 * @param {'guests' | 'report'} kind
 * @param {string} next what makes it
 */
export async function readBuilt(path, kind, next) {
  const value = await readJson(path, next);
  // First, because it names the key or the value.
  const schedules = value?.schedules ?? value?.cells?.flatMap?.((/** @type {any} */ cell) => cell?.schedule ?? []);
  if (Array.isArray(schedules)) readSchedules({ schedules }, path);
  const wrong = misfit(value, JSON.parse(await readFile(schema(kind), 'utf8')));
  if (wrong !== null) throw new UsageError(`${path} is not what this version writes: ${wrong}`, next);
  return value;
}

/**
 * @param {string} dist
 * @returns {Promise<Index>}
 */
export const readIndex = dist => readBuilt(join(dist, 'guests.json'), 'guests', 'build the guests first: make guests');

/**
 * @param {string} wanted a name from the index, or a path
 * @param {string} dist
 * @param {Index} index
 * @returns {Promise<FoundGuest>}
 */
export async function findGuest(wanted, dist, index) {
  if (/[\\/]|\.wat$|\.wasm$/.test(wanted)) {
    if (wanted.endsWith('.wat'))
      throw new UsageError(`${wanted} is text, and this host reads binaries`, 'the Rust host takes a .wat');
    return { name: basename(wanted), wasm: await readRegular(wanted), description: null };
  }
  const description = index.guests.find(({ name }) => name === wanted);
  if (!description) {
    const known = index.guests.filter(({ greets }) => greets).map(({ name }) => name);
    throw new UsageError(
      `there is no guest called ${wanted}`,
      `there are ${known.join(', ')}; or give a path to a .wasm`,
    );
  }
  const path = join(dist, description.file);
  const wasm = await readRegular(path, 'build the guests again: make guests');
  const { bytes } = description.artefact;
  if (wasm.length !== bytes) {
    throw new UsageError(
      `${path} is not the one that guests.json describes: it has ${wasm.length} bytes, and should have ${bytes}`,
      'build the guests again: make guests',
    );
  }
  return { name: wanted, wasm, description };
}
