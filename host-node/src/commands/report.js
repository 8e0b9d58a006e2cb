import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { failures } from '../../../host-js/report/report.js';
import { escapeAll } from '../../../cli/escape.js';
import { UsageError } from '../../../cli/usage-error.js';
import { table, verdictsOf } from '../../../host-js/report/table.js';
import { contradiction } from '../../../host-js/judge/again.js';
import { defaultDist, readBuilt, readIndex } from '../find-guest.js';
import { madeFrom } from '../written.js';
import { painter } from '../../../cli/paint.js';

/**
 * @import { Guest, Report } from '../../../host-js/types.js'
 */

export const summary = 'what every host observed, as one table';

export const help = `What every host observed, from dist/report/, as one table.

Usage: node host-node report [HOST…] [options]

With HOSTs, such as host-node, only theirs.

Options:
  --json      print the reports as one JSON list
  --dist DIR  where the reports' folder is [default: dist/ at the repository's root]
  --help      print this

Examples:
  node host-node report
  node host-node report host-node host-rust
  node host-node report --json

Exit codes:
  0  every cell agrees, or was skipped with its reason
  1  a cell disagrees, or is vacuous
  2  bad input: no report, one that is damaged or altered, or one of other guests
`;

/** @satisfies {import('node:util').ParseArgsConfig['options']} */
export const options = {
  json: { type: 'boolean', default: false },
  dist: { type: 'string', default: defaultDist },
};

/**
 * @param {any} values the options
 * @param {string[]} positionals
 * @returns {Promise<number>} the exit code
 */
export async function execute({ json, dist }, positionals) {
  const { reports: all, guests } = await readReports(dist);
  const missing = positionals.find(wanted => all.every(({ host }) => host !== wanted));
  if (missing)
    throw new UsageError(`there is no report of ${missing}`, `there are ${all.map(({ host }) => host).join(', ')}`);
  const reports = positionals.length === 0 ? all : all.filter(({ host }) => positionals.includes(host));
  process.stdout.write(
    json
      ? `${JSON.stringify(reports, null, 2)}\n`
      : table(escapeAll(reports), painter(process.stdout), verdictsOf(escapeAll(guests))),
  );
  return failures(reports.flatMap(({ cells }) => cells)).length > 0 ? 1 : 0;
}

/**
 * @param {string} dist
 * @returns {Promise<{ reports: Report[], guests: Guest[] }>} by the hosts' names, and the guests that they were held against
 * @throws {UsageError} for one that is damaged, that was made from other guests, or that its own cells contradict
 */
async function readReports(dist) {
  const folder = join(dist, 'report');
  const files = (await readdir(folder).catch(() => [])).filter(file => file.endsWith('.json')).sort();
  if (files.length === 0) throw new UsageError(`there is no report in ${folder}`, 'run the hosts first: make run');
  const paths = files.map(file => join(folder, file));
  /** @type {Report[]} */
  const reports = await Promise.all(paths.map(path => readBuilt(path, 'report', AGAIN)));
  const [{ guests }, made] = [await readIndex(dist), await madeFrom(dist)];
  for (const [at, report] of reports.entries()) {
    if (report.madeFrom !== made)
      throw new UsageError(`${paths[at]} was made from other guests than ${join(dist, 'guests.json')} lists`, AGAIN);
    const wrong = contradiction(report, guests);
    if (wrong !== null) throw new UsageError(`${paths[at]} contradicts itself: ${wrong}`, AGAIN);
  }
  return { reports, guests };
}

const AGAIN = 'run the hosts again: make run';
