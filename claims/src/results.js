/**
 * What every engine showed, as it is committed: the same observation once, with the engines that made it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { room } from './read.js';

/**
 * @import { Identity } from '../../engines/tables.js'
 * @import { Cell } from './verdict.js'
 *
 * @typedef {Cell & { engines: string[] }} Shown
 *
 * @typedef {object} Results
 * @property {string} command
 * @property {string} platform
 * @property {(Identity & { via: string })[]} engines
 * @property {Record<string, { fingerprint: string, cells: Shown[] }>} claims by name
 */

const path = join(room, 'results.json');

/** @returns {Results | null} */
export const readResults = () => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null);

/** @param {Results} results */
export async function writeResults(results) {
  const { format, resolveConfig } = await import('prettier');
  writeFileSync(path, await format(JSON.stringify(results), { ...(await resolveConfig(path)), filepath: path }));
}

/**
 * @param {Record<string, Cell>} cells by the engine's id
 * @returns {Shown[]}
 */
export function gather(cells) {
  /** @type {Map<string, Shown>} */
  const shown = new Map();
  for (const [id, cell] of Object.entries(cells)) {
    const key = JSON.stringify(cell);
    const same = shown.get(key);
    if (same) same.engines.push(id);
    else shown.set(key, { ...cell, engines: [id] });
  }
  return [...shown.values()];
}

/**
 * @param {Shown[]} shown
 * @returns {Record<string, Cell>} by the engine's id
 */
export const scatter = shown =>
  Object.fromEntries(shown.flatMap(({ engines, ...cell }) => engines.map(id => [id, /** @type {Cell} */ (cell)])));
