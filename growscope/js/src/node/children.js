/**
 * Workers and child processes inherit the preload by themselves, unless a program sets their options or environment.
 */
import { disguise, isDisguised, patch } from '../hooks/disguise.js';

/**
 * @param {NodeJS.Require} require
 * @param {string} file of the preload
 */
export function patchChildren(require, file) {
  patchWorker(require('node:worker_threads'), file);
  patch(require('node:child_process').ChildProcess.prototype, 'spawn', original => {
    return {
      spawn(/** @type {any} */ options) {
        const given = isNode(options?.file) ? { ...options, envPairs: withOptions(options.envPairs) } : options;
        return Reflect.apply(original, this, [given]);
      },
    }.spawn;
  });
}

/** @param {unknown} file */
const isNode = file => typeof file === 'string' && (file === process.execPath || /(^|[\\/])node(\.exe)?$/.test(file));

/** @param {string[] | undefined} pairs */
function withOptions(pairs) {
  if (!Array.isArray(pairs) || !process.env.NODE_OPTIONS) return pairs;
  const has = (/** @type {string} */ name) => pairs.some(pair => pair.startsWith(`${name}=`));
  const missing = ['NODE_OPTIONS', 'GROWSCOPE'].filter(name => !has(name) && process.env[name] !== undefined);
  return [...pairs, ...missing.map(name => `${name}=${process.env[name]}`)];
}

/**
 * @param {any} threads
 * @param {string} file
 */
function patchWorker(threads, file) {
  const original = threads.Worker;
  if (isDisguised(original)) return;
  const Worker = function (/** @type {any} */ script, /** @type {any} */ options) {
    const environment = options?.env && typeof options.env === 'object';
    // An evaluated script runs before anything that is imported.
    const changed = options?.execArgv || environment || options?.eval;
    const given = changed
      ? { ...options, execArgv: [...(options.execArgv ?? process.execArgv), '--require', file] }
      : options;
    if (environment && process.env.GROWSCOPE) given.env = { ...options.env, GROWSCOPE: process.env.GROWSCOPE };
    return Reflect.construct(
      original,
      given ? [script, given] : [script],
      new.target === threads.Worker ? original : new.target,
    );
  };
  patch(threads, 'Worker', () => disguise(Worker, original));
  original.prototype.constructor = threads.Worker;
}
