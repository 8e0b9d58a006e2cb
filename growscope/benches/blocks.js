/**
 * The generated block of growscope/README.md.
 */
import { readFileSync } from 'node:fs';
import { header, results } from './results.js';

/** @import { Documents, Markdown } from '../../scripts/documents.js' */

const csv = new URL('../../benchmarks/results/growscope.csv', import.meta.url);

/**
 * @param {Markdown} markdown
 * @returns {Documents}
 */
export const blocks = ({ table }) => ({
  'growscope/README.md': {
    cost() {
      const [first, ...lines] = readFileSync(csv, 'utf8').trimEnd().split('\n');
      if (first !== header) return 'Not measured yet: `make bench-growscope`.';
      const rows = lines.map(line => line.split(','));
      const works = [...results.map(({ work }) => work), 'peak memory of report', 'peak memory of detach'];
      const modules = [...new Set(rows.map(([module]) => module))];
      const most = (/** @type {string} */ work) => Number(rows.find(row => row[2] === work)?.[8]);
      return table([
        ['module', 'MB', ...works],
        ['at most', '', ...works.map(work => `${most(work)}`)],
        ...modules.map(module => {
          const own = rows.filter(row => row[0] === module);
          const cells = works.map(work => {
            const [, , , , , ratio, low, high] = own.find(row => row[2] === work) ?? [];
            if (ratio === undefined) return '';
            const short = (/** @type {string | undefined} */ text) => Number(text).toFixed(2);
            const range = low === high ? '' : ` (${short(low)}–${short(high)})`;
            return `${Number(ratio) <= most(work) ? short(ratio) : `**${short(ratio)}**`}${range}`;
          });
          return [`${module}`, (Number(own[0]?.[1]) / 1e6).toFixed(1), ...cells];
        }),
      ]);
    },
  },
});
