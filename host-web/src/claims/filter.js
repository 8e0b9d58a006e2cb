/**
 * Which claims are shown: those with all the words, and the verdict, on one engine or over all of them.
 */
import { scatter } from '../../../claims/src/cells.js';
import { verdictOf, verdicts } from '../../../claims/src/verdict.js';
import { opinion } from './agreement.js';

/**
 * @import { PageClaim, Register } from '../../../claims/src/page.js'
 *
 * @typedef {{ words: string, engine: string, verdict: string }} Wanted an empty string is any
 */

const opinions = ['holds', 'does not hold', 'undecided', 'cannot be tried', 'lost'];

/**
 * @param {string} engine empty for all of them together
 * @returns {readonly string[]} the verdicts that there are
 */
export const verdictsOn = engine => (engine ? opinions : verdicts);

/**
 * @param {PageClaim} claim
 * @param {string} engine
 * @returns {string}
 */
export function verdictOn({ rule, cells }, engine) {
  const by = scatter(cells);
  if (!engine) return verdictOf(rule, by).verdict;
  const cell = by[engine];
  return cell ? opinion(rule, cell) : 'cannot be tried';
}

/**
 * @param {Register} register
 * @param {Wanted} wanted
 * @returns {PageClaim[]}
 */
export function filter({ claims, documents }, { words, engine, verdict }) {
  const all = words.toLowerCase().split(/\s+/).filter(Boolean);
  return claims.filter(claim => {
    if (verdict && verdictOn(claim, engine) !== verdict) return false;
    const { name, kind, note, said } = claim;
    const text = [name, claim.claim, kind, note, ...said.map(({ by }) => documents[by]?.title)].join(' ').toLowerCase();
    return all.every(word => text.includes(word));
  });
}
