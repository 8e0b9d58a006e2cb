/**
 * What a learner has done, kept in this browser.
 */

const KEY = 'growth-lab-workshop';

/**
 * @typedef {object} Progress
 * @property {string[]} passed
 * @property {string[]} gaveUp whose solution was seen before they passed
 * @property {Record<string, number>} hints shown
 * @property {Record<string, string>} drafts
 */

/** @returns {Progress} */
export function load() {
  const nothing = { passed: [], gaveUp: [], hints: {}, drafts: {} };
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...nothing, ...kept } : nothing;
  } catch {
    return nothing;
  }
}

/** @param {Progress} progress */
export function save(progress) {
  try {
    localStorage.setItem(KEY, JSON.stringify(progress));
  } catch {
    // A browser may keep nothing: then it is gone with the page.
  }
}
