/**
 * Makes benchmarks/results/rust-*.csv of what `cargo bench` measured.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '../cli/say.js';

import { resultsFolder, writeRows } from '../benchmarks/csv.js';
import { program } from '../cli/program.js';
import { UsageError } from '../cli/usage-error.js';

/** @import { Row } from '../benchmarks/csv.js' */

const help = `Makes benchmarks/results/rust-*.csv of what cargo bench measured.

Usage: node scripts/bench-rust.js [options]

Criterion keeps what it measured before, so remove that first, or the ratios may be between runs.

Options:
  --from DIR  where criterion's results are [default: target/criterion]
  --help      print this

Examples:
  make bench-rust
  rm -rf target/criterion; cargo bench --package host-rust --bench all; node scripts/bench-rust.js

Exit codes:
  0  every measurement is in its CSV
  2  bad usage, or nothing was measured
`;

/** The case that a benchmark's others are held against, with the same parameter. @type {Record<string, string>} */
const baselines = {
  'allocators/churn_lifo': 'std',
  'allocators/churn_random': 'std',
  'allocators/grow_vector': 'std',
  'floor/call': 'empty export',
  'floor/metering': 'none',
  'growth/grow by one page': 'in place',
  'set_name/call': 'native by copying',
  'views/read': 'held slice',
  'views/strategy': 'fresh',
};

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path */
const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

/** The version of wasmtime that Cargo.lock names. */
function engineVersion() {
  const version = /name = "wasmtime"\nversion = "(.*)"/.exec(readFileSync(`${root}Cargo.lock`, 'utf8'))?.[1];
  if (!version) throw new Error('Cargo.lock names no wasmtime');
  return version;
}

/** Every measurement, by group: what stands before the slash in criterion's group. */
function measurements(/** @type {string} */ results) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  const version = engineVersion();
  const files = readdirSync(results, { recursive: true, encoding: 'utf8' }).sort(byNumber.compare);
  for (const file of files.filter(file => file.endsWith(join('new', 'benchmark.json')))) {
    const folder = join(results, dirname(file));
    const { group_id, function_id, value_str } = readJson(join(folder, 'benchmark.json'));
    const { median } = readJson(join(folder, 'estimates.json'));
    const [group, benchmark] = group_id.split('/');
    const rows = groups.get(group) ?? [];
    groups.set(group, rows);
    rows.push({
      engine: 'wasmtime',
      version,
      benchmark,
      case: function_id,
      parameter: value_str ?? '',
      median_ns: median.point_estimate,
      low_ns: median.confidence_interval.lower_bound,
      high_ns: median.confidence_interval.upper_bound,
      ratio: null,
    });
  }
  return groups;
}

/** @param {string} group @param {Row[]} rows */
function setRatios(group, rows) {
  for (const row of rows) {
    const name = `${group}/${row.benchmark}`;
    const baseline = rows.find(
      other => other.benchmark === row.benchmark && other.parameter === row.parameter && other.case === baselines[name],
    );
    if (!baseline) {
      throw new Error(`${name}, ${row.case}: nothing to hold it against; name its baseline in scripts/bench-rust.js`);
    }
    row.ratio = row.median_ns / baseline.median_ns;
  }
}

const byNumber = new Intl.Collator('en', { numeric: true });

await program({
  name: 'node scripts/bench-rust.js',
  help,
  options: { from: { type: 'string', default: join(root, 'target/criterion') } },
  execute({ from }) {
    if (!existsSync(from)) {
      throw new UsageError(`${from} is missing`, 'run: cargo bench --package host-rust --bench all');
    }
    mkdirSync(resultsFolder, { recursive: true });
    for (const [group, rows] of measurements(from)) {
      setRatios(group, rows);
      writeRows(join(resultsFolder, `rust-${group}.csv`), rows);
      say(`benchmarks/results/rust-${group}.csv: ${rows.length} rows`);
    }
    return 0;
  },
});
