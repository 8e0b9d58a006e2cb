/**
 * What the build left in `dist/`, and guests that people bring.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../cli/usage-error.js';
import { readSchedules } from '../../host-js/growth/schedule.js';

/**
 * @import { FoundGuest } from '../../host-js/matrix/candidate.js'
 * @import { Index } from '../../host-js/types.js'
 */

export const defaultDist = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * @param {string} dist
 * @returns {Promise<Index>}
 */
export async function readIndex(dist) {
  const path = join(dist, 'guests.json');
  /** @type {Index} */
  let index;
  try {
    index = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `cannot read ${path}: ${error instanceof Error ? error.message : error}`,
      'build the guests first: make guests',
    );
  }
  return readSchedules(index, path);
}

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
    return { name: basename(wanted), wasm: await read(wanted), description: null };
  }
  const description = index.guests.find(({ name }) => name === wanted);
  if (!description) {
    const known = index.guests.filter(({ greets }) => greets).map(({ name }) => name);
    throw new UsageError(
      `there is no guest called ${wanted}`,
      `there are ${known.join(', ')}; or give a path to a .wasm`,
    );
  }
  return { name: wanted, wasm: await read(join(dist, description.file)), description };
}

/** @param {string} path */
async function read(path) {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${error instanceof Error ? error.message : error}`);
  }
}
