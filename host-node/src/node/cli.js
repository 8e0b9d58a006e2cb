#!/usr/bin/env node
/**
 * The command line of the Node host.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UsageError } from '../errors/usage-error.js';
import * as greet from './commands/greet.js';
import * as heaps from './commands/heaps.js';
import * as matrix from './commands/matrix.js';
import * as report from './commands/report.js';
import { printError } from './terminal.js';

/** @type {Record<string, typeof greet | typeof heaps | typeof matrix | typeof report>} */
const commands = { greet, matrix, heaps, report };

const help = `Growth Lab's Node host: guests, views, and what growth does to them.

Usage: node host-node VERB [options]

Verbs:
${Object.entries(commands)
  .map(([verb, { summary }]) => `  ${verb.padEnd(8)} ${summary}`)
  .join('\n')}

Examples:
  node host-node greet lib_growth --strategy stale
  node host-node matrix
  node host-node greet --help

Exit codes:
  0  as it should be
  1  a greeting was lost, or a cell disagrees
  2  bad input
`;

/** @param {string[]} args */
async function main([verb, ...rest]) {
  if (verb === '--help' || verb === '-h') return print(help);
  if (verb === '--version' || verb === '-V') return print(`host-node ${await version()}\n`);
  const known = `the verbs are ${Object.keys(commands).join(', ')}; host-node --help says more`;
  if (verb === undefined) throw new UsageError('no verb was given', known);
  const command = Object.hasOwn(commands, verb) && commands[verb];
  if (!command) throw new UsageError(`there is no verb called ${verb}`, known);
  if (rest.includes('--help') || rest.includes('-h')) return print(command.help);
  const { values, positionals } = parse(rest, command.options, verb);
  return command.execute(values, positionals);
}

/**
 * @param {string[]} args
 * @param {import('node:util').ParseArgsConfig['options']} options
 * @param {string} verb
 */
function parse(args, options, verb) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(String(/** @type {Error} */ (error).message), `host-node ${verb} --help lists the options`);
  }
}

/** @param {string} text */
function print(text) {
  process.stdout.write(text);
  return 0;
}

async function version() {
  return JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

process.exitCode = await main(process.argv.slice(2)).catch(printError);
