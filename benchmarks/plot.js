/**
 * Makes a light and a dark plot of every measurement in benchmarks/results/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '../cli/say.js';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { UsageError } from '../cli/usage-error.js';
import { plotsOf, readResults, resultsFolder } from './csv.js';
import { program } from '../cli/program.js';
import { specification } from './plot-specification.js';

/** @import { Row } from './csv.js' */

const help = `Makes a light and a dark SVG of every measurement's CSV: benchmarks/plots/NAME-light.svg and -dark.svg,
or NAME-BENCHMARK-light.svg where a CSV holds several benchmarks.

Usage: node benchmarks/plot.js [NAME…] [options]

NAMEs are CSVs without their ending, such as js-greeting; all of them, when none is given.

Options:
  --results DIR  where the CSVs are [default: benchmarks/results/]
  --out DIR      where the plots go [default: benchmarks/plots/]
  --help         print this

Examples:
  node benchmarks/plot.js
  node benchmarks/plot.js js-greeting --out /tmp

Exit codes:
  0  every plot was made
  2  bad input: no such CSV, or a damaged one
`;

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
const options = {
  results: { type: 'string', default: resultsFolder },
  out: { type: 'string', default: fileURLToPath(new URL('plots', import.meta.url)) },
};

await program({
  name: 'node benchmarks/plot.js',
  help,
  options,
  takesNames: true,
  execute: async ({ results, out }, names) => {
    const all = read(results);
    const unknown = names.find(name => !all.some(result => result.name === name));
    if (unknown) {
      throw new UsageError(
        `there is no ${unknown}.csv of measurements in ${results}`,
        `there are ${all.map(({ name }) => name).join(', ') || 'none: run the benchmarks first'}`,
      );
    }
    mkdirSync(out, { recursive: true });
    const chosen = all.filter(({ name }) => names.length === 0 || names.includes(name));
    for (const { name, rows } of chosen.flatMap(plotsOf)) {
      for (const theme of /** @type {const} */ (['light', 'dark'])) {
        const path = join(out, `${name}-${theme}.svg`);
        writeFileSync(path, `${await svg(rows, theme)}\n`);
        say(path);
      }
    }
    return 0;
  },
});

/** @param {string} folder */
function read(folder) {
  try {
    return readResults(folder);
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message, 'run the benchmarks again');
  }
}

/**
 * @param {Row[]} rows
 * @param {'light' | 'dark'} theme
 */
async function svg(rows, theme) {
  const { spec } = compile(specification(rows, theme), { logger: vega.logger(vega.Error) });
  return new vega.View(vega.parse(spec), { renderer: 'none' }).toSVG();
}
