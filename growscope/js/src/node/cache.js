/**
 * Rewritten modules, kept between runs: what was rewritten once costs a reading of a file the next time.
 */
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** @import { Answer } from '../engine/growscope-wasm.js' */

/** Bytes that are kept at most; the least lately used go first. */
const MOST = 256 * 2 ** 20;
/** Before an answer's bytes stand the length of its JSON, and a word by which a file is known as one of these. */
const HEAD = 8;
const WORD = 0x6f726771;

/**
 * The user's own folder: whoever may write to it decides what code runs.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function cacheFolder({ GROWSCOPE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA }) {
  if (GROWSCOPE_CACHE) return GROWSCOPE_CACHE;
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'growscope');
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'growscope');
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'growscope');
}

/**
 * @param {NodeJS.Require} require
 * @param {string} folder
 * @param {string} stamp of growscope itself
 * @returns {(request: object, bytes: Uint8Array, make: () => Answer) => Answer}
 */
export const cachedIn = (require, folder, stamp) => (request, bytes, make) => {
  const hash = require('node:crypto').createHash('sha256');
  const name = join(
    folder,
    hash
      .update(`${stamp}\n${JSON.stringify(request)}\n`)
      .update(bytes)
      .digest('hex'),
  );
  const kept = read(name);
  if (kept) return kept;
  const answer = make();
  if (answer.json.ok) keep(folder, name, answer);
  return answer;
};

/**
 * @param {string} name
 * @returns {Answer | undefined}
 */
function read(name) {
  try {
    const content = readFileSync(name);
    if (content.readUInt32LE(0) !== WORD) return undefined;
    const start = HEAD + content.readUInt32LE(4);
    const now = new Date();
    utimesSync(name, now, now);
    return { json: JSON.parse(content.toString('utf8', HEAD, start)), bytes: content.subarray(start) };
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {Answer} answer
 */
function keep(folder, name, { json, bytes }) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const text = Buffer.from(JSON.stringify(json));
    const head = Buffer.alloc(HEAD);
    head.writeUInt32LE(WORD, 0);
    head.writeUInt32LE(text.length, 4);
    // Another process may read it at any moment.
    const fresh = `${name}.${process.pid}`;
    writeFileSync(fresh, Buffer.concat([head, text, bytes]), { mode: 0o600 });
    renameSync(fresh, name);
    trim(folder);
  } catch {
    // A folder that cannot be written to makes the next run slower, and nothing else.
  }
}

/** @param {string} folder */
function trim(folder) {
  const files = readdirSync(folder).map(name => {
    const { mtimeMs, size } = statSync(join(folder, name));
    return { name, mtimeMs, size };
  });
  let bytes = 0;
  for (const { name, size } of files.sort((one, other) => other.mtimeMs - one.mtimeMs)) {
    bytes += size;
    if (bytes > MOST) rmSync(join(folder, name), { force: true });
  }
}
