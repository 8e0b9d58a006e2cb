#!/usr/bin/env node
/**
 * The proving ground: every driver plain, under `growscope run`, and under `growscope run --trace`.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readNumber } from '../../cli/options.js';
import { program } from '../../cli/program.js';
import { UsageError } from '../../cli/usage-error.js';
import { drive } from './drive.js';
import { fetchPackage } from './fetch.js';
import { judge } from './judge.js';
import { packages, waysOf } from './list.js';
import { summary } from './table.js';

/**
 * @import { Result } from './judge.js'
 * @import { Package } from './list.js'
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const built = `${root}target/growscope-npm`;
const cache = `${root}target/growscope-packages`;

const help = `Every package of the proving ground, plain and under growscope, after make growscope. What a package gave is kept in
target/growscope-packages, and taken from there as long as growscope, the drivers and Node are the same.

Usage: node growscope/packages/run.js [options]

Options:
  --only NAME        this package alone; may be given again
  --fresh            run also what is kept
  --runs N           runs of each driver, of which the fastest counts (3)
  --patience S       seconds after which a run is ended, and wrong (240)
  --write            write results.json, from which the table in README.md is made; of --only, those rows alone
  --help             print this

Exit codes:
  0  every clean package was clean, every ill one was found
  1  one was not
  2  bad input
`;

program({
  name: 'node growscope/packages/run.js',
  help,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    fresh: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    patience: { type: 'string', default: '240' },
    write: { type: 'boolean', default: false },
  },
  async execute({ only, fresh, runs, patience, write }) {
    const all = packages();
    for (const name of only) {
      if (all.some(entry => entry.name === name)) continue;
      throw new UsageError(`there is no package ${name}`, `there are ${all.map(({ name }) => name).join(', ')}`);
    }
    if (!existsSync(`${built}/growscope.js`))
      throw new UsageError('growscope is not built', 'make growscope builds it');
    const options = {
      runs: readNumber('--runs', runs, { from: 1, to: 20, whole: true, example: '3' }),
      patience: readNumber('--patience', patience, { from: 1, to: 3600, whole: true, example: '240' }),
    };
    // A copy, so that a build meanwhile changes nothing.
    const copy = mkdtempSync(join(tmpdir(), 'growscope-packages-'));
    try {
      cpSync(built, copy, { recursive: true });
      const wanted = all.filter(({ name }) => only.length === 0 || only.includes(name));
      const results = await runAll(wanted, { ...options, fresh, growscope: join(copy, 'growscope.js') });
      const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
      const written = { node: process.versions.node, machine, results };
      process.stdout.write(`${summary(written)}\n`);
      if (write) {
        const merged = { ...written, results: inOrder(all, [...others(wanted), ...results]) };
        writeFileSync(`${here}results.json`, `${JSON.stringify(merged, null, 2)}\n`);
      }
      return results.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
});

/**
 * What results.json has of packages that were not run this time.
 *
 * @param {Package[]} wanted
 * @returns {Result[]}
 */
function others(wanted) {
  const { results } = JSON.parse(readFileSync(`${here}results.json`, 'utf8'));
  return results.filter((/** @type {Result} */ { name }) => !wanted.some(entry => entry.name === name));
}

/**
 * @param {Package[]} all
 * @param {Result[]} results
 */
const inOrder = (all, results) => all.flatMap(entry => results.filter(({ name }) => name === entry.name));

/**
 * @param {Package[]} wanted
 * @param {{ runs: number, patience: number, fresh: boolean, growscope: string }} options
 */
async function runAll(wanted, { fresh, growscope, ...limits }) {
  const state = digest(folderFiles(join(growscope, '..')).concat([process.version]));
  /** @type {Result[]} */
  const results = [];
  for (const [at, entry] of wanted.entries()) {
    const drivers = `${here}${entry.name}`;
    const key = digest([state, JSON.stringify(entry), ...folderFiles(drivers)]);
    const kept = `${cache}/${entry.name}.${key}.json`;
    /** @type {Result[]} */
    let found;
    if (!fresh && existsSync(kept)) found = JSON.parse(readFileSync(kept, 'utf8'));
    else {
      found = [];
      const folder = `${cache}/${entry.name}`;
      mkdirSync(cache, { recursive: true });
      fetchPackage(entry, drivers, folder);
      for (const way of waysOf(entry)) {
        found.push(judge(entry, way, await drive(entry, way, { folder, growscope, ...limits })));
      }
      readdirSync(cache)
        .filter(name => name.startsWith(`${entry.name}.`) && name.endsWith('.json'))
        .forEach(name => rmSync(join(cache, name)));
      writeFileSync(kept, JSON.stringify(found));
    }
    for (const result of found) process.stderr.write(`[${at + 1}/${wanted.length}] ${line(result)}\n`);
    results.push(...found);
  }
  return results;
}

/** @param {string} folder */
function folderFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .flatMap(file => [file.slice(folder.length), readFileSync(file)]);
}

/** @param {(string | Buffer)[]} parts */
function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}

/** @param {Result} result */
function line({
  name,
  driver,
  wrong,
  ill,
  vacuous,
  seconds,
  modules,
  hooked,
  crossings,
  deaths,
  growths,
  findings,
  held,
  output,
}) {
  return [
    wrong.length > 0 ? 'NOT' : 'ok ',
    `${name}/${driver}`.padEnd(22),
    `${seconds.plain} s, run ${seconds.run} s (first ${seconds.first} s), trace ${seconds.trace} s;`,
    `${modules.length} modules, ${hooked} hooked, ${crossings} crossings, ${deaths} deaths, ${growths} growths;`,
    `${findings.length} findings, ${held} held`,
    ...(vacuous ? [`\n      vacuous: ${vacuous}`] : []),
    ...(ill ? [`\n      ${ill}: ${findings.join('\n      ')}`] : []),
    ...wrong.map(text => `\n      ${text}`),
    ...(wrong.length > 0 ? [`\n${output}`] : []),
  ].join(' ');
}
