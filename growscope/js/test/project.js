/**
 * An empty project with nothing but the packed tarball installed in it, and the programs of the tests beside it.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @import { Whole } from '../src/report/summary.js'
 * @typedef {{ status: number | null, stdout: string, stderr: string }} Ran
 */

const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

/** @returns {string} its folder */
export function project() {
  const folder = mkdtempSync(join(tmpdir(), 'growscope-project-'));
  const tarball = readdirSync(dist).find(name => /^growscope-.*\.tgz$/.test(name));
  if (!tarball) throw new Error('dist/ holds no growscope-*.tgz: make growscope packs it');
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const flags = ['--no-audit', '--no-fund', '--offline'];
  const { status, stderr } = spawnSync('npm', ['install', ...flags, join(dist, tarball)], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm did not install ${tarball}: ${stderr}`);
  cpSync(fileURLToPath(new URL('programs', import.meta.url)), folder, { recursive: true });
  copyFileSync(join(dist, 'lib_bump.wasm'), join(folder, 'guest.wasm'));
  return folder;
}

/**
 * Adds packages from the registry.
 *
 * @param {string} folder
 * @param {string[]} packages with exact versions
 * @returns {string | undefined} why they are not to be had
 */
export function install(folder, packages) {
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  const { status, stderr } = spawnSync('npm', ['install', ...flags, ...packages], { cwd: folder, encoding: 'utf8' });
  if (status === 0) return undefined;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(stderr)) return 'the registry cannot be reached';
  throw new Error(`npm did not install ${packages.join(' ')}: ${stderr}`);
}

/** @param {string} folder */
export const remove = folder => rmSync(folder, { recursive: true, force: true });

/** @param {string} folder nothing is kept outside of it */
export const environment = folder => ({ ...process.env, NO_COLOR: '1', GROWSCOPE_CACHE: join(folder, 'cache') });

/**
 * @param {string} folder
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Ran}
 */
export function growscope(folder, args, env = {}) {
  const bin = join(folder, 'node_modules/.bin/growscope');
  return spawnSync(bin, args, { cwd: folder, encoding: 'utf8', env: { ...environment(folder), ...env } });
}

/**
 * @param {string} folder
 * @param {string[]} flags
 * @param {string} program
 * @param {string[]} [args] of the program
 * @returns {Ran & { report: Whole }}
 */
export function report(folder, flags, program, args = []) {
  const out = join(folder, 'report.json');
  const ran = growscope(folder, ['run', '--json', '--out', out, ...flags, '--', process.execPath, program, ...args]);
  try {
    return { ...ran, report: JSON.parse(readFileSync(out, 'utf8')) };
  } catch (error) {
    throw new Error(`no report: ${ran.stderr}`, { cause: error });
  } finally {
    rmSync(out, { force: true });
  }
}

/**
 * What the program that observes prints, line by line, without growscope and with it.
 *
 * @param {string} folder
 * @param {string} node
 * @param {string[]} flags of `growscope run`
 */
export function observed(folder, node, flags) {
  const plain = spawnSync(node, ['observes.mjs'], { cwd: folder, encoding: 'utf8', env: environment(folder) });
  const run = growscope(folder, ['run', ...flags, '--', node, 'observes.mjs']);
  if (plain.status !== 0) throw new Error(`it does not pass by itself: ${plain.stderr}`);
  return { plain: plain.stdout.split('\n'), run: run.stdout.split('\n') };
}
