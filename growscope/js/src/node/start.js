/**
 * The hooks in Node: this realm, `vm` contexts, workers and child processes; the report when the thread ends.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import v8 from 'node:v8';
import { threadId } from 'node:worker_threads';
import { readFrom } from '../engine/growscope-wasm.js';
import { mapWith, ownFile } from '../engine/stack.js';
import { store } from '../hooks/hooked.js';
import { install } from '../hooks/realm.js';
import { findHolders } from '../holders/snapshot.js';
import { engine } from '../report/collect.js';
import { settings } from '../settings.js';
import { patchTaker } from '../uses/arguments.js';
import { cacheFolder, cachedIn } from './cache.js';
import { patchChildren } from './children.js';
import { patchContexts } from './contexts.js';
import { leaveReport } from './leave.js';

/**
 * @param {string} file of the preload itself
 * @returns {(realm: any) => void} installs the hooks in another realm
 */
export function start(file) {
  Object.assign(settings, JSON.parse(process.env.GROWSCOPE ?? '{}'));
  ownFile(file);
  const require = createRequire(file);
  const folder = join(file, '..');
  const wasm = join(folder, 'growscope.wasm');
  const { size, mtimeMs, ctimeMs } = statSync(wasm);
  readFrom(() => readFileSync(wasm), size);
  if (settings.cache) store.cached = cachedIn(require, cacheFolder(process.env), `${size} ${mtimeMs} ${ctimeMs}`);
  if (settings.modules) store.save = savedIn(settings.modules);
  install(globalThis);
  patchFiles(require('node:fs'));
  patchContexts(require('node:vm'), install);
  patchChildren(require, file);
  const { findSourceMap, syncBuiltinESMExports } = require('node:module');
  // What is imported by name from Node's modules is a copy, until they are told.
  syncBuiltinESMExports();
  mapWith((built, line, column) => sourceOf(findSourceMap, built, line, column));
  engine.collect = () => collectGarbage(require);
  const { bun, deno } = /** @type {any} */ (process.versions);
  // Their snapshots are of another form, or without ids.
  if (bun || deno) return afterAll(require);
  engine.holders = objects => {
    const inspector = inspectorOf(require);
    return findHolders(inspector, objects, settings.heapLimit, v8.getHeapStatistics().used_heap_size);
  };
  return afterAll(require);
}

/** @param {NodeJS.Require} require */
function afterAll(require) {
  leaveReport(require);
  return install;
}

/** @param {string} folder */
const savedIn = folder => {
  let count = 0;
  return (/** @type {Uint8Array} */ bytes) => {
    count += 1;
    try {
      writeFileSync(join(folder, `${process.pid}-${threadId}-${count}.wasm`), bytes);
    } catch {
      // The program goes on without it; the folder is there to be looked at.
    }
  };
};

/** @param {any} fs a dead view is written as no bytes at all, without a word */
function patchFiles(fs) {
  for (const name of ['write', 'writeSync', 'writeFile', 'writeFileSync', 'appendFile', 'appendFileSync']) {
    patchTaker(fs, name, `fs.${name}`);
  }
}

/**
 * @param {any} findSourceMap
 * @param {string} built
 * @param {number} line
 * @param {number} column
 */
function sourceOf(findSourceMap, built, line, column) {
  if (!(/** @type {any} */ (process).sourceMapsEnabled ?? process.execArgv.includes('--enable-source-maps')))
    return undefined;
  const entry = findSourceMap?.(built)?.findEntry(line - 1, column - 1);
  if (!entry?.originalSource) return undefined;
  const file = entry.originalSource.replace(/^file:\/\//, '');
  return { file, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

/** @param {NodeJS.Require} require */
function collectGarbage(require) {
  const { Bun } = /** @type {any} */ (globalThis);
  if (Bun) return void Bun.gc(true);
  if (v8.getHeapStatistics().used_heap_size > settings.heapLimit) return;
  v8.setFlagsFromString('--expose-gc');
  // What a WeakRef was made of is kept until the present job ends. One of this context's own ends here, and lets it go.
  const gc = require('node:vm').runInNewContext('globalThis.gc', {}, { microtaskMode: 'afterEvaluate' });
  gc?.();
}

/** @param {NodeJS.Require} require */
function inspectorOf(require) {
  try {
    return require('node:inspector');
  } catch {
    return undefined;
  }
}
