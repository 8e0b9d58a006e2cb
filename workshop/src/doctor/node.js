/**
 * What every exercise needs, and all that the JavaScript ones do.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { watch as watchFiles } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from '../run-tool.js';

/**
 * @import { Check, Finding } from './types.js'
 */

/** Where the lab's page is served unless another port is asked for; a test holds it against host-web/server/index.js. */
export const PAGE_PORT = 8080;

/** A second, and some patience: macOS gathers events before it tells. */
const WATCH_MS = 1_500;

/**
 * @param {object} place
 * @param {string} place.work the folder of the learner's files
 * @param {number} place.major the first number of the oldest Node.js that will do
 * @returns {Check[]}
 */
export const nodeChecks = ({ work, major }) => [
  { id: 'node', label: 'Node.js', run: async () => nodeVersion(process.versions.node, major) },
  { id: 'work', label: 'your files', run: () => writable(work) },
  { id: 'spaces', label: 'spaces in paths', run: () => spaces(tmpdir()) },
  { id: 'watch', label: 'watching files', after: ['work'], run: () => watching(work) },
  { id: 'port', label: "the lab's page", run: () => freePort(PAGE_PORT) },
];

/**
 * @param {string} version
 * @param {number} major
 * @returns {Finding}
 */
export function nodeVersion(version, major) {
  const short = `node ${version}`;
  if (Number.parseInt(version, 10) >= major) return { state: 'ok', says: version, short };
  return {
    state: 'missing',
    says: `${version} is too old: the workshop needs ${major} or later`,
    short: `${short} too old`,
    next: ['install the current LTS from https://nodejs.org, or with your package manager'],
  };
}

/**
 * @param {string} folder
 * @returns {Promise<Finding>}
 */
export async function writable(folder) {
  const probe = join(folder, `.doctor-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, probe);
    if ((await readFile(probe, 'utf8')) !== probe) throw new Error('what was written is not what is read');
    await rm(probe);
    return { state: 'ok', says: `${folder} is writable`, short: 'files ok' };
  } catch (error) {
    return {
      state: 'missing',
      says: `your files cannot be kept in ${folder}: ${because(error)}`,
      short: 'files not writable',
      next: ['move the workshop into a folder of your own; or keep your files elsewhere: node workshop --work DIR'],
    };
  }
}

/**
 * Runs a module from a path with a space. Every check stages the learner's file in this same folder.
 *
 * @param {string} temporary
 * @returns {Promise<Finding>}
 */
export async function spaces(temporary) {
  let folder;
  try {
    folder = await mkdtemp(join(temporary, 'growth lab '));
    const path = join(folder, 'a module.mjs');
    await writeFile(path, `import { sep } from 'node:path';\nconsole.log(sep.length + 1);\n`);
    const { output, complaint } = await runTool(process.execPath, [path]);
    if (output.trim() === '2') return { state: 'ok', says: 'a module runs from one', short: 'spaces ok' };
    return {
      state: 'warning',
      says: `a module does not run from ${folder}: ${complaint.join(' ')}`,
      short: 'spaces fail',
      next: ['keep the workshop in a folder without a space in its path'],
    };
  } catch (error) {
    return {
      state: 'missing',
      says: `nothing can be written in the system's temporary folder ${temporary}: ${because(error)}`,
      short: 'temporary folder not writable',
      next: ['name a folder that is yours in the environment variable TMPDIR (TEMP on Windows)'],
    };
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * @param {string} folder
 * @param {{ patience?: number, watch?: typeof import('node:fs').watch }} [options] patience in milliseconds
 * @returns {Promise<Finding>}
 */
export async function watching(folder, { patience = WATCH_MS, watch = watchFiles } = {}) {
  /** @param {string} why @returns {Finding} */
  const polling = why => ({
    state: 'warning',
    says: `${why}: polling will be used, so a save is seen a little later`,
    short: 'polling',
  });
  const probe = join(folder, `.doctor-${randomUUID()}`);
  const patient = new AbortController();
  const timer = setTimeout(() => patient.abort(), patience);
  try {
    const watcher = watch(folder, { signal: patient.signal });
    const told = once(watcher, 'change', { signal: patient.signal });
    told.catch(() => {});
    watcher.on('error', () => {});
    await writeFile(probe, 'watched');
    await told;
    return { state: 'ok', says: 'a change is noticed', short: 'watching ok' };
  } catch (error) {
    return polling(patient.signal.aborted ? 'changes to files are not noticed here' : because(error));
  } finally {
    clearTimeout(timer);
    patient.abort();
    await rm(probe, { force: true });
  }
}

/**
 * @param {number} port
 * @returns {Promise<Finding>}
 */
export async function freePort(port) {
  const server = createServer();
  try {
    await once(server.listen(port, 'localhost'), 'listening');
    return { state: 'ok', says: `port ${port} is free`, short: `port ${port} free` };
  } catch (error) {
    return {
      state: 'warning',
      says: `port ${port} cannot be had: ${because(error)}`,
      short: `port ${port} taken`,
      next: ['nothing: the next free port will be used; node host-web/server --port N picks another'],
    };
  } finally {
    server.close();
  }
}

/** @param {unknown} error */
const because = error => (error instanceof Error ? error.message : String(error));
