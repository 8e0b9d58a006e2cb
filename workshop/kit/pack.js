/**
 * One archive of one folder.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { run } from './run.js';

/**
 * @param {string} folder
 * @param {string} out
 * @param {(bytes: number) => void} onBytes how much was read
 * @returns {Promise<number>} the archive's size in bytes
 */
export async function pack(folder, out, onBytes) {
  // Whoever copies the archive while it is made must not get half of one.
  const unfinished = `${out}.unfinished`;
  await mkdir(dirname(out), { recursive: true });
  try {
    await run('tar', ['-cf', '-', basename(folder)], {
      cwd: dirname(folder),
      async onOutput(output) {
        let read = 0;
        output.on('data', chunk => onBytes((read += chunk.length)));
        await pipeline(output, createGzip(), createWriteStream(unfinished));
      },
    });
    await rename(unfinished, out);
  } finally {
    await rm(unfinished, { force: true });
  }
  return (await stat(out)).size;
}
