/**
 * Runs engines that are commands: Node, Bun and Deno. The program that they are given imports `observe.js` and prints;
 * it takes nothing from Node, nor from anybody's imitation of it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @import { Input, Observed } from './observe.js' */

const SECONDS = 120;

/**
 * @param {string[]} command
 * @param {string} folder where the program may be written
 * @param {Input} input
 * @returns {Observed}
 */
export function observeInShell([command = '', ...before], folder, input) {
  mkdirSync(folder, { recursive: true });
  const program = join(folder, `${input.host}.js`);
  const observer = new URL('observe.js', import.meta.url).href;
  writeFileSync(
    program,
    `import { observe } from '${observer}';\nconsole.log(JSON.stringify(await observe(${JSON.stringify(input)})));\n`,
  );
  const { status, stdout, stderr, error } = spawnSync(command, [...before, program], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 2 ** 28,
    timeout: SECONDS * 1000,
  });
  if (error) throw new Error(`${command}: ${error.message}`);
  if (status !== 0)
    throw new Error(`${command} ended with ${status}: ${stderr.trim().split('\n').slice(0, 12).join('\n')}`);
  return JSON.parse(stdout);
}
