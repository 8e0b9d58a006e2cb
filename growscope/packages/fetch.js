/**
 * A package of the proving ground in a folder of its own, exactly as its entry says, fetched once.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** @import { Package } from './list.js' */

/**
 * @param {Package} entry
 * @param {string} drivers where its drivers are
 * @param {string} folder
 */
export function fetchPackage({ name, npm, force }, drivers, folder) {
  const manifest = JSON.stringify({ private: true, dependencies: npm });
  const done = `${folder}/package.json`;
  if (!existsSync(done) || readFileSync(done, 'utf8') !== manifest) {
    const fresh = `${folder}.new`;
    for (const old of [folder, fresh]) rmSync(old, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    writeFileSync(`${fresh}/package.json`, manifest);
    const flags = [
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--silent',
      '--legacy-peer-deps',
      ...(force ? ['--force'] : []),
    ];
    const { status, stderr } = spawnSync('npm', ['install', ...flags], { cwd: fresh, encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm could not install what ${name} needs: ${stderr}`);
    // npm writes the manifest in its own way.
    writeFileSync(`${fresh}/package.json`, manifest);
    renameSync(fresh, folder);
  }
  for (const file of readdirSync(drivers)) copyFileSync(`${drivers}/${file}`, `${folder}/${file}`);
}
