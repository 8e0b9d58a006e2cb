/**
 * The crates that could be published, as cargo knows them.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Crate as `cargo metadata` has it
 * @property {string} name
 * @property {string | null} description
 * @property {string | null} license
 * @property {string | null} documentation
 * @property {string[]} keywords
 * @property {string[]} categories
 * @property {string | null} rust_version
 * @property {string[] | null} publish the registries that it may go to; `null`: any
 * @property {string} manifest_path
 */

/** @param {string[]} args */
export const cargo = args => execFileSync('cargo', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });

/** @returns {Crate[]} */
export function publishable() {
  const { packages } = JSON.parse(cargo(['metadata', '--format-version=1', '--no-deps']));
  return packages.filter((/** @type {Crate} */ { publish }) => publish === null);
}
