import { escapeAll } from '../../../cli/escape.js';
import { readNumber, readTimeLimit } from '../../../cli/options.js';
import { UsageError } from '../../../cli/usage-error.js';
import { outcomes, terms } from '../../../host-js/report/legend.js';
import { failures, report } from '../../../host-js/report/report.js';
import { table, verdictsOf } from '../../../host-js/report/table.js';
import { strategies } from '../../../host-js/views/strategies.js';
import { bounds, boundsHelp } from '../bounds.js';
import { defaultDist, findGuest, readIndex } from '../find-guest.js';
import { identify } from '../../../engines/identify.js';
import { runApart } from '../run-apart.js';
import { isFresh, madeFrom, write } from '../written.js';
import { painter } from '../../../cli/paint.js';
import { options as greeting, readPages } from './greet.js';

/**
 * @import { Cell } from '../../../host-js/types.js'
 */

const entries = Object.entries({ ...outcomes, ...terms });
const widest = Math.max(...entries.map(([word]) => word.length));
const legend = entries.map(([word, meaning]) => `  ${word.padEnd(widest)}  ${meaning}\n`).join('');

export const summary = 'every guest with every strategy under every growth schedule, asserted';

export const help = `Every guest with every strategy under every growth schedule. Each cell is held against
what the guest says of itself; the observations go to dist/report/host-node.json.

Usage: node host-node matrix [GUEST…] [options]

With GUESTs (names, or paths to .wasm files) only those are run, and no report is written.
A guest given by path says nothing of itself: its growth is shown, and its outcomes are asserted.

Options:
  --json                print the report as JSON instead of the table
  --report-only         write the report, print nothing, and leave the judging to host-node report; one that
                        this very program wrote of these very guests stays as it is
  --time-limit SECONDS  end a guest of which one cell, or its compilation, takes longer [default: ${bounds.stepSeconds}]
  --run-limit SECONDS   end all of it after this long [default: ${bounds.runSeconds}]
  --max-pages PAGES     the most that a guest's memory may have, of 65,536 bytes each [default: ${bounds.maxPages}, 1 GiB]
  --dist DIR            where the guests are [default: dist/ at the repository's root]
  --help                print this

${boundsHelp}
In the table:
${legend}
Examples:
  node host-node matrix
  node host-node matrix lib_bump ./mine.wasm
  node host-node matrix --json | jq '.cells[] | select(.outcome == "silent")'

Exit codes:
  0  every cell agrees, or was skipped with its reason
  1  a cell disagrees, or is vacuous: it was to meet growth and met none
  2  bad input: the command line, or a guest that breaks the protocol or its bounds
`;

const { 'time-limit': timeLimit, 'max-pages': maxPages, json, dist } = greeting;
/** @satisfies {import('node:util').ParseArgsConfig['options']} */
export const options = {
  'time-limit': timeLimit,
  'run-limit': /** @type {const} */ ({ type: 'string', default: String(bounds.runSeconds) }),
  'max-pages': maxPages,
  json,
  dist,
  'report-only': /** @type {const} */ ({ type: 'boolean', default: false }),
};

/**
 * @param {any} values the options
 * @param {string[]} positionals
 * @returns {Promise<number>} the exit code
 */
export async function execute(values, positionals) {
  const { json, dist, 'report-only': quiet } = values;
  if (quiet && positionals.length > 0) throw new UsageError('--report-only reports on every guest: name none');
  const index = await readIndex(dist);
  if (quiet && (await isFresh(dist))) return 0;
  const made = await madeFrom(dist);
  const wanted =
    positionals.length > 0 ? positionals : index.guests.filter(({ greets }) => greets).map(({ name }) => name);
  if (wanted.length === 0)
    throw new UsageError(`${dist} has no guest that greets, so nothing would be shown`, 'make guests');
  const found = await Promise.all(wanted.map(name => findGuest(name, dist, index)));
  // Two files of one name, in two folders, are two guests.
  const guests = found.map((guest, at) =>
    found.some((other, where) => where !== at && other.name === guest.name)
      ? { ...guest, name: String(wanted[at]) }
      : guest,
  );
  const job = { verb: /** @type {const} */ ('matrix'), guests, index, maxPages: readPages(values['max-pages']) };
  /** @type {Cell[]} */
  const cells = await runApart(
    job,
    { step: readTimeLimit(values['time-limit']), run: readRunLimit(values['run-limit']) },
    progress(),
  );
  const result = { ...report('host-node', await identify(), strategies, cells), madeFrom: made };
  if (positionals.length === 0) await write(dist, result);
  if (quiet) return 0;
  process.stdout.write(
    json
      ? `${JSON.stringify(result, null, 2)}\n`
      : table(escapeAll([result]), painter(process.stdout), verdictsOf(escapeAll(index.guests))),
  );
  return failures(cells).length > 0 ? 1 : 0;
}

/** @param {string} text */
const readRunLimit = text =>
  readNumber('--run-limit', text, { from: 0, above: true, to: 86_400, unit: 'seconds', example: '60' });

/** Counts cells on a terminal, once it has taken two seconds. */
function progress() {
  const started = Date.now();
  let count = 0;
  return () => {
    count += 1;
    if (process.stderr.isTTY && Date.now() - started > 2_000) process.stderr.write(`\r${count} cells …\r`);
  };
}
