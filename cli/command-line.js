/**
 * A command line of verbs: help, version, options, and errors for people.
 */
import { parseArgs } from 'node:util';
import { UsageError } from '../host-js/errors/usage-error.js';

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
  if (!command) throw new UsageError(`there is no verb called ${verb}`, [...meant(verb, Object.keys(commands)), known]);
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
    const { message } = /** @type {Error} */ (error);
    const [, unknown] = message.match(/^Unknown option '([^']+)'/) ?? [];
    throw new UsageError(unknown ? `there is no option ${unknown}` : message, `node ${name} --help lists the options`);
  }
}

/**
 * @param {string} typed
 * @param {string[]} verbs
 */
function meant(typed, verbs) {
  const close = verbs.filter(verb => distance(typed, verb) <= 2);
  return close.length > 0 ? [`did you mean ${close.join(' or ')}?`] : [];
}

/**
 * The least number of letters to put in, take out or change.
 *
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** @param {string} text */
function print(text) {
  process.stdout.write(text);
  return 0;
}
