/**
 * Measures growscope on real modules beside wasmparser's own validation of the same bytes, natively and in Node.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../../cli/program.js';
import { say } from '../../cli/say.js';
import { fetched, packages } from './packages.js';
import { header, results } from './results.js';
import { reportInWasm } from './wasm.js';

const help = `Measures growscope on real modules from npm, and writes benchmarks/results/growscope.csv.

Usage: node growscope/benches/run.js [options]

Everything is measured beside the rest in one run: each round takes every work once, and a ratio is that of two works in
the same round. The modules are fetched into target/growscope-bench/ once. Run it on a machine that does nothing else.

Options:
  --rounds N  how often each work is done on each module [default: 9]
  --help      print this

Examples:
  make bench-growscope
  node growscope/benches/run.js --rounds 3

Exit codes:
  0  written
  2  bad usage, or what is needed is not there
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'target/growscope-bench');
/** The wasm build and the native one take turns this often. */
const TURNS = 3;

/** @param {number[]} sorted */
const at = (sorted, /** @type {number} */ share) => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;

/**
 * The median and the quartiles.
 *
 * @param {number[]} numbers
 */
function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return { median: at(sorted, 0.5), low: at(sorted, 0.25), high: at(sorted, 0.75) };
}

/**
 * @param {string} measure the program
 * @param {string} file
 * @param {number} rounds
 */
function measured(measure, file, rounds) {
  /** @type {Record<string, number[]>} */
  const times = { 'report by wasm in Node': [] };
  /** @type {{ bytes: number, peaks: Record<string, number> }} */
  let rest = { bytes: 0, peaks: {} };
  const bytes = readFileSync(file);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const line = execFileSync(measure, [`${Math.ceil(rounds / TURNS)}`, file], { encoding: 'utf8' });
    /** @type {typeof rest & { times: Record<string, number[]> }} */
    const native = JSON.parse(line);
    rest = native;
    const all = { ...native.times, 'report by wasm in Node': reportInWasm(bytes, Math.ceil(rounds / TURNS)) };
    for (const [work, list] of Object.entries(all)) (times[work] ??= []).push(...list);
  }
  return { ...rest, times };
}

await program({
  name: 'node growscope/benches/run.js',
  help,
  options: { rounds: { type: 'string', default: '9' } },
  execute({ rounds }) {
    mkdirSync(cache, { recursive: true });
    execFileSync(
      'cargo',
      ['build', '--quiet', '--release', '--package', 'growscope', '--features', 'bench', '--bin', 'measure'],
      { cwd: root, stdio: 'inherit' },
    );
    const lines = [header];
    for (const package_ of packages) {
      const { bytes, times, peaks } = measured(
        join(root, 'target/release/measure'),
        fetched(package_, cache),
        Number(rounds),
      );
      const module = `${package_.name} ${package_.version}`;
      for (const { work, against, most } of results) {
        const [its, others] = [times[work] ?? [], times[against] ?? []];
        const { median, low, high } = spread(its.map((time, round) => time / (others[round] ?? NaN)));
        const numbers = [median, low, high, most].map(number => number.toFixed(3));
        const ms = (spread(its).median / 1e6).toFixed(2);
        lines.push([module, bytes, work, against, ms, ...numbers].join(','));
      }
      for (const work of ['report', 'detach']) {
        const ratio = ((peaks[work] ?? NaN) / bytes).toFixed(3);
        lines.push([module, bytes, `peak memory of ${work}`, 'the module', '', ratio, ratio, ratio, '8.000'].join(','));
      }
      say(
        `${module}: ${lines
          .slice(-results.length - 2)
          .map(line => line.split(',').at(-4))
          .join(' ')}`,
      );
    }
    writeFileSync(join(root, 'benchmarks/results/growscope.csv'), `${lines.join('\n')}\n`);
    return 0;
  },
});
