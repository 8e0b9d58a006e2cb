/**
 * The report of this thread: left as a file for `growscope run`, or printed where nobody waits for it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loaded, onFirst } from '../hooks/hooked.js';
import { collected, engine, finish } from '../report/collect.js';
import { settings } from '../settings.js';
import { settle } from '../uses/quiet.js';
import { asText } from '../report/text.js';
import { summarise } from '../report/summary.js';

/** @import { ProcessReport } from '../report/model.js' */

/** @param {NodeJS.Require} require */
export function leaveReport(require) {
  const { threadId } = require('node:worker_threads');
  let written = 0;

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
    written += 1;
  }

  if (settings.dir) {
    engine.changed = () => written < 50 && write(false);
    // So that a process which is killed is missed.
    onFirst(() => write(false));
  }
  // Whoever handles it may end the process at once, and then there is no other moment.
  process.on('uncaughtExceptionMonitor', () => {
    settle();
    if (settings.dir && loaded.length > 0) write(false);
  });
  process.on('exit', () => {
    if (loaded.length === 0) return;
    // Whoever interrupts the program has what they want: it ends. Nobody is told any more, but a default would kill it here.
    if (threadId === 0) process.on('SIGINT', () => {});
    finish();
    if (settings.dir) write(true);
    else {
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
