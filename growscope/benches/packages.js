/**
 * Real modules, of 1 to 16 MB: which packages of npm's they are in, and how they come here.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ name: string, version: string, file: string }} Package its module's path inside it */

/** @type {Package[]} */
export const packages = [
  { name: 'tiktoken', version: '1.0.22', file: 'tiktoken_bg.wasm' },
  { name: 'loro-crdt', version: '1.17.1', file: 'nodejs/loro_wasm_bg.wasm' },
  { name: '@dimforge/rapier3d', version: '0.21.0', file: 'rapier_wasm3d_bg.wasm' },
  { name: 'mupdf', version: '1.28.1', file: 'dist/mupdf-wasm.wasm' },
  { name: 'esbuild-wasm', version: '0.28.2', file: 'esbuild.wasm' },
  { name: 'lightningcss-wasm', version: '1.33.0', file: 'lightningcss_node.wasm' },
];

/**
 * @param {Package} package_
 * @param {string} cache a folder; what is there is not fetched again
 * @returns {string} where the module is
 */
export function fetched({ name, version, file }, cache) {
  const folder = join(cache, `${name.replace('/', '-')}-${version}`);
  if (!existsSync(folder)) {
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    const archive = execFileSync('npm', ['pack', '--silent', `${name}@${version}`], { cwd: partial, encoding: 'utf8' });
    execFileSync('tar', ['-xzf', archive.trim()], { cwd: partial });
    renameSync(partial, folder);
  }
  return join(folder, 'package', file);
}
