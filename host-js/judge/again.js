/**
 * Works the verdicts of a report out again: what stands in a file is what somebody wrote there.
 */
import { forces } from '../growth/schedule.js';
import { summarise } from '../report/report.js';
import { isVacuous } from './vacuous.js';

/** @import { Cell, Report } from '../types.js' */

/**
 * @param {Report} report
 * @returns {Report} in which a cell that does not bear its verdict out disagrees
 */
export function judgeAgain(report) {
  const cells = report.cells.map(cell => {
    const wrong = unsupported(cell);
    return wrong === null ? cell : { ...cell, verdict: /** @type {const} */ ('disagrees'), reason: wrong };
  });
  return { ...report, cells, summary: summarise(cells) };
}

/** @param {Cell} cell @returns {string | null} */
function unsupported({ schedule, outcome, expected, verdict, reason, forced, firstGrowth, firstDetach }) {
  const said = `the report says "${verdict}"`;
  if ((verdict === 'skipped') !== (outcome === 'skipped') && verdict !== 'disagrees')
    return `${said}, and it was ${outcome}`;
  if (verdict === 'skipped' && !reason) return `${said}, and not why`;
  if (verdict !== 'agrees') return null;
  if (outcome !== expected) return `${said}; expected ${expected}, saw ${outcome}`;
  const met = forced > 0 || firstGrowth !== null || firstDetach !== null;
  return isVacuous(forces(schedule), met) ? `${said}, and it met no growth` : null;
}
