/**
 * Other people's tests that decide what a claim says: named, never copied.
 */

/**
 * @typedef {object} SuiteTest
 * @property {string} suite
 * @property {string} file in the suite's repository
 * @property {string} [test] its title, where a file has several
 * @property {'holds' | 'does not hold'} expects what an engine that passes it shows of the claim
 * @property {string[]} [failed_by] the ids of engines that are known to fail it
 */

/** Where each suite's files are. @type {Record<string, { title: string, address: string }>} */
export const suites = {
  wpt: { title: 'Web Platform Tests', address: 'https://github.com/web-platform-tests/wpt/blob/master/' },
  test262: { title: 'test262', address: 'https://github.com/tc39/test262/blob/main/' },
};

/** @param {SuiteTest} test */
export const addressOf = ({ suite, file }) => `${suites[suite]?.address}${file}`;

/**
 * @param {SuiteTest[]} tests
 * @param {{ holds: string[], fails: string[] }} judged
 * @returns {string[]} the engines that show something else than a test expects, or fail it no longer, with that test's file
 */
export const contradictions = (tests, { holds, fails }) =>
  tests.flatMap(({ file, expects, failed_by: known = [] }) => {
    const failing = expects === 'holds' ? fails : holds;
    return [
      ...failing.filter(id => !known.includes(id)).map(id => `${id} fails ${file}`),
      ...known.filter(id => !failing.includes(id)).map(id => `${id} does not fail ${file}`),
    ];
  });
