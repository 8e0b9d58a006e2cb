/**
 * What one access costs: ask the strategy for the bytes, read one of them.
 */
import { strategies } from '../../host-js/views/strategies.js';
import { timeShort } from './measure.js';

/** @import { Benchmark, Case, Effort } from './types.js' */

const RAW = 'raw view';
const PER = 1024;

/** @type {Benchmark} */
export const access = {
  name: 'access',
  summary: 'reading one byte, by view strategy, against a raw cached view',
  cases: async () => [
    { name: RAW, parameter: '', baseline: RAW, measure: effort => time(viewOnce, effort) },
    ...strategies.map(
      /** @returns {Case} */
      ({ name, view, lacks }) => ({
        name,
        parameter: '',
        baseline: RAW,
        async measure(effort) {
          const lacking = lacks?.(memory, true);
          return lacking ? { skipped: lacking } : time(() => throughStrategy(view(memory)), effort);
        },
      }),
    ),
  ],
};

const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });

/**
 * @param {() => () => number} make
 * @param {Effort} effort
 */
const time = (make, { milliseconds }) => timeShort(make(), { milliseconds, per: PER });

function viewOnce() {
  const bytes = new Uint8Array(memory.buffer);
  return () => {
    let sum = 0;
    for (let at = 0; at < PER; at += 1) sum += /** @type {number} */ (bytes[at]);
    return sum;
  };
}

/** @param {() => Uint8Array} bytes */
function throughStrategy(bytes) {
  return () => {
    let sum = 0;
    for (let at = 0; at < PER; at += 1) sum += /** @type {number} */ (bytes()[at]);
    return sum;
  };
}
