#!/usr/bin/env node
/**
 * The matrix, and the Web APIs, on every JavaScript engine that can be had: one table of what differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { complain, say } from '../cli/say.js';
import { UsageError } from '../cli/usage-error.js';
import { readIndex } from '../host-node/src/find-guest.js';
import { main as start } from '../cli/main.js';
import { summarise } from '../host-js/report/report.js';
import { compare, compareWebApis, compareWords, findings } from './compare.js';
import { engines } from './list.js';
import { Lost } from './lost.js';
import { open } from './open.js';
import { differenceRows, engineRows, refusalRows, wordRows } from './tables.js';
import { Unavailable } from './unavailable.js';

/**
 * @import { Engine } from './list.js'
 * @import { Input, Observed } from './probes/matrix.js'
 * @import { Results } from './tables.js'
 *
 * @typedef {Observed & { id: string, under?: string | undefined, via: string }} Seen
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const command = 'node engines --write';
const probe = 'engines/probes/matrix.js';
const SECONDS = 240;

const help = `The matrix and the Web APIs on every JavaScript engine that can be had, and what differs.

Usage: node engines [ENGINE…] [options]

Engines:
  ${engines.map(({ id }) => id).join(', ')}
  The first is this very Node. Those from npm are fetched when first wanted, at pinned versions, into target/engines/.
  Browsers must be installed.

Options:
  --write     write engines/results.json, from which engines/README.md is made (make docs)
  --no-fetch  skip engines that have not been fetched
  --help      print this

Examples:
  node engines
  node engines node bun --no-fetch

Exit codes:
  0  every cell of every engine agrees, or was skipped with its reason
  1  a cell disagrees, or is vacuous; or an engine failed
  2  bad input
`;

/** @param {string[]} args */
async function main(args) {
  const { values, positionals } = parse(args);
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const unknown = positionals.find(wanted => engines.every(({ id }) => id !== wanted));
  if (unknown) {
    throw new UsageError(`there is no engine called ${unknown}`, `there are ${engines.map(({ id }) => id).join(', ')}`);
  }
  if (values.write && positionals.length > 0) throw new UsageError('--write is for every engine: name none');
  const wanted = engines.filter(({ id }) => positionals.length === 0 || positionals.includes(id));

  const { results, failed } = await observeAll(wanted, !values['no-fetch']);
  print(results);
  if (values.write) await write(results);
  return failed || results.findings.length > 0 ? 1 : 0;
}

/** @param {string[]} args */
function parse(args) {
  const boolean = /** @type {const} */ ({ type: 'boolean', default: false });
  const options = { write: boolean, 'no-fetch': boolean, help: boolean };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message, 'node engines --help lists the options');
  }
}

/**
 * @param {Engine[]} wanted
 * @param {boolean} mayFetch
 * @returns {Promise<{ results: Results, failed: boolean }>}
 */
async function observeAll(wanted, mayFetch) {
  const given = await readInput();
  /** @type {Seen[]} */
  const seen = [];
  /** @type {Results['skipped']} */
  const skipped = [];
  let failed = false;
  for (const engine of wanted) {
    complain(`${engine.id} …`);
    try {
      seen.push(await observe(engine, given, mayFetch));
    } catch (error) {
      if (error instanceof Unavailable) {
        skipped.push({ id: engine.id, reason: error.message, next: error.next });
        complain(`SKIP ${engine.id}: ${error.message}\n  to get it: ${error.next}`);
      } else {
        if (!(error instanceof Lost)) throw error;
        failed = true;
        complain(`error: ${engine.id} failed: ${error.message}`);
      }
    }
  }
  const results = {
    command,
    platform: `${process.platform} ${process.arch}`,
    engines: seen.map(({ id, under, via, report: { engine, cells } }) => ({
      id,
      ...engine,
      under,
      via,
      cells: summarise(cells),
    })),
    skipped,
    findings: findings(seen),
    differences: compare(seen),
    words: compareWords(seen),
    webApis: compareWebApis(seen),
  };
  return { results, failed };
}

/** @returns {Promise<Omit<Input, 'host'>>} */
async function readInput() {
  const index = await readIndex(`${root}dist`);
  const files = index.guests.filter(({ greets }) => greets).map(({ file }) => file);
  const wasm = Object.fromEntries(files.map(file => [file, readFileSync(`${root}dist/${file}`).toString('base64')]));
  return { index, wasm };
}

/**
 * @param {Engine} engine
 * @param {Omit<Input, 'host'>} given
 * @param {boolean} mayFetch
 * @returns {Promise<Seen>}
 */
async function observe(engine, given, mayFetch) {
  const { id, under } = engine;
  const opened = await open(engine, mayFetch);
  try {
    const { engine, observed } = await opened.observe(probe, { host: `engine-${id}`, ...given }, SECONDS);
    /** @type {Observed} */
    const { report, webApis } = observed;
    return { id, under, via: opened.via, report: { ...report, engine }, webApis };
  } finally {
    await opened.close();
  }
}

/** @param {Results} results */
function print(results) {
  const { differences, findings, webApis } = results;
  const titled = (/** @type {string} */ title, /** @type {string[][]} */ rows) =>
    rows.length > 1 ? [title, layOut(rows), ''] : [];
  const tried = webApis.reduce((count, { engines }) => count + engines.length, 0);
  const accepted = webApis.filter(({ result }) => result === 'accepted');
  const lines = [
    ...titled('Engines', engineRows(results)),
    ...titled('What differs', differenceRows(results)),
    ...differences.flatMap(({ reason, cells }) => [`${reason}:`, ...cells.map(cell => `  ${cell}`)]),
    '',
    ...titled('In their own words', wordRows(results)),
    ...titled('Web APIs that do not take a view', refusalRows(results)),
    `${tried} uses of a Web API: ${accepted.reduce((count, { engines }) => count + engines.length, 0)} accepted`,
    ...findings.map(({ engine, finding }) => `error: ${engine}: ${finding}`),
  ];
  say(lines.join('\n'));
}

/** @param {string[][]} rows */
function layOut(rows) {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => String(row[column]).length))) ?? [];
  return rows
    .map(row =>
      row
        .map((text, column) => text.padEnd(Number(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {Results} results */
async function write(results) {
  const path = `${root}engines/results.json`;
  const { format, resolveConfig } = await import('prettier');
  const text = await format(JSON.stringify(results), { ...(await resolveConfig(path)), filepath: path });
  writeFileSync(path, text);
  process.stderr.write('wrote engines/results.json; now: make docs\n');
}

await start('engines', main);
