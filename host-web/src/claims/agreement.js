/**
 * Whether what a probe shows here is what the register has stored for this engine.
 */
import { isTimed, judge } from '../../../claims/src/rule.js';

/**
 * @import { Register } from '../../../claims/src/page.js'
 * @import { Cell } from '../../../claims/src/verdict.js'
 * @import { Opinion } from '../../../claims/src/rule.js'
 *
 * @typedef {{ how: 'agrees' | 'differs' | 'open', why: string }} Agreement `open`: there is nothing to compare
 */

/** What `identify` says, by the register's name for the same engine. @type {Record<string, string>} */
const families = { WebKitGTK: 'Safari' };

/**
 * @param {Register['engines']} engines
 * @param {{ name: string }} identity
 * @returns {Register['engines'][0] | null} the column that was observed on an engine like this one, with no flags
 */
export const columnOf = (engines, { name }) =>
  engines.find(engine => !engine.under && (families[engine.name] ?? engine.name) === name) ?? null;

/**
 * @param {Record<string, any> | null} rule
 * @param {Cell} cell
 * @returns {Opinion | 'cannot be tried' | 'lost'}
 */
export function opinion(rule, cell) {
  if ('lost' in cell) return 'lost';
  return rule && 'seen' in cell ? judge(rule, cell.seen) : 'cannot be tried';
}

/**
 * @param {Record<string, any>} rule
 * @param {Cell} here
 * @param {Cell | undefined} stored
 * @returns {Agreement}
 */
export function agreement(rule, here, stored) {
  if (!stored) return { how: 'open', why: 'the register has no column of this engine' };
  const [own, others] = [here, stored].map(cell => opinion(rule, cell));
  if (own === 'lost') return { how: 'differs', why: 'the probe did not end here' };
  if (own === 'cannot be tried' || others === 'cannot be tried' || others === 'lost') {
    return own === others
      ? { how: 'agrees', why: 'it cannot be tried there either' }
      : { how: 'open', why: own === 'cannot be tried' ? 'it was tried there' : 'it was not seen there' };
  }
  if (isTimed(rule)) {
    if (own === others) return { how: 'agrees', why: 'no two runs measure the same, and both come to the same' };
    return own === 'undecided' || others === 'undecided'
      ? { how: 'open', why: 'one of both runs was too noisy to decide' }
      : { how: 'differs', why: 'this run comes to something else' };
  }
  if ('seen' in here && 'seen' in stored && JSON.stringify(here.seen) === JSON.stringify(stored.seen)) {
    return { how: 'agrees', why: 'the same was seen there' };
  }
  return own === others
    ? { how: 'agrees', why: 'something else was seen there, and it comes to the same' }
    : { how: 'differs', why: 'something else was seen there' };
}

/**
 * The stored pages were cross-origin isolated. Where this one is not, what is said of shared memory may be otherwise.
 *
 * @param {Agreement} agreement
 * @param {string} kind the claim's
 * @param {boolean} isolated whether this page is
 * @returns {Agreement}
 */
export const minded = (agreement, kind, isolated) =>
  agreement.how === 'differs' && kind === 'shared memory' && !isolated
    ? { how: 'open', why: 'that page was cross-origin isolated, and this one is not' }
    : agreement;
