/**
 * Runs git, cargo and tar, and says what to do when one is not there or fails.
 */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { KitError } from './kit-error.js';

/** @type {Record<string, string>} */
const wanted = {
  git: 'install git: https://git-scm.com',
  cargo: 'install Rust, for the crates: https://rustup.rs',
  tar: 'install tar; Windows 10 and later bring one',
};

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onOutput?: (output: import('node:stream').Readable) => Promise<unknown>,
 *   onErrors?: (text: string) => void }} options
 * @returns {Promise<string>} what it wrote, unless `onOutput` took it
 */
export async function run(program, args, { cwd, env, onOutput, onErrors }) {
  const child = spawn(program, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', chunk => {
    errors += chunk;
    onErrors?.(chunk);
  });
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  try {
    const [code, output] = await Promise.all([ended, onOutput ? onOutput(child.stdout) : text(child.stdout)]);
    if (code !== 0) throw failure(program, args, errors);
    return typeof output === 'string' ? output : '';
  } catch (error) {
    if (/** @type {any} */ (error).code === 'ENOENT')
      throw new KitError(`there is no ${program} on this machine`, wanted[program]);
    throw error;
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} errors
 */
function failure(program, args, errors) {
  const lines = errors.trim().split('\n');
  const first = lines.findIndex(line => /^(error|fatal)/.test(line));
  return new KitError(`${program} ${args[0]} failed`, lines.slice(first < 0 ? -5 : first).slice(0, 8));
}
