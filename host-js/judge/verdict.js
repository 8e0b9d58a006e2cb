/**
 * Holds what a run showed against what the guest says of itself and what was predicted of the strategy.
 */
import { forces } from '../growth/schedule.js';
import { isVacuous } from './vacuous.js';

/**
 * @import { Observation } from '../matrix/run.js'
 * @import { Schedule } from '../growth/schedule.js'
 * @import { Guest, When } from '../types.js'
 * @import { Strategy } from '../views/strategies.js'
 */

/**
 * @param {Pick<Guest, 'grows' | 'detaches' | 'growsWhenReset'> | null} guest null where nobody described it
 * @param {Strategy} strategy
 * @param {Schedule} schedule
 * @param {Observation} seen
 * @returns {{ verdict: 'agrees' | 'disagrees' | 'vacuous', reason: string | null }}
 */
export function judge(guest, strategy, schedule, seen) {
  const metGrowth = seen.forced > 0 || seen.firstGrowth !== null || seen.firstDetach !== null;
  if (isVacuous(forces(schedule), metGrowth)) {
    return { verdict: 'vacuous', reason: 'growth was to be forced, and memory never grew' };
  }
  if (seen.outcome !== seen.expected) {
    return disagrees('outcome', seen.expected, `${seen.outcome}${seen.detail ? ` (${seen.detail})` : ''}`);
  }
  if (!guest) return { verdict: 'agrees', reason: null };
  const { reset } = schedule;
  const grows = reset ? guest.growsWhenReset : guest.grows;
  const detaches = strategy.staysAttached ? 'never' : reset ? guest.growsWhenReset : guest.detaches;
  return (
    judgeClass('growth', grows, seen.firstGrowth, schedule, seen, metGrowth) ??
    judgeClass('detach', detaches, seen.firstDetach, schedule, seen, metGrowth) ?? { verdict: 'agrees', reason: null }
  );
}

/**
 * @param {string} what
 * @param {When | null} described
 * @param {number | null} first the `set_name` call in which it was first seen
 * @param {Schedule} schedule
 * @param {Pick<Observation, 'calls' | 'givenEarly'>} seen
 * @param {boolean} metGrowth whether memory grew at all, in whatever way
 */
export function judgeClass(what, described, first, schedule, { calls, givenEarly }, metGrowth) {
  const isNatural = !forces(schedule);
  if (isVacuous(described !== 'never' && isNatural, metGrowth)) {
    return {
      verdict: /** @type {const} */ ('vacuous'),
      reason: `${what} is described as ${described}, and ${schedule.greetings} greetings met none`,
    };
  }
  // Forced growth may end a run before the first call, or give the guest the room that it would have asked for.
  const excused = calls === 0 || givenEarly;
  const agrees = {
    never: first === null,
    'first-call': first === 1 || (first === null && excused),
    eventually: first === null ? !isNatural : first > 1,
  }[described ?? 'never'];
  return agrees ? null : disagrees(`first ${what}`, String(described), first === null ? 'never' : `in call ${first}`);
}

/**
 * @param {string} what
 * @param {string} expected
 * @param {string} seen
 * @returns {{ verdict: 'disagrees', reason: string }}
 */
const disagrees = (what, expected, seen) => ({
  verdict: 'disagrees',
  reason: `${what}: expected ${expected}, saw ${seen}`,
});
