/**
 * What every engine showed, as it is committed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { room } from './read.js';

/**
 * @import { Identity } from '../../engines/tables.js'
 * @import { Shown } from './cells.js'
 *
 * @typedef {object} Results
 * @property {string} command
 * @property {string} platform
 * @property {(Identity & { via: string })[]} engines
 * @property {Record<string, { fingerprint: string, wasm?: string, cells: Shown[] }>} claims by name; `wasm` is the
 *   module that was run, in hexadecimal
 */

const path = join(room, 'results.json');

/** @returns {Results | null} */
export const readResults = () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

/** @param {Results} results */
export async function writeResults(results) {
  const { format, resolveConfig } = await import('prettier');
  writeFileSync(path, await format(JSON.stringify(results), { ...(await resolveConfig(path)), filepath: path }));
}
