/**
 * The repository's own files: as they are committed, or as they lie in the folder.
 */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.js';

/**
 * @param {string} root
 * @returns {Promise<string[]>} the files that differ from what is committed
 */
export async function uncommitted(root) {
  const status = await run('git', ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all'], {
    cwd: root,
  });
  return status
    .split('\0')
    .filter(Boolean)
    .map(line => line.slice(3));
}

/**
 * @param {string} root
 * @param {string} to
 */
export async function takeCommitted(root, to) {
  const archive = 'tree.tar';
  await run('git', ['archive', '--format=tar', `--output=${join(to, archive)}`, 'HEAD'], { cwd: root });
  // Relative, because some tars read the colon of a Windows path as the name of a machine.
  await mkdir(join(to, 'kit'));
  await run('tar', ['-xf', archive, '-C', 'kit'], { cwd: to });
  return join(to, 'kit');
}

/**
 * @param {string} root
 * @param {string} to
 */
export async function takeFolder(root, to) {
  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of new Set(listed.split('\0').filter(Boolean))) {
    await cp(join(root, file), join(to, 'kit', file), { recursive: true, verbatimSymlinks: true }).catch(error => {
      // Deleted here, and still known to git.
      if (error.code !== 'ENOENT') throw error;
    });
  }
  return join(to, 'kit');
}
