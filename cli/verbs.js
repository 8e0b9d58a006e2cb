/**
 * A command line of verbs: help, version, and which one is meant.
 */
import { shorten } from './escape.js';
import { main } from './main.js';
import { didYouMean } from './nearest.js';
import { parse } from './options.js';
import { UsageError } from './usage-error.js';

/**
 * One verb, as its module exports it.
 *
 * @typedef {object} Command
 * @property {string} summary one line
 * @property {string} help
 * @property {import('./options.js').Options} options
 * @property {(values: any, positionals: string[]) => number | Promise<number>} execute answers with the exit code
 */

/**
 * @typedef {object} Program
 * @property {string} name what people type, without `node`
 * @property {string} help with `VERBS` where the list of verbs goes
 * @property {string} version
 * @property {Record<string, Command>} commands
 * @property {string} [unnamed] the verb that runs when none is given
 * @property {(args: string[]) => string[]} [meant] what people mean who type something shorter
 */

/** @param {Program} program */
export const verbs = program => main(program.name, args => run(program, program.meant?.(args) ?? args));

/**
 * @param {Program} program
 * @param {string[]} args
 */
async function run({ name, help, version, commands, unnamed }, args) {
  const [first, ...rest] = args;
  if (first === '--help' || first === '-h') return print(help.replace('VERBS', list(commands)));
  if (first === '--version' || first === '-V') return print(`${name} ${version}\n`);
  const isVerb = first !== undefined && !first.startsWith('-');
  const verb = isVerb ? first : unnamed;
  const known = `the verbs are ${Object.keys(commands).join(', ')}; node ${name} --help says more`;
  if (verb === undefined) throw new UsageError('no verb was given', known);
  const command = Object.hasOwn(commands, verb) && commands[verb];
  if (!command) {
    throw new UsageError(`there is no verb called ${shorten(verb)}`, [
      ...didYouMean(verb, Object.keys(commands)),
      known,
    ]);
  }
  const own = isVerb ? rest : args;
  if (own.includes('--help') || own.includes('-h')) return print(command.help);
  const { values, positionals } = parse(own, command.options, `node ${name} ${verb}`);
  return command.execute(values, positionals);
}

/** @param {Record<string, Command>} commands */
function list(commands) {
  const width = Math.max(...Object.keys(commands).map(({ length }) => length)) + 2;
  return Object.entries(commands)
    .map(([verb, { summary }]) => `  ${verb.padEnd(width)}${summary}`)
    .join('\n');
}

/** @param {string} text */
function print(text) {
  process.stdout.write(text);
  return 0;
}
