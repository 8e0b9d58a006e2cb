/**
 * Files that people name, and files that are written for them.
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from './usage-error.js';

/** More than any file of this repository, or any module that an engine takes, has. */
const MOST_BYTES = 2 ** 28;

/**
 * Reads a regular file: a pipe would be waited for, and a device read, without end.
 *
 * @param {string} path
 * @param {string | string[]} [next] what to do when it cannot be read
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function readRegular(path, next) {
  const refuse = (/** @type {string} */ why) => new UsageError(`cannot read ${path}: ${why}`, next);
  let file;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (!stat.isFile()) throw refuse(stat.isDirectory() ? 'it is a folder' : 'it is no regular file');
    if (stat.size > MOST_BYTES) throw refuse(`it has ${stat.size} bytes, and ${MOST_BYTES} are read at most`);
    return new Uint8Array(await file.readFile());
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw refuse(error instanceof Error ? error.message : String(error));
  } finally {
    await file?.close();
  }
}

/**
 * @param {string} path
 * @param {string} next what makes the file
 * @returns {Promise<any>}
 */
export async function readJson(path, next) {
  const text = new TextDecoder().decode(await readRegular(path, next));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is damaged: ${error instanceof Error ? error.message : error}`, next);
  }
}

/**
 * Writes a file whole: a reader sees the old one or the new one, never half of one, whoever else writes it.
 *
 * @param {string} path
 * @param {string} text
 */
export async function writeWhole(path, text) {
  const partial = `${path}.${randomUUID()}.partial`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(partial, text);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : error}`);
  }
}
