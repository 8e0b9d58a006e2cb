/**
 * What the tests share: the guests as they were built, and the command line as a person uses it.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @import { Guest, Index } from '../../host-js/types.js' */

const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = join(root, 'dist');
assert.ok(existsSync(join(dist, 'guests.json')), 'the guests are not built: make guests');

/** @param {string} path from the repository's root */
export const readJson = path => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** @type {Index} */
export const index = readJson('dist/guests.json');

export const greeters = index.guests.filter(({ greets }) => greets);

/** @param {string} file in dist/ */
export const wasm = file => new Uint8Array(readFileSync(join(dist, file)));

/**
 * @param {string} name
 * @returns {Guest}
 */
export function guest(name) {
  const found = index.guests.find(guest => guest.name === name);
  assert.ok(found, `no guest called ${name}`);
  return found;
}

/**
 * Runs the Node host as a person would.
 *
 * @param {string[]} args
 * @returns {{ exit: number | null, stdout: string, stderr: string }}
 */
export function cli(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'host-node/src/cli.js'), ...args], {
    encoding: 'utf8',
    cwd: root,
    timeout: 60_000,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 26,
  });
  return { exit: status, stdout, stderr };
}

/**
 * Asserts an exit code, what must be said on each stream, and that nothing is a bare stack trace.
 *
 * @param {ReturnType<typeof cli>} ran
 * @param {{ exit: number, stdout?: string[], stderr?: string[] }} expected
 */
export function assertRan(ran, { exit, stdout = [], stderr = [] }) {
  const all = `exit ${ran.exit}\nstdout: ${ran.stdout}\nstderr: ${ran.stderr}`;
  assert.equal(ran.exit, exit, all);
  for (const part of stdout) assert.ok(ran.stdout.includes(part), `stdout does not say "${part}"\n${all}`);
  for (const part of stderr) assert.ok(ran.stderr.includes(part), `stderr does not say "${part}"\n${all}`);
  assert.doesNotMatch(ran.stderr, /^\s+at .*:\d+:\d+/m, 'a stack trace is not an explanation');
}
