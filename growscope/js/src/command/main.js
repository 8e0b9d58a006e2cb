#!/usr/bin/env node
/**
 * The command `growscope`. `run` and `bisect` are here; every other verb is the crate's own, compiled to WebAssembly.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeText } from '../../../../cli/escape.js';
import { didYouMean } from '../../../../cli/nearest.js';
import { UsageError, parse } from './flags.js';

const folder = dirname(fileURLToPath(import.meta.url));
const hook = join(folder, 'hook.cjs');

/** What is here and not in the crate. */
const PROGRAMS = ['run', 'bisect'];
const COMMANDS = `  run     Run a program, and name each stale view: where it was born, in which call it died, who holds it
  bisect  Run it again and again, and name the one call after which growth is enough to break it
`;
const EXAMPLES = `  growscope run -- node --test                 which view, born and dead and used where
  growscope bisect -- node app.js              in which call, where nothing throws
`;

/** @param {string} help the crate's */
const withPrograms = help => help.replace(/^Commands:\n/m, `$&${COMMANDS}`).replace(/^Examples:\n/m, `$&${EXAMPLES}`);

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
async function main([verb = '--help', ...rest]) {
  const colour = process.stderr.isTTY === true && !process.env.NO_COLOR;
  if (PROGRAMS.includes(verb)) {
    const options = parse(/** @type {'run' | 'bisect'} */ (verb), rest);
    if (options.help) {
      process.stdout.write(options.help);
      return 0;
    }
    if (verb === 'run') {
      const { run } = await import('./run.js');
      return run({ ...options, hook, output: 'inherit' }, { colour });
    }
    const { bisect } = await import('./bisect.js');
    return bisect({ ...options, hook }, { colour });
  }
  const [meant] = didYouMean(verb, PROGRAMS);
  if (meant) throw new UsageError(`there is no command ${verb}; ${meant}`, 'growscope --help lists the commands');
  const { verbs } = await import('./verbs.js');
  const isHelp = ['--help', '-h', 'help'].includes(verb) && rest.length === 0;
  return verbs([verb, ...rest], join(folder, 'growscope.wasm'), isHelp ? withPrograms : undefined);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { code, message: said } = /** @type {NodeJS.ErrnoException} */ (error);
  const message = escapeText(said);
  if (error instanceof UsageError) process.stderr.write(`error: ${message}\n  ${escapeText(error.next)}\n`);
  else if (code === 'ENOENT' || code === 'EACCES') {
    const { path = '' } = /** @type {NodeJS.ErrnoException} */ (error);
    const next = /[.][cm]?[jt]s$/.test(path)
      ? `node comes before it: growscope run -- node ${path}`
      : 'name one that is there: growscope run -- node app.js';
    process.stderr.write(`error: the program cannot be started: ${message}\n  ${escapeText(next)}\n`);
  } else process.stderr.write(`error: ${message}\n  growscope --help says what it can do\n`);
  process.exitCode = 2;
}
