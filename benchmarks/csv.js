/**
 * The one shape of every measurement's CSV, whoever measured.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Row
 * @property {string} engine
 * @property {string} version
 * @property {string} benchmark
 * @property {string} case
 * @property {string} parameter what the case was measured with, such as a guest or a number of pages; may be empty
 * @property {number} median_ns
 * @property {number} low_ns the first quartile, or the low end of an interval of confidence
 * @property {number} high_ns the third quartile, or its high end
 * @property {number | null} ratio to the baseline of the same run
 */

const columns = /** @type {const} */ ([
  'engine',
  'version',
  'benchmark',
  'case',
  'parameter',
  'median_ns',
  'low_ns',
  'high_ns',
  'ratio',
]);
const header = columns.join(',');

export const resultsFolder = fileURLToPath(new URL('results', import.meta.url));

/**
 * @param {string} path
 * @param {Row[]} rows
 */
export function writeRows(path, rows) {
  const lines = rows.map(row => columns.map(column => cell(row[column])).join(','));
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
}

/** @param {string | number | null} value */
function cell(value) {
  if (typeof value === 'number') return `${Number(value.toPrecision(4))}`;
  const text = value ?? '';
  if (/[",\n]/.test(text)) throw new Error(`a cell of these CSVs has no comma and no quote: ${text}`);
  return text;
}

/**
 * @param {string} path
 * @returns {Row[] | null} null when the file has other columns
 */
export function readRows(path) {
  const [first, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  if (first !== header) return null;
  return lines.map((line, number) => {
    const cells = line.split(',');
    const place = `${path}, line ${number + 2}`;
    if (cells.length !== columns.length) throw new Error(`${place}: ${cells.length} cells, not ${columns.length}`);
    /** @type {any} */
    const row = Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
    for (const column of /** @type {const} */ (['median_ns', 'low_ns', 'high_ns'])) {
      row[column] = Number(row[column] || NaN);
      if (!Number.isFinite(row[column])) throw new Error(`${place}: ${column} is not a number`);
    }
    return { ...row, ratio: row.ratio === '' ? null : Number(row.ratio) };
  });
}

/**
 * Every measurement there is.
 *
 * @param {string} [folder]
 * @returns {{ name: string, rows: Row[] }[]} by file, without its ending
 */
export const readResults = (folder = resultsFolder) =>
  readdirSync(folder)
    .filter(file => file.endsWith('.csv'))
    .sort()
    .flatMap(file => {
      const rows = readRows(join(folder, file));
      return rows && rows.length > 0 ? [{ name: file.replace(/\.csv$/, ''), rows }] : [];
    });

/**
 * A file's measurements as plots: one for each benchmark in it, since no two count the same thing.
 *
 * @param {{ name: string, rows: Row[] }} file
 * @returns {{ name: string, rows: Row[] }[]}
 */
export function plotsOf({ name, rows }) {
  const benchmarks = [...new Set(rows.map(({ benchmark }) => benchmark))];
  if (benchmarks.length === 1) return [{ name, rows }];
  return benchmarks.map(benchmark => ({
    name: `${name}-${benchmark.replaceAll(/\W+/g, '-')}`,
    rows: rows.filter(row => row.benchmark === benchmark),
  }));
}
