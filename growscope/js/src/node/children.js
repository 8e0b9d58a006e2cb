/**
 * Workers and child processes inherit the preload by themselves, unless a program sets their options or environment.
 */
import { tidied } from '../engine/stack.js';
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

const INVALID = 'ERR_WORKER_INVALID_EXEC_ARGV';

/**
 * @param {any} threads
 * @param {string} file
 * @param {Own} own
 */
function patchWorker(threads, file, { NODE_OPTIONS, GROWSCOPE }) {
  // What this worker was given so that it is hooked is no option of the program's.
  const { execArgv } = process;
  if (!threads.isMainThread && execArgv.at(-2) === '--require' && execArgv.at(-1) === file) execArgv.splice(-2);
  const original = threads.Worker;
  if (isDisguised(original)) return;
  const Worker = function (/** @type {any} */ script, /** @type {any} */ options) {
    const environment = options?.env && typeof options.env === 'object';
    // An evaluated script runs before anything that is imported.
    const late = options?.eval && !NODE_OPTIONS?.includes(file);
    const changed = options?.execArgv || environment || late;
    const env = environment && GROWSCOPE ? { env: { ...options.env, GROWSCOPE } } : {};
    const target = new.target === threads.Worker ? original : new.target;
    const make = (/** @type {string[]} */ flags) => {
      const given = changed ? { ...options, ...env, execArgv: [...flags, '--require', file] } : options;
      return askable(threads, () => Reflect.construct(original, given ? [script, given] : [script], target));
    };
    try {
      return make(options?.execArgv ?? process.execArgv);
    } catch (error) {
      // A worker inherits flags that it may not be given.
      const inherited = changed && !options.execArgv && /** @type {any} */ (error)?.code === INVALID;
      if (!inherited) throw tidied(error);
      return make([]);
    }
  };
  patch(threads, 'Worker', () => disguise(Worker, original));
  original.prototype.constructor = threads.Worker;
}
