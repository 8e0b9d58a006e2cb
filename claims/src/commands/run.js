/**
 * Every claim on every engine that can be had: one table by verdict.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { complain, say } from '../../../cli/say.js';
import { engines } from '../../../engines/list.js';
import { readNumber } from '../../../cli/options.js';
import { UsageError } from '../../../cli/usage-error.js';
import { gather, scatter } from '../cells.js';
import { fingerprint } from '../question.js';
import { readClaims } from '../read.js';
import { readResults, writeResults } from '../results.js';
import { runClaims } from '../run.js';
import { terminalTable } from '../tables.js';

/**
 * @import { Claim } from '../read.js'
 * @import { Results } from '../results.js'
 * @import { Run } from '../run.js'
 */

const command = 'node claims run --write';

export const summary = 'every claim on every engine, by verdict';

export const help = `Runs each claim's probe, which observes, and applies its rule, which decides.

Usage: node claims run [CLAIM…] [options]

Options:
  --engine ID  only this engine; repeatable. There are
               ${engines.map(({ id }) => id).join(', ')}
  --write      write what was run into claims/results.json, from which CLAIMS.md is made (make docs)
  --json       print the cells as JSON
  --jobs N     how many engines run at once [default: as many as there are processors]
  --no-fetch   skip engines that have not been fetched

Examples:
  node claims run
  node claims run page-is-64-kib --engine node

Exit codes:
  0  every probe was run, or cannot be tried, with its reason
  1  an engine did not finish a probe
  2  bad input
`;

const flag = /** @type {const} */ ({ type: 'boolean', default: false });

/** @satisfies {import('../../../cli/options.js').Options} */
export const options = {
  engine: { type: 'string', multiple: true, default: [] },
  write: flag,
  json: flag,
  jobs: { type: 'string', default: `${availableParallelism()}` },
  'no-fetch': flag,
};

/**
 * @param {any} values the options
 * @param {string[]} positionals
 * @returns {Promise<number>} the exit code
 */
export async function execute({ engine, write, json, jobs, 'no-fetch': noFetch }, positionals) {
  const register = readClaims();
  const claims = chosen(register, positionals, ({ name }) => name, 'claim');
  const wanted = chosen(engines, engine, ({ id }) => id, 'engine');
  const run = await runClaims(claims, wanted, {
    mayFetch: !noFetch,
    jobs: readNumber('--jobs', jobs, { from: 1, to: 64, whole: true, example: '2' }),
    versions: runtimeVersions(),
    say: complain,
  });
  say(json ? JSON.stringify(run, null, 2) : terminalTable(claims, run).trimEnd());
  if (write) {
    await writeResults(merge(register, claims, run));
    complain('wrote claims/results.json; now: make docs');
  }
  const lost = Object.values(run.cells).some(cells => Object.values(cells).some(cell => 'lost' in cell));
  return lost ? 1 : 0;
}

/**
 * @template T
 * @param {T[]} all
 * @param {readonly string[]} names all of them, when there are none
 * @param {(one: T) => string} nameOf
 * @param {string} what
 */
function chosen(all, names, nameOf, what) {
  const known = all.map(nameOf);
  const unknown = names.find(name => !known.includes(name));
  if (unknown) throw new UsageError(`there is no ${what} called ${unknown}`, `there are ${known.join(', ')}`);
  return names.length === 0 ? all : all.filter(one => names.includes(nameOf(one)));
}

/** As they are pinned. */
function runtimeVersions() {
  const lock = readFileSync(fileURLToPath(new URL('../../../Cargo.lock', import.meta.url)), 'utf8');
  const version = (/** @type {string} */ name) =>
    new RegExp(`name = "${name}"\nversion = "(.*)"`).exec(lock)?.[1] ?? '';
  return { wasmtime: version('wasmtime'), wasmi: version('wasmi') };
}

/**
 * What was run replaces what was there; what was not run stays, as long as its claim does.
 *
 * @param {Claim[]} register
 * @param {Claim[]} claims those that were run
 * @param {Run} run
 * @returns {Results}
 */
function merge(register, claims, run) {
  const before = readResults();
  const now = new Map(run.engines.map(engine => [engine.id, engine]));
  const kept = before?.engines.filter(({ id }) => !now.has(id)) ?? [];
  const order = [...engines.map(({ id }) => id), 'wasmtime', 'wasmi'];
  const all = [...kept, ...run.engines].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const results = register.map(claim => {
    const old = before?.claims[claim.name];
    const current = fingerprint(claim);
    const cells = old?.fingerprint === current ? scatter(old.cells) : {};
    const wasRun = claims.includes(claim);
    const merged = { ...cells, ...(wasRun ? run.cells[claim.name] : {}) };
    const sorted = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
    const wasm = run.modules[claim.name] ?? old?.wasm;
    const fresh = wasRun || old?.fingerprint === current;
    return /** @type {const} */ ([
      claim.name,
      {
        fingerprint: fresh ? current : (old?.fingerprint ?? ''),
        ...(wasm ? { wasm } : {}),
        cells: fresh ? gather(sorted) : (old?.cells ?? []),
      },
    ]);
  });
  return {
    command,
    platform: `${process.platform} ${process.arch}`,
    engines: all,
    claims: Object.fromEntries(results),
  };
}
