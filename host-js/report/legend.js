/**
 * What stands in a report's table, for whoever reads it there.
 */

/** @type {Record<import('../types.js').Outcome, string>} */
export const outcomes = {
  greeted: 'the right answer',
  detached: 'the engine threw: the view was dead',
  short: 'the view ends before the bytes, and says so',
  silent: 'no exception, wrong bytes: the worst',
  refused: 'the compiler refused the program; its words are below its table',
  skipped: 'cannot be tried; the reason is below its table',
};

/** @type {Record<string, string>} by what is written, or an example of it */
export const terms = {
  '1 → 2': 'pages before the run, and after it',
  'detached in call': 'the first set_name in which the buffer detached; under wasmtime, the base moved; empty: in none',
  reset: 'the guest’s reset is called after each greeting',
  crossing: 'a call from host to guest',
  '6/108': 'so many runs greeted, of so many',
  vacuous: 'growth was to be met, and was not: a failure',
};
