/**
 * A claim's verdict over all engines.
 */
import { judge } from './rule.js';

/**
 * @typedef {'holds everywhere' | 'holds nowhere' | 'holds somewhere' | 'undecided' | 'cannot be tried'} Verdict
 *
 * @typedef {{ seen: any } | { cannot: string } | { lost: string }} Cell what one engine showed; `lost` is a crash, a hang
 *   or an error of the probe
 *
 * @typedef {object} Judged
 * @property {Verdict} verdict
 * @property {string[]} holds the ids of engines
 * @property {string[]} fails
 * @property {string[]} undecided
 * @property {string[]} untried
 */

/** @type {Verdict[]} in the order in which they are shown */
export const verdicts = ['holds everywhere', 'holds nowhere', 'holds somewhere', 'undecided', 'cannot be tried'];

/**
 * @param {Record<string, any> | null} rule null for a claim that no engine can try
 * @param {Record<string, Cell>} cells by the engine's id
 * @returns {Judged}
 */
export function verdictOf(rule, cells) {
  const by = (/** @type {string} */ wanted) =>
    Object.entries(cells)
      .filter(([, cell]) => (rule && 'seen' in cell ? judge(rule, cell.seen) : 'untried') === wanted)
      .map(([id]) => id);
  const judged = {
    holds: by('holds'),
    fails: by('does not hold'),
    undecided: by('undecided'),
    untried: by('untried'),
  };
  return { verdict: name(judged), ...judged };
}

/**
 * @param {Omit<Judged, 'verdict'>} judged
 * @returns {Verdict}
 */
function name({ holds, fails, undecided }) {
  // A few engines that were clear do not speak for many that were not.
  if (undecided.length > holds.length + fails.length) return 'undecided';
  if (holds.length > 0) return fails.length > 0 ? 'holds somewhere' : 'holds everywhere';
  return fails.length > 0 ? 'holds nowhere' : 'cannot be tried';
}
