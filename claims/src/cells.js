/**
 * A claim's cells, and the short form in which they are kept: the same observation once, with the engines that made it.
 */

/**
 * @import { Cell } from './verdict.js'
 *
 * @typedef {Cell & { engines: string[] }} Shown
 */

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
