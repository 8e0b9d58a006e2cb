/**
 * Runs the JavaScript benchmarks on the engine that runs this.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { say } from '../../cli/say.js';
import { thisEngine } from '../../engines/find.js';
import { resultsFolder, writeRows } from '../csv.js';
import { benchmarks } from './benchmarks.js';
import { chosen } from './chosen.js';
import { program } from '../../cli/program.js';
import { measure, quickly, thorough } from './session.js';

const help = `Runs the JavaScript benchmarks on this engine, each case in a process of its own.
Writes one CSV for each, benchmarks/results/js-NAME.csv, and what the machine is into machine.csv.

Usage: node benchmarks/js/run.js [NAME…] [options]

Benchmarks (all, when none is named):
${benchmarks.map(({ name, summary }) => `  ${name.padEnd(9)} ${summary}`).join('\n')}

Options:
  --quick    only see that each case runs: seconds, and no figures to rely on
  --out DIR  where the CSVs go [default: benchmarks/results/]
  --help     print this

Examples:
  node benchmarks/js/run.js
  node benchmarks/js/run.js greeting
  node benchmarks/js/run.js --quick --out /tmp/results

Exit codes:
  0  every case was measured, or was skipped with its reason
  1  a case failed
  2  bad input
`;

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
const options = {
  quick: { type: 'boolean', default: false },
  out: { type: 'string', default: resultsFolder },
};

await program({
  name: 'node benchmarks/js/run.js',
  help,
  options,
  takesNames: true,
  execute: async ({ quick, out }, names) => {
    const wanted = chosen(names);
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'machine.csv'), machine());
    for (const benchmark of wanted) {
      const { rows, skipped } = await measure(benchmark, await thisEngine(), quick ? quickly : thorough);
      for (const line of skipped) say(line);
      const path = join(out, `js-${benchmark.name}.csv`);
      writeRows(path, rows);
      say(`${benchmark.name}: ${rows.length} cases in ${path}`);
    }
    return 0;
  },
});

function machine() {
  const rows = {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    'memory in GiB': Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
  };
  const lines = Object.entries(rows).map(row => row.map(cell => `${cell}`.replaceAll(',', ';')).join(','));
  return ['what,value', ...lines, ''].join('\n');
}
