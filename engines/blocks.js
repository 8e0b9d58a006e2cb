/**
 * The generated blocks of engines/README.md.
 */
import { readFileSync } from 'node:fs';
import { differenceRows, engineRows, refusalRows, webApiRows, wordRows } from './tables.js';

/**
 * @import { Documents, Markdown } from '../scripts/documents.js'
 * @import { Results } from './tables.js'
 */

/** @returns {Results} */
const engineResults = () => JSON.parse(readFileSync(new URL('results.json', import.meta.url), 'utf8'));

/**
 * @param {Markdown} markdown
 * @returns {Documents}
 */
export const blocks = ({ table }) => ({
  'engines/README.md': {
    engines() {
      const results = engineResults();
      const { platform, command, findings } = results;
      const found = findings.map(({ engine, finding }) => `- **${engine}**: ${finding}`);
      return [
        table(engineRows(results)),
        found.join('\n') || 'No cell of any engine disagrees, and none is vacuous.',
        `Observed on ${platform} by \`${command}\`.`,
      ].join('\n\n');
    },
    differences() {
      const results = engineResults();
      const named = results.differences.map(
        ({ reason, count, cells }) => `- ${reason} (${count}): ${cells.map(cell => `\`${cell}\``).join('; ')}`,
      );
      return [table(differenceRows(results)), 'The cells by name:', named.join('\n')].join('\n\n');
    },
    words: () => table(wordRows(engineResults())),
    'web-apis': () => table(quoted(webApiRows(engineResults()), 0)),
    refusals: () => table(quoted(refusalRows(engineResults()), 1)),
  },
});

/**
 * @param {string[][]} rows
 * @param {number} column to be shown as code
 */
const quoted = ([heading = [], ...rows], column) => [
  heading,
  ...rows.map(row => row.map((text, at) => (at === column ? `\`${text}\`` : text))),
];
