/**
 * Compiles and runs a learner's Rust host under every growth schedule: in a process of its own, over a memory that
 * moves at every growth.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSchedule } from '../../../../host-js/growth/schedule.js';
import { CannotBuild, buildRustHost } from './build-host.js';
import { show } from '../show.js';
import { needsRust } from './needs-rust.js';
import { patience } from '../patience.js';
import { describe } from '../schedules.js';
import { rejected } from '../verdict.js';

/**
 * @import { Complaint } from './build-host.js'
 * @import { Learner, Run, Verdict } from '../types.js'
 *
 * @typedef {object} Stale what shows that bytes were used where memory no longer was, or before they were there
 * @property {boolean} read an answer was read from a block that memory had left
 * @property {number} written bytes that were written into such blocks
 * @property {boolean} before a wrong answer is what memory held before the guest was called
 *
 * @typedef {Run & { stale: Stale }} RustRun
 *
 * @typedef {object} Seen
 * @property {null} verdict
 * @property {RustRun[]} runs
 * @property {RustRun[]} otherwise runs with a guest that swaps upper and lower case
 * @property {Complaint[]} unsafe
 *
 * @typedef {{ verdict: Verdict } | Seen} Ran a verdict, if there is nothing to diagnose
 */

/** The program ends itself after five seconds; this is for one that cannot. */
const LIMIT_SECONDS = 10;
/** What the program answers when it was built for another file since. */
const BUILT_FOR_ANOTHER = 3;
const ATTEMPTS = 5;

/**
 * @param {Learner} learner
 * @param {string} guest the name of one in workshop/guests/
 * @returns {Promise<Ran>}
 */
export async function runRustHost(learner, guest) {
  // Two checks may build at once, into one place: whoever comes too late builds again.
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const built = await buildRustHost(learner).catch(notBuilt);
    if ('verdict' in built) return built;
    if (!built.executable) return { verdict: notCompiled(built.errors, built.elsewhere) };
    learner.stage('running your host under every growth schedule', LIMIT_SECONDS + 5);
    // A copy, because Windows cannot overwrite a program that runs.
    const program = join(dirname(learner.path), `host-check${extname(built.executable)}`);
    await copyFile(built.executable, program);
    const { document, code, signal, complaint } = await run(program, guest, learner.path);
    if (code === BUILT_FOR_ANOTHER && !document) continue;
    if (document) return read(document, learner.path, built.unsafe);
    return { verdict: lost(code, signal, complaint) };
  }
  throw new Error(`another check kept building in the same folder: ${ATTEMPTS} attempts`);
}

/**
 * @param {any} error
 * @returns {{ verdict: Verdict }}
 */
function notBuilt(error) {
  if (error.code === 'ENOENT') {
    return { verdict: needsRust('cargo, which comes with Rust', 'install rustup from https://rustup.rs') };
  }
  if (!(error instanceof CannotBuild)) throw error;
  return {
    verdict: rejected('cannot-build', {
      details: [...error.message.split('\n').slice(-12), '', 'for more     node workshop doctor'],
    }),
  };
}

/**
 * @param {Complaint[]} errors
 * @param {Complaint[]} elsewhere
 */
function notCompiled([first, ...more], elsewhere) {
  if (!first) {
    const details = [
      'wanted       pub struct Greeter',
      '             pub fn new(store: impl AsContextMut, instance: &Instance) -> Result<Self>',
      '             pub fn greet(&mut self, store: impl AsContextMut, salutation: &str, name: &str) -> Result<String>',
      '',
      ...elsewhere.flatMap(({ text }) => text.split('\n')),
    ];
    return rejected('missing-export', { details });
  }
  const rest = more.length > 0 ? ['', `and ${more.length === 1 ? 'one error' : `${more.length} errors`} more`] : [];
  return rejected('does-not-compile', {
    place: first.place,
    symptom: first.code ? `error[${first.code}]` : 'error',
    details: [...first.text.split('\n'), ...rest],
  });
}

/**
 * @param {string} program
 * @param {string} guest
 * @param {string} path
 * @returns {Promise<{ document: any, code: number | null, signal: string | null, complaint: string }>}
 */
function run(program, guest, path) {
  const token = randomUUID();
  const wasm = fileURLToPath(new URL(`../../../guests/${guest}.wasm`, import.meta.url));
  const child = spawn(program, [wasm, path], {
    cwd: dirname(path),
    timeout: LIMIT_SECONDS * patience * 1000,
    windowsHide: true,
  });
  // A program that has ended already reads nothing.
  child.stdin.on('error', () => {}).end(`${token}\n`);
  let printed = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', text => (printed += text));
  child.stderr.setEncoding('utf8').on('data', text => (complaint += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const lines = printed.split('\n');
      const at = lines.findLastIndex(line => line.startsWith('{') && line.includes(token));
      const document = at < 0 ? null : JSON.parse(String(lines[at]));
      // What the learner's code printed itself is shown as such.
      process.stdout.write(
        lines
          .slice(0, at < 0 ? undefined : at)
          .join('\n')
          .trimEnd(),
      );
      if (document) process.stderr.write(complaint);
      resolve({ document, code, signal, complaint });
    });
  });
}

/**
 * @param {number | null} code
 * @param {string | null} signal
 * @param {string} complaint
 */
function lost(code, signal, complaint) {
  if (signal === 'SIGTERM') return rejected('time-limit', { details: [`time limit   ${LIMIT_SECONDS * patience} s`] });
  const how = signal ? `signal       ${signal}` : `exit code    ${code}`;
  const details = [how, ...complaint.split('\n').filter(Boolean).slice(0, 5)];
  // Windows has no signals: an exception's code is one that no program chooses.
  return rejected(signal || (code ?? 0) > 255 ? 'crashed' : 'exited', { details });
}

/**
 * @param {any} document
 * @param {string} path
 * @param {Complaint[]} unsafe
 * @returns {Ran}
 */
function read(document, path, unsafe) {
  if (document.failed) throw new Error(`host-check: ${document.failed}`);
  if (document.late) {
    const { seconds, doing } = document.late;
    readSchedule(doing.schedule, 'host-check');
    const details = [
      `input        ${show(doing.input)}`,
      `when         ${describe(doing.schedule, [])}`,
      `time limit   ${seconds} s`,
    ];
    return { verdict: rejected('time-limit', { details }) };
  }
  for (const { schedule } of [...document.runs, ...document.otherwise]) readSchedule(schedule, 'host-check');
  const revived = (/** @type {any[]} */ runs) =>
    runs.map(run => ({ ...run, error: run.error && revive(run.error, path) }));
  return { verdict: null, runs: revived(document.runs), otherwise: revived(document.otherwise), unsafe };
}

/**
 * An error that was raised in the learner's host, as the checkers' words know it.
 *
 * @param {{ kind: 'error' | 'panic' | 'trap', message: string, place: { line: number, column: number } | null }} failure
 * @param {string} path
 */
function revive({ kind, message, place }, path) {
  const error = kind === 'trap' ? new WebAssembly.RuntimeError(message) : new Error(message);
  if (kind !== 'trap') error.name = kind;
  error.stack = `${error.name}: ${message}${place ? `\n    at ${path}:${place.line}:${place.column}` : ''}`;
  return error;
}
