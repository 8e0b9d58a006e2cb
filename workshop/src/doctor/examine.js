/**
 * Runs checks one after the other.
 */

/**
 * @import { Check, Finding } from './types.js'
 *
 * @typedef {Finding & { id: string, label: string }} Examined
 */

/**
 * @param {Check[]} checks
 * @param {(check: Check) => void} begins
 * @param {(examined: Examined) => void} ends
 * @returns {Promise<Examined[]>}
 */
export async function examine(checks, begins, ends) {
  /** @type {Examined[]} */
  const all = [];
  for (const check of checks) {
    const { id, label, after = [] } = check;
    const lacking = all.find(earlier => stops(earlier) && after.includes(earlier.id));
    if (!lacking) begins(check);
    const finding = lacking ? untried(lacking.label) : await check.run().catch(failed);
    const examined = { id, label, ...finding };
    all.push(examined);
    ends(examined);
  }
  return all;
}

/** @param {Finding} finding */
export const stops = ({ state }) => state === 'missing' || state === 'not tried';

/**
 * @param {string} label
 * @returns {Finding}
 */
const untried = label => ({ state: 'not tried', says: `it needs: ${label}`, short: null });

/**
 * @param {any} error
 * @returns {Finding}
 */
const failed = error => ({
  state: 'missing',
  says: `this check failed: ${error?.message ?? error}`,
  short: null,
  next: ['please report it, with this line'],
});
