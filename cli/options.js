/**
 * Options on a command line.
 */
import { parseArgs } from 'node:util';
import { shorten } from './escape.js';
import { UsageError } from './usage-error.js';

/**
 * @typedef {NonNullable<import('node:util').ParseArgsConfig['options']>} Options
 */

/** @type {Options} */
export const helpOption = { help: { type: 'boolean', short: 'h', default: false } };

/**
 * @param {string[]} args
 * @param {Options} options
 * @param {string} program what people type for it, such as `node host-node greet`
 * @returns {{ values: any, positionals: string[] }}
 */
export function parse(args, options, program) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    const [, unknown] = message.match(/^Unknown option '([^']+)'/) ?? [];
    throw new UsageError(
      unknown ? `there is no option ${shorten(unknown)}` : shorten(message),
      `${program} --help lists the options`,
    );
  }
}

/**
 * Reads a number.
 *
 * @param {string} option such as `--port`
 * @param {string} text
 * @param {{ from: number, to: number, above?: boolean, whole?: boolean, unit?: string, example: string }} range `above`:
 *   `from` itself is too small
 */
export function readNumber(option, text, { from, to, above = false, whole = false, unit = '', example }) {
  const value = Number(text);
  const fits = text.trim() !== '' && value <= to && (above ? value > from : value >= from);
  if (fits && (!whole || Number.isInteger(value))) return value;
  const [kind, of] = [whole ? 'a whole number' : 'a number', unit && ` of ${unit}`];
  const limits = `${above ? 'above' : 'from'} ${from} ${above ? 'and at most' : 'to'} ${to}`;
  throw new UsageError(
    `${option} takes ${kind}${of} ${limits}, and got ${text === '' ? 'nothing' : shorten(text)}`,
    `for example ${option} ${example}`,
  );
}

/** @param {string} text in seconds, of the option --time-limit */
export const readTimeLimit = text =>
  readNumber('--time-limit', text, { from: 0, above: true, to: 86_400, unit: 'seconds', example: '2.5' });
