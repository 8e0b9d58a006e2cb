/**
 * What is measured, against what, and the most that it may be.
 */

export const header = 'module,bytes,work,against,median_ms,ratio,low,high,most';

export const results = [
  { work: 'report', against: 'validate', most: 1 },
  { work: 'report on two threads', against: 'validate', most: 0.6 },
  { work: 'detach', against: 'validate', most: 2 },
  { work: 'detach on two threads with its input checked', against: 'validate', most: 2 },
  { work: 'report by wasm in Node', against: 'report', most: 3 },
];
