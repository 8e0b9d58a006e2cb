/**
 * What a guest may have, unless somebody allows more: in numbers, and as both verbs' help says it.
 */
export const bounds = {
  /** Of 65,536 bytes each. */
  maxPages: 16_384,
  tableElements: 1_000_000,
  stepSeconds: 5,
  runSeconds: 600,
};

const number = (/** @type {number} */ value) => value.toLocaleString('en');

export const boundsHelp = `Bounds; the one that a guest meets is named:
  memory     ${number(bounds.maxPages)} pages, 1 GiB; other values: --max-pages
  tables     ${number(bounds.tableElements)} elements each
  instances  of one guest at a time, in a process of its own
  time       ${bounds.stepSeconds} s for each step: to compile, to instantiate, a call of greet, a cell of matrix; other values: --time-limit
  run        ${bounds.runSeconds} s for all of matrix; other values: --run-limit
`;
