/**
 * A command line without verbs.
 */
import { main } from './main.js';
import { helpOption, parse } from './options.js';
import { shorten } from './escape.js';
import { UsageError } from './usage-error.js';

/**
 * @param {object} program
 * @param {string} program.name what people type for it, such as `node scripts/sizes.js`
 * @param {string} program.help
 * @param {import('./options.js').Options} [program.options]
 * @param {boolean} [program.takesNames] whether anything but options may be given
 * @param {(values: any, positionals: string[]) => number | Promise<number>} program.execute answers with the exit code
 */
export const program = ({ name, help, options = {}, takesNames = false, execute }) =>
  main(name, args => {
    const { values, positionals } = parse(args, { ...options, ...helpOption }, name);
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
    const [extra] = positionals;
    if (extra !== undefined && !takesNames) {
      throw new UsageError(`it takes options only, and got ${shorten(extra)}`, `${name} --help explains it`);
    }
    return execute(values, positionals);
  });
