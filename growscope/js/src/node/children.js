/**
 * Workers and child processes inherit the preload by themselves, unless a program sets their options or environment.
 */
import { disguise, isDisguised, patch } from '../hooks/disguise.js';
import { settings } from '../settings.js';
import { askable, patchEndings } from './endings.js';

/**
 * @param {NodeJS.Require} require
 * @param {string} file of the preload
 */
export function patchChildren(require, file) {
  // As they are now: the program may take them away.
  const own = { NODE_OPTIONS: process.env.NODE_OPTIONS, GROWSCOPE: process.env.GROWSCOPE };
  if (settings.dir) patchEndings(require, settings.dir);
  patchWorker(require('node:worker_threads'), file, own);
  const children = require('node:child_process');
  patch(children.ChildProcess.prototype, 'spawn', original => {
    return {
      spawn(/** @type {any} */ options) {
        return Reflect.apply(original, this, [{ ...options, envPairs: withOptions(options?.envPairs, own) }]);
      },
    }.spawn;
  });
  for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
    patch(children, name, original => {
      return {
        /** @this {any} */
        method() {
          return Reflect.apply(original, this, withEnvironment([...arguments], own));
        },
      }.method;
    });
  }
}

/** @typedef {{ NODE_OPTIONS: string | undefined, GROWSCOPE: string | undefined }} Own */

/**
 * @param {any[]} given a program, and what else `spawnSync` and its like take
 * @param {Own} own
 */
function withEnvironment(given, own) {
  while (given.length > 1 && (given.at(-1) === undefined || given.at(-1) === null)) given.pop();
  const last = given.at(-1);
  const options = given.length > 1 && typeof last === 'object' && !Array.isArray(last) ? given.pop() : {};
  const env = options.env ?? process.env;
  // What it inherits from its prototype goes to the child as well.
  return [
    ...given,
    {
      ...options,
      env: Object.assign(
        Object.create(env),
        added(name => env[name], own),
      ),
    },
  ];
}

/**
 * @param {string[] | undefined} pairs
 * @param {Own} own
 */
function withOptions(pairs, own) {
  if (!Array.isArray(pairs)) return pairs;
  const of = (/** @type {string} */ name) => pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  const more = Object.entries(added(of, own));
  return [
    ...pairs.filter(pair => more.every(([name]) => !pair.startsWith(`${name}=`))),
    ...more.map(([name, value]) => `${name}=${value}`),
  ];
}

/**
 * @param {(name: string) => string | undefined} given what an environment says
 * @param {Own} own
 */
function added(given, { NODE_OPTIONS, GROWSCOPE }) {
  if (!NODE_OPTIONS) return {};
  const options = given('NODE_OPTIONS') ?? '';
  return {
    // Options of the program's own are kept, and come last.
    NODE_OPTIONS: options.includes(NODE_OPTIONS) ? options : `${NODE_OPTIONS} ${options}`.trim(),
    ...(GROWSCOPE === undefined ? {} : { GROWSCOPE: given('GROWSCOPE') ?? GROWSCOPE }),
  };
}

/**
 * @param {any} threads
 * @param {string} file
 * @param {Own} own
 */
function patchWorker(threads, file, { GROWSCOPE }) {
  const original = threads.Worker;
  if (isDisguised(original)) return;
  const Worker = function (/** @type {any} */ script, /** @type {any} */ options) {
    const environment = options?.env && typeof options.env === 'object';
    // An evaluated script runs before anything that is imported.
    const changed = options?.execArgv || environment || options?.eval;
    const given = changed
      ? { ...options, execArgv: [...(options.execArgv ?? process.execArgv), '--require', file] }
      : options;
    if (environment && GROWSCOPE) given.env = { ...options.env, GROWSCOPE };
    const target = new.target === threads.Worker ? original : new.target;
    return askable(threads, () => Reflect.construct(original, given ? [script, given] : [script], target));
  };
  patch(threads, 'Worker', () => disguise(Worker, original));
  original.prototype.constructor = threads.Worker;
}
