/**
 * Works the verdicts of a report out again: what stands in a file is what somebody wrote there.
 */
import { forces } from '../growth/schedule.js';
import { summarise } from '../report/report.js';
import { name } from '../report/table.js';
import { isVacuous } from './vacuous.js';
import { judgeClass } from './verdict.js';

/** @import { Cell, Guest, Report, Summary } from '../types.js' */

/**
 * @param {Report} report
 * @param {Guest[]} guests what they say of themselves
 * @returns {string | null} the first verdict that its cell does not bear out, or a wrong count
 */
export function contradiction({ cells, summary }, guests) {
  for (const cell of cells) {
    const wrong = unsupported(cell, guests.find(({ name }) => name === cell.guest) ?? null);
    if (wrong !== null) return `${name(cell)}: the report says "${cell.verdict}"${wrong}`;
  }
  const counted = Object.entries(summarise(cells));
  const [wrong] = counted.filter(([what, number]) => summary[/** @type {keyof Summary} */ (what)] !== number);
  return wrong
    ? `its summary says ${wrong[0]}: ${summary[/** @type {keyof Summary} */ (wrong[0])]}, and it has ${wrong[1]}`
    : null;
}

/**
 * @param {Cell} cell
 * @param {Guest | null} guest
 * @returns {string | null}
 */
function unsupported(cell, guest) {
  const { schedule, outcome, expected, verdict, reason, forced, firstGrowth, firstDetach } = cell;
  const met = forced > 0 || firstGrowth !== null || firstDetach !== null;
  if ((verdict === 'agrees') !== (reason === null)) return reason === null ? ', and not why' : `, and also: ${reason}`;
  if ((verdict === 'skipped') !== (outcome === 'skipped') && verdict !== 'disagrees') return `, and it was ${outcome}`;
  if (verdict === 'vacuous' && met) return ', and it met growth';
  if (verdict !== 'agrees') return null;
  if (outcome !== expected) return `; expected ${expected}, saw ${outcome}`;
  if (isVacuous(forces(schedule), met)) return ', and it met no growth';
  if (guest === null) return null;
  const [grows, detaches] = schedule.reset
    ? [guest.growsWhenReset, guest.growsWhenReset]
    : [guest.grows, guest.detaches];
  // Whether forced growth gave the guest what it would have asked for is not in a report.
  const seen = { calls: cell.calls, givenEarly: forced > 0 };
  const wrong =
    judgeClass('growth', grows, firstGrowth, schedule, seen, met) ??
    // Not every strategy's buffer detaches, and not every host's base moves.
    (firstDetach === null ? null : judgeClass('detach', detaches, firstDetach, schedule, seen, met));
  return wrong && `; ${wrong.reason}`;
}
