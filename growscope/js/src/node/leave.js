/**
 * The report of this thread: left as a file for `growscope run`, or printed where nobody waits for it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onCrossing } from '../growth/force.js';
import { loaded, onFirst } from '../hooks/hooked.js';
import { collected, engine, finish } from '../report/collect.js';
import { settings } from '../settings.js';
import { settle } from '../uses/quiet.js';
import { asText } from '../report/text.js';
import { summarise } from '../report/summary.js';
import { askWorkers, begun, listen, ownBox, said } from './endings.js';

/** @import { ProcessReport } from '../report/model.js' */

/** Milliseconds between two reports, while nothing is found. */
const PULSE = 500;

/** @param {NodeJS.Require} require */
export function leaveReport(require) {
  const threads = require('node:worker_threads');
  const { threadId } = threads;
  const box = ownBox(threads);
  let told = 0;
  let last = 0;

  /** @param {boolean} ended */
  function report(ended) {
    /** @type {ProcessReport} */
    const text = {
      pid: process.pid,
      thread: threadId,
      program: process.argv.slice(1).join(' '),
      engine: engineName(),
      ended,
      exitCode: ended ? Number(process.exitCode ?? 0) : null,
      ...collected(),
    };
    return text;
  }

  /** @param {boolean} ended */
  function write(ended) {
    const name = `${process.pid}-${threadId}.json`;
    try {
      writeFileSync(join(/** @type {string} */ (settings.dir), name), JSON.stringify(report(ended)));
    } catch {
      // Whoever waited for it has gone.
    }
    last = performance.now();
  }

  const say = () => {
    finish();
    write(true);
  };

  const { dir } = settings;
  if (dir) {
    engine.changed = () => told++ < 50 && write(false);
    // What is killed without being asked leaves what it had a moment ago.
    onCrossing(() => last > 0 && performance.now() - last > PULSE && write(false));
    onFirst(() => {
      write(false);
      listen(box, dir, say);
    });
  }
  // Whoever handles it may end the process at once, and then there is no other moment.
  process.on('uncaughtExceptionMonitor', () => {
    settle();
    if (settings.dir && loaded.length > 0) write(false);
  });
  process.on('exit', () => {
    askWorkers();
    if (loaded.length === 0 && last === 0) return;
    // Whoever interrupts the program has what they want: it ends. Nobody is told any more, but a default would kill it here.
    if (threadId === 0) process.on('SIGINT', () => {});
    if (dir) {
      begun(box);
      say();
      said(box);
    } else {
      finish();
      const whole = summarise([report(true)], settings);
      process.stderr.write(asText(whole, { colour: false }));
      if (whole.findings.length > 0 && !process.exitCode) process.exitCode = 1;
    }
  });
}

function engineName() {
  const { bun, deno } = /** @type {any} */ (process.versions);
  if (bun) return `Bun ${bun}`;
  return deno ? `Deno ${deno}` : `Node.js ${process.versions.node}`;
}
