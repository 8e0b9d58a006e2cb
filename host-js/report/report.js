/**
 * What a host writes to `dist/report/<host>.json`.
 */

/**
 * @import { Cell, Report, Summary, Verdict } from '../types.js'
 */

/**
 * @param {string} host
 * @param {Report['engine']} engine
 * @param {Report['strategies']} strategies in the order of their columns
 * @param {Cell[]} cells
 * @returns {Report}
 */
export function report(host, engine, strategies, cells) {
  return {
    host,
    engine,
    strategies: strategies.map(({ name, holds, hole }) => ({ name, holds, hole })),
    cells,
    summary: summarise(cells),
  };
}

/**
 * @param {Cell[]} cells
 * @returns {Summary}
 */
export function summarise(cells) {
  const count = (/** @type {Verdict} */ verdict) => cells.filter(cell => cell.verdict === verdict).length;
  return {
    cells: cells.length,
    agreed: count('agrees'),
    disagreed: count('disagrees'),
    vacuous: count('vacuous'),
    skipped: count('skipped'),
  };
}

/**
 * The cells that make a run fail.
 *
 * @param {Cell[]} cells
 */
export const failures = cells => cells.filter(({ verdict }) => verdict === 'disagrees' || verdict === 'vacuous');
