/**
 * Workers that are terminated, and child processes that are killed, have no last word of their own. They are asked for
 * their report before, while whoever ends them waits: a busy one cannot hear it, and is ended without.
 */
import { existsSync, mkdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { disguise, patch } from '../hooks/disguise.js';

/**
 * Milliseconds until one that is asked must have begun, and from then on until it must be done. Where one is too busy to
 * begin, others of its kind may be, and are waited for less.
 */
let patience = 1500;
const LEAST = 20;
const DONE = 30_000;
const isLate = () => void (patience = Math.max(LEAST, patience / 4));
/** Signals that end a process. */
const ENDS = ['SIGTERM', 'SIGKILL', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGABRT'];

/** What a worker and its parent share: whether it has something to say, whether it is asked, how far it is. */
const READY = 0;
const ASKED = 1;
const STATE = 2;
const BUSY = 1;
const SAID = 2;
const KEY = 'growscope';
const { Atomics, Int32Array, Set, SharedArrayBuffer, WeakMap, performance } = globalThis;
/** @type {Set<Int32Array>} */
const boxes = new Set();
/** @type {WeakMap<object, Int32Array>} */
const boxOf = new WeakMap();
const clock = new Int32Array(new SharedArrayBuffer(4));

/**
 * @param {any} threads `node:worker_threads`
 * @param {() => object} make
 * @returns {object} a worker that can be asked
 */
export function askable(threads, make) {
  if (!threads.setEnvironmentData) return make();
  const box = new Int32Array(new SharedArrayBuffer(12));
  threads.setEnvironmentData(KEY, box);
  try {
    const worker = make();
    boxes.add(box);
    boxOf.set(worker, box);
    return worker;
  } finally {
    threads.setEnvironmentData(KEY, undefined);
  }
}

/** @param {Iterable<Int32Array>} asked */
function ask(asked) {
  const waiting = [...asked].filter(box => Atomics.load(box, READY) === 1 && Atomics.load(box, STATE) === 0);
  for (const box of waiting) {
    Atomics.store(box, ASKED, 1);
    Atomics.notify(box, ASKED);
  }
  const until = performance.now() + patience;
  for (const box of waiting) {
    Atomics.wait(box, STATE, 0, Math.max(0, until - performance.now()));
    Atomics.wait(box, STATE, BUSY, DONE);
  }
  if (waiting.some(box => Atomics.load(box, STATE) === 0)) isLate();
}

/** Those that are still there when this thread ends, and with it they. */
export const askWorkers = () => ask(boxes);

/**
 * @param {string} dir where reports are left
 * @param {number} pid
 */
export function askProcess(dir, pid) {
  const folder = join(dir, String(pid));
  if (!existsSync(folder) || existsSync(join(folder, 'said'))) return;
  const wait = (/** @type {string} */ name, /** @type {number} */ most) => {
    const until = performance.now() + most;
    while (!existsSync(join(folder, name)) && performance.now() < until) Atomics.wait(clock, 0, 0, 2);
    return existsSync(join(folder, name));
  };
  try {
    writeFileSync(join(folder, 'asked'), '');
  } catch {
    return;
  }
  if (wait('begun', patience)) wait('said', DONE);
  else isLate();
}

/**
 * @param {NodeJS.Require} require
 * @param {string} dir
 */
export function patchEndings(require, dir) {
  const { Worker } = require('node:worker_threads');
  patch(Worker.prototype, 'terminate', original => {
    return {
      /** @this {any} */
      terminate() {
        const box = boxOf.get(this);
        if (box) ask([box]);
        return Reflect.apply(original, this, arguments);
      },
    }.terminate;
  });
  const { signals } = require('node:os').constants;
  const ends = new Set([undefined, ...ENDS, ...ENDS.map(name => signals[name])]);
  patch(require('node:child_process').ChildProcess.prototype, 'kill', original => {
    return {
      /** @this {any} */
      kill() {
        if (this.pid && this.exitCode === null && ends.has(arguments[0])) askProcess(dir, this.pid);
        return Reflect.apply(original, this, arguments);
      },
    }.kill;
  });
  const { kill } = process;
  process.kill = disguise(
    {
      /** @this {any} */
      kill(/** @type {any} */ pid) {
        if (Number.isInteger(pid) && pid > 0 && pid !== process.pid && ends.has(arguments[1])) askProcess(dir, pid);
        return Reflect.apply(kill, this, /** @type {any} */ (arguments));
      },
    }.kill,
    kill,
  );
}

/**
 * In the thread that may be ended, as soon as it has something to say.
 *
 * @param {Int32Array | undefined} box a worker's
 * @param {string} dir
 * @param {() => void} say
 */
export function listen(box, dir, say) {
  if (box) {
    const { async, value } = /** @type {any} */ (Atomics).waitAsync?.(box, ASKED, 0) ?? {};
    if (!async) return;
    value.then(() => {
      begun(box);
      say();
      said(box);
    });
    Atomics.store(box, READY, 1);
    return;
  }
  // A watch keeps Deno running, whatever it is told.
  if (/** @type {any} */ (process.versions).deno) return;
  const folder = join(dir, String(process.pid));
  try {
    mkdirSync(folder);
    watch(folder, { persistent: false }, (_, name) => {
      if (name !== 'asked' || existsSync(join(folder, 'begun'))) return;
      try {
        writeFileSync(join(folder, 'begun'), '');
        say();
        writeFileSync(join(folder, 'said'), '');
      } catch {
        // Whoever asked has gone, and the folder with it.
      }
    }).on('error', () => {});
  } catch {
    // Where nothing can be watched, or nobody waits any more, it is ended without a word.
  }
}

/** @param {Int32Array | undefined} box this worker is at its report */
export function begun(box) {
  if (!box) return;
  Atomics.store(box, STATE, BUSY);
  Atomics.notify(box, STATE);
}

/** @param {Int32Array | undefined} box nobody need wait for this worker any longer */
export function said(box) {
  if (!box) return;
  Atomics.store(box, STATE, SAID);
  Atomics.notify(box, STATE);
}

/**
 * @param {any} threads `node:worker_threads`
 * @returns {Int32Array | undefined} what this worker shares with its parent
 */
export function ownBox(threads) {
  const box = threads.isMainThread ? undefined : threads.getEnvironmentData?.(KEY);
  if (box) threads.setEnvironmentData(KEY, undefined);
  return box;
}
