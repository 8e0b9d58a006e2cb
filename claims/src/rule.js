/**
 * From an observation to an opinion: a claim's rule.
 */

/**
 * @typedef {'holds' | 'does not hold' | 'undecided'} Opinion
 *
 * @typedef {object} Kind a kind of rule
 * @property {(given: any) => boolean} takes whether a claim may give it this
 * @property {(seen: any, given: any) => Opinion} judge
 */

const decided = (/** @type {boolean} */ holds) => (holds ? 'holds' : 'does not hold');
const isNumber = (/** @type {unknown} */ value) => typeof value === 'number';
const same = (/** @type {unknown} */ a, /** @type {unknown} */ b) => text(a) === text(b);

/** Keys sorted. @param {unknown} value @returns {string} */
const text = value =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** @type {Record<string, Kind>} */
export const kinds = {
  is: { takes: () => true, judge: (seen, given) => decided(same(seen, given)) },
  is_not: { takes: () => true, judge: (seen, given) => decided(!same(seen, given)) },
  at_least: { takes: isNumber, judge: (seen, given) => decided(seen >= given) },
  at_most: { takes: isNumber, judge: (seen, given) => decided(seen <= given) },
  between: {
    takes: given => Array.isArray(given) && given.length === 2 && given.every(isNumber),
    judge: (seen, [low, high]) => decided(seen >= low && seen <= high),
  },
  // The interval must lie wholly on one side.
  ratio_below: {
    takes: isNumber,
    judge: ({ low, high }, given) => (high < given ? 'holds' : low > given ? 'does not hold' : 'undecided'),
  },
  ratio_above: {
    takes: isNumber,
    judge: ({ low, high }, given) => (low > given ? 'holds' : high < given ? 'does not hold' : 'undecided'),
  },
};

/**
 * @param {Record<string, any>} rule of one kind
 * @param {any} seen
 * @returns {Opinion}
 */
export function judge(rule, seen) {
  const [[kind = '', given] = []] = Object.entries(rule);
  return /** @type {Kind} */ (kinds[kind]).judge(seen, given);
}

/**
 * Whether it is about time: such an observation is another each time.
 *
 * @param {Record<string, any> | null} rule
 */
export const isTimed = rule => Object.keys(rule ?? {}).some(kind => kind.startsWith('ratio'));
