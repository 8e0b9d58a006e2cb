/**
 * A command line of verbs: help, version, options, and errors for people.
 */
import { parseArgs } from 'node:util';
import { UsageError } from '../errors/usage-error.js';

/**
 * One verb, as its module exports it.
 *
 * @typedef {object} Command
 * @property {string} summary one line
 * @property {string} help
 * @property {NonNullable<import('node:util').ParseArgsConfig['options']>} options
 * @property {(values: any, positionals: string[]) => number | Promise<number>} execute answers with the exit code
 */

/**
 * @param {object} program
 * @param {string} program.name what people type, without `node`
 * @param {string} program.help with `VERBS` where the list of verbs goes
 * @param {string} program.version
 * @param {Record<string, Command>} program.commands
 * @param {string} [program.unnamed] the verb that runs when none is given
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function commandLine({ name, help, version, commands, unnamed }, args) {
  // Whoever reads may stop reading, as `head` does; that is no error.
  process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) =>
    process.exit(error.code === 'EPIPE' ? 0 : 1),
  );
  const [first, ...rest] = args;
  if (first === '--help' || first === '-h') return print(help.replace('VERBS', list(commands)));
  if (first === '--version' || first === '-V') return print(`${name} ${version}\n`);
  const isVerb = first !== undefined && !first.startsWith('-');
  const verb = isVerb ? first : unnamed;
  const known = `the verbs are ${Object.keys(commands).join(', ')}; node ${name} --help says more`;
  if (verb === undefined) throw new UsageError('no verb was given', known);
  const command = Object.hasOwn(commands, verb) && commands[verb];
  if (!command) throw new UsageError(`there is no verb called ${verb}`, known);
  const own = isVerb ? rest : args;
  if (own.includes('--help') || own.includes('-h')) return print(command.help);
  const { values, positionals } = parse(own, command.options, `${name} ${verb}`);
  return command.execute(values, positionals);
}

/** @param {Record<string, Command>} commands */
function list(commands) {
  const width = Math.max(...Object.keys(commands).map(({ length }) => length)) + 2;
  return Object.entries(commands)
    .map(([verb, { summary }]) => `  ${verb.padEnd(width)}${summary}`)
    .join('\n');
}

/**
 * @param {string[]} args
 * @param {Command['options']} options
 * @param {string} name
 */
function parse(args, options, name) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(String(/** @type {Error} */ (error).message), `node ${name} --help lists the options`);
  }
}

/** @param {string} text */
function print(text) {
  process.stdout.write(text);
  return 0;
}
