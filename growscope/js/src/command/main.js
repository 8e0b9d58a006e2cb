#!/usr/bin/env node
/**
 * The command `growscope`. `run` and `bisect` are here; every other verb is the crate's own, compiled to WebAssembly.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeText } from '../../../../cli/escape.js';
import { UsageError, parse } from './flags.js';

const folder = dirname(fileURLToPath(import.meta.url));
const hook = join(folder, 'hook.cjs');

const PROGRAMS = `Find the stale view in a program, with nothing built:
  growscope run -- node app.js       which view, where it was born, in which call it died, who holds it
  growscope bisect -- node app.js    the one call after which growth is enough to break it
Each has --help of its own. What follows is about modules that do not run.

`;

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
async function main([verb = '--help', ...rest]) {
  const colour = process.stderr.isTTY === true && !process.env.NO_COLOR;
  if (verb === 'run' || verb === 'bisect') {
    const options = parse(verb, rest);
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
  if (['--help', '-h', 'help'].includes(verb) && rest.length === 0) process.stdout.write(PROGRAMS);
  const { verbs } = await import('./verbs.js');
  return verbs([verb, ...rest], join(folder, 'growscope.wasm'));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { code, message: said } = /** @type {NodeJS.ErrnoException} */ (error);
  const message = escapeText(said);
  if (error instanceof UsageError) process.stderr.write(`error: ${message}\n  ${escapeText(error.next)}\n`);
  else if (code === 'ENOENT' || code === 'EACCES') {
    process.stderr.write(
      `error: the program cannot be started: ${message}\n  name one that is there: growscope run -- node app.js\n`,
    );
  } else process.stderr.write(`error: ${message}\n  growscope --help says what it can do\n`);
  process.exitCode = 2;
}
