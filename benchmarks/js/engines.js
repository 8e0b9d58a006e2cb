/**
 * Runs the JavaScript benchmarks on every engine that is found.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { complain, say } from '../../cli/say.js';
import { findPrograms } from '../../engines/find.js';
import { readNumber } from '../../cli/options.js';
import { resultsFolder, writeRows } from '../csv.js';
import { benchmarks } from './benchmarks.js';
import { chosen } from './chosen.js';
import { program } from '../../cli/program.js';
import { CaseFailed, measure, quickly, thorough } from './session.js';

/** @import { Row } from '../csv.js' */

const help = `Runs the JavaScript benchmarks on every engine that is found: node, bun and deno on PATH,
and those that are named. What is not there is skipped, with the reason.
Writes one CSV for each benchmark: benchmarks/results/engines-NAME.csv.

Usage: node benchmarks/js/engines.js [NAME…] [options]

Benchmarks (all, when none is named): ${benchmarks.map(({ name }) => name).join(', ')}

Options:
  --engine PATH  an executable, or a folder of them, such as one that holds several versions of Node.js; repeatable
  --fetch        other engines from npm, too, at the versions in engines/list.js
  --list         only say which engines are found
  --quick        only see that each case runs: seconds, and no figures to rely on
  --rounds N     rounds on each engine [default: 2; benchmarks/js/run.js makes ${thorough.rounds}]
  --out DIR      where the CSVs go [default: benchmarks/results/]
  --help         print this

Examples:
  node benchmarks/js/engines.js --list
  node benchmarks/js/engines.js greeting --fetch
  node benchmarks/js/engines.js --engine ~/.nvm/versions/node

Exit codes:
  0  every case was measured, or was skipped with its reason
  1  a case failed
  2  bad input
`;

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
const options = {
  engine: { type: 'string', multiple: true, default: [] },
  fetch: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
  rounds: { type: 'string', default: '2' },
  out: { type: 'string', default: resultsFolder },
};

await program({
  name: 'node benchmarks/js/engines.js',
  help,
  options,
  takesNames: true,
  execute: async ({ engine, fetch, list, quick, rounds, out }, names) => {
    const wanted = chosen(names);
    const effort = quick
      ? quickly
      : { ...thorough, rounds: readNumber('--rounds', rounds, { from: 1, to: 1_000, whole: true, example: '2' }) };
    const found = findPrograms(engine, fetch);
    for (const one of found) {
      if ('lacks' in one) say(`SKIP ${one.name}: ${one.lacks}`);
      else if (list) say(`${one.name}: ${one.command[0]}`);
    }
    if (list) return 0;
    mkdirSync(out, { recursive: true });
    let failed = false;
    for (const benchmark of wanted) {
      /** @type {Row[]} */
      const rows = [];
      for (const one of found.filter(one => 'command' in one)) {
        try {
          const measured = await measure(benchmark, one.command, effort);
          for (const line of measured.skipped) say(`${line} (${one.name})`);
          rows.push(...measured.rows);
        } catch (error) {
          if (!(error instanceof CaseFailed)) throw error;
          complain(`error: ${error.message}\n  ${error.next}`);
          failed = true;
        }
      }
      const path = join(out, `engines-${benchmark.name}.csv`);
      writeRows(path, rows);
      say(`${benchmark.name}: ${rows.length} cases in ${path}`);
    }
    return failed ? 1 : 0;
  },
});
