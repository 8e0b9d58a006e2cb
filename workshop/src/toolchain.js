/**
 * The pinned Rust toolchain, and how to run it without anything being installed.
 */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.js';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param {string} root the repository
 * @returns {Promise<string>} for example 1.95.0
 */
export async function readChannel(root) {
  const path = join(root, 'rust-toolchain.toml');
  const [, channel] = (await readFile(path, 'utf8')).match(/^channel = "(.+)"/m) ?? [];
  if (!channel) throw new Error(`${path} names no channel`);
  return channel;
}

/**
 * @typedef {object} Toolchain
 * @property {NodeJS.ProcessEnv} env for rustc and cargo
 * @property {boolean} hasRustup
 * @property {boolean} isNamed whether what rust-toolchain.toml asks for is there by its name
 */

/**
 * In a folder with a rust-toolchain.toml rustup may download what that file lists and the machine lacks. The name of
 * an installed toolchain in the environment overrides the file.
 *
 * @param {string} channel
 * @returns {Promise<Toolchain>}
 */
export async function findToolchain(channel) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, RUSTUP_AUTO_INSTALL: '0' };
  const listed = await runTool('rustup', ['toolchain', 'list'], { env, cwd: tmpdir() });
  if (env.RUSTUP_TOOLCHAIN || !listed.ok) return { env, hasRustup: !listed.absent, isNamed: true };
  const lines = listed.output.split('\n').map(line => line.trim());
  const pinned = lines.find(line => line.startsWith(`${channel}-`));
  const [name] = (pinned ?? lines.find(line => /\(.*default.*\)/.test(line)))?.split(' ') ?? [];
  return { env: name ? { ...env, RUSTUP_TOOLCHAIN: name } : env, hasRustup: true, isNamed: pinned !== undefined };
}
