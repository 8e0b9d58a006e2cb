/**
 * Is this machine ready for class?
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../../../cli/usage-error.js';
import { WORK } from '../desk.js';
import { examine, stops } from '../doctor/examine.js';
import { nodeChecks } from '../doctor/node.js';
import { readWanted, readiness } from '../doctor/ready.js';
import { describer, heading, pending, summary as line, verdict } from '../doctor/report.js';
import { rustChecks } from '../doctor/rust.js';
import { ROOT, readChannel } from '../toolchain.js';
import { paint, workHelp, workOption } from './common.js';

/**
 * @import { Group } from '../doctor/types.js'
 */

export const summary = 'check this machine before class: Node.js, Rust, folders, port';

export const help = `Checks whether this machine is ready for the workshop. It installs nothing.

Usage: node workshop doctor [options]

The JavaScript exercises need Node.js and no Rust. For each thing that is missing it says what to do next. The last
line is for your instructor: paste it back as it is.

Options:
  --json       print one JSON document instead
${workHelp}

Examples:
  node workshop doctor
  node workshop doctor --json

Exit codes:
  0  ready for every exercise
  1  something is missing; the last line says which exercises can be done
  2  bad usage
`;

export const options = /** @type {const} */ ({ ...workOption, json: { type: 'boolean' } });

const manifest = new URL('../../package.json', import.meta.url);

/**
 * @param {{ work?: string, json?: boolean }} values
 * @param {string[]} positionals
 * @returns {Promise<number>} the exit code
 */
export async function execute({ work = WORK, json = false }, positionals) {
  if (positionals.length > 0) {
    throw new UsageError(`doctor takes no arguments, and got ${positionals.join(' ')}`, 'node workshop doctor --help');
  }
  const wanted = await readWanted();
  const major = Number(JSON.parse(await readFile(manifest, 'utf8')).engines.node.match(/\d+/)[0]);
  /** @type {Group[]} */
  const groups = [
    { name: 'node', checks: nodeChecks({ work: resolve(work), major }) },
    { name: 'rust', checks: rustChecks(ROOT, await readChannel(ROOT)) },
  ];
  const say = (/** @type {string} */ text) => json || process.stdout.write(text);
  const erase = process.stdout.isTTY ? '\r\x1b[K' : '';
  const describe = describer(paint);
  const all = [];
  for (const { name, checks } of groups) {
    say(`${paint('heading', heading(name, wanted))}\n`);
    const begins = (/** @type {{ label: string }} */ { label }) => say(erase && pending(label));
    all.push(...(await examine(checks, begins, examined => say(erase + describe(examined)))));
    say('\n');
  }
  const missing = new Set(all.filter(stops).map(({ id }) => id));
  const { ready, notReady } = readiness(wanted, missing);
  const last = line(all, ready, notReady);
  if (json) process.stdout.write(`${JSON.stringify({ ready, notReady, line: last, checks: all }, null, 2)}\n`);
  say(`${verdict(ready, notReady)} Paste this line to your instructor:\n\n${last}\n`);
  return missing.size === 0 ? 0 : 1;
}
