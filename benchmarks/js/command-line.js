/**
 * What the commands of this folder share: their arguments, and how they fail.
 */
import { parseArgs } from 'node:util';
import { UsageError } from '../../host-js/errors/usage-error.js';
import { errorPrinter } from '../../cli/terminal.js';
import { benchmarks } from './benchmarks.js';

/** @import { ParseArgsConfig } from 'node:util' */

/**
 * @param {string} help
 * @param {NonNullable<ParseArgsConfig['options']>} options
 * @param {(values: any, positionals: string[]) => Promise<number>} execute
 */
export async function command(help, options, execute) {
  process.exitCode = await run(help, options, execute).catch(errorPrinter('this benchmark'));
}

/** @type {(...args: Parameters<typeof command>) => Promise<number>} */
async function run(help, options, execute) {
  const { values, positionals } = parse(options);
  if (values['help']) {
    process.stdout.write(help);
    return 0;
  }
  return execute(values, positionals);
}

/** @param {NonNullable<ParseArgsConfig['options']>} options */
function parse(options) {
  try {
    const help = { type: /** @type {const} */ ('boolean'), default: false, short: 'h' };
    return parseArgs({ options: { ...options, help }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message, '--help lists the options');
  }
}

/** @param {string[]} names all of them, when there are none */
export function chosen(names) {
  const known = benchmarks.map(({ name }) => name);
  const unknown = names.find(name => !known.includes(name));
  if (unknown) throw new UsageError(`there is no benchmark called ${unknown}`, `there are ${known.join(', ')}`);
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
}
