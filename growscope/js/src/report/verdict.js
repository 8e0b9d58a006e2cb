/**
 * The last lines of a report for people: what it comes to, and what was there to say it of.
 */
import { count } from './count.js';

/**
 * @import { ProcessReport } from './model.js'
 * @import { Whole } from './summary.js'
 */

/**
 * @param {Whole} whole
 * @param {Record<'red' | 'yellow' | 'green', (text: string) => string>} paint
 * @returns {string[]}
 */
export function verdictLines(whole, paint) {
  const { findings, held, unlikely, vacuous, processes, exitCode, signal } = whole;
  const sum = (/** @type {(process: ProcessReport) => number} */ of) =>
    processes.reduce((all, process) => all + of(process), 0);
  const modules = processes.flatMap(({ modules }) => modules);
  const died = sum(({ deaths }) => deaths);
  const [crossings, growths, dropped] = [
    sum(({ crossings }) => crossings),
    sum(({ growths }) => growths),
    sum(({ dropped }) => dropped),
  ];
  const verdict = verdictOf(whole, dropped, paint);
  const lines = [];
  if (modules.length === 0) {
    lines.push(`growscope: ${vacuous ? verdict : `${verdict}; no WebAssembly module was loaded`}`);
  } else {
    const loaded = `${count(modules.length, 'module')}, ${modules.filter(({ hooked }) => hooked).length} hooked`;
    const grew = `${count(crossings, 'crossing')}, ${count(died, 'buffer')} died, ${count(growths, 'real growth')}`;
    // One line for a program that passes, and no more said than was seen.
    const unseen = died > 0 && findings.length + held.length + unlikely.length === 0;
    const more = unseen ? '; an index is never seen: growscope bisect finds those' : '';
    lines.push(`growscope: ${verdict}; ${loaded}, ${grew}${more}`);
  }
  if (signal || exitCode) {
    const how = `the program itself ended with ${signal ?? `exit code ${exitCode}`}`;
    lines.push(
      died > 0 ? `${how}; if it does not with --no-force, growscope bisect names the crossing that does it` : how,
    );
  }
  return lines;
}

/**
 * @param {Whole} whole
 * @param {number} dropped
 * @param {Parameters<typeof verdictLines>[1]} paint
 */
function verdictOf({ findings, unlikely, vacuous }, dropped, paint) {
  if (findings.length > 0) {
    return paint.red(`${count(findings.length, 'finding')}${dropped ? ` (${dropped} more not kept)` : ''}`);
  }
  if (unlikely.length > 0)
    return paint.yellow(`no use of a stale view was seen but ${count(unlikely.length, 'unlikely one')}`);
  return vacuous ? paint.yellow(`nothing was tried: ${vacuous}`) : paint.green('no use of a stale view was seen');
}
