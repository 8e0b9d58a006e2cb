/**
 * The sentence of growscope/README.md about modules by seed.
 */
import { read } from './results.js';

/** @returns {import('../../scripts/documents.js').Documents} */
export const blocks = () => ({
  'growscope/README.md': {
    seeds() {
      const chunks = read();
      /** @type {Map<string, number>} */
      const sums = new Map();
      for (const { counts } of chunks) {
        for (const [words, count] of counts) sums.set(words, (sums.get(words) ?? 0) + count);
      }
      const commits = [...new Set(chunks.map(({ commit }) => commit))].join(', ');
      const counts = [...sums].map(([words, count]) => `${count.toLocaleString('en')} ${words}`).join(', ');
      return `Seeds below ${Math.max(...chunks.map(({ to }) => to)).toLocaleString('en')}, at ${commits}: ${counts}.`;
    },
  },
});
