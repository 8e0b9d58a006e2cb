/**
 * The blocks of documents that are made from `results.json`.
 */
import { readFileSync } from 'node:fs';
import { cost, rows, summary } from './table.js';

/** @param {{ table: (rows: string[][]) => string }} format */
export function blocks({ table }) {
  const written = JSON.parse(readFileSync(new URL('results.json', import.meta.url), 'utf8'));
  return {
    'growscope/packages/README.md': { packages: () => `${summary(written)}\n\n${table(rows(written))}` },
    'growscope/js/README.md': { seconds: () => cost(written) },
  };
}
