/**
 * Engines from npm, each version in its own folder under target/engines/, fetched when first wanted.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { complain } from '../cli/say.js';
import { Unavailable } from './unavailable.js';

/** @import { Engine } from './list.js' */

const kept = fileURLToPath(new URL('../target/engines', import.meta.url));

/**
 * @param {Engine} engine one that comes from npm
 * @param {boolean} mayFetch
 * @param {string} [folder] where engines are kept
 * @returns {string} the path of its command
 * @throws {Unavailable}
 */
export function fetchEngine({ id, npm, program }, mayFetch, folder = kept) {
  if (!npm || !program) throw new Error(`${id} does not come from npm`);
  const wanted = `${npm.package}@${npm.version}`;
  const home = join(folder, wanted);
  const command = join(home, 'node_modules', '.bin', program.command);
  if (fetched(home, npm.package) === npm.version && existsSync(command)) return command;

  if (!mayFetch) throw new Unavailable(`${wanted} has not been fetched`, 'leave out --no-fetch');
  complain(`fetching ${wanted} …`);
  mkdirSync(home, { recursive: true });
  const args = ['install', '--prefix', home, '--no-save', '--no-audit', '--no-fund', '--loglevel', 'error', wanted];
  const { status, error } = spawnSync('npm', args, { cwd: home, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    throw new Unavailable(
      `npm could not install ${wanted} (${error?.message ?? `it ended with ${status}`})`,
      'npm must be on PATH and reach its registry; what it said is above',
    );
  }
  if (!existsSync(command)) {
    throw new Unavailable(`npm installed ${wanted} without its program`, 'allow its install script to run');
  }
  return command;
}

/**
 * @param {string} home
 * @param {string} name
 * @returns {string | null} the version that is there
 */
function fetched(home, name) {
  const path = join(home, 'node_modules', name, 'package.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : null;
}
