/**
 * `growscope run`: a program with its modules hooked, and what was found.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { argumentAt, expressionBefore } from '../report/expression.js';
import { ownFrame } from '../report/own-frame.js';
import { sourceLine, sourceText } from '../report/sources.js';
import { speedscope } from '../report/speedscope.js';
import { hopeless, summarise } from '../report/summary.js';
import { asText } from '../report/text.js';

/**
 * @import { Settings } from '../settings.js'
 * @import { ProcessReport } from '../report/model.js'
 * @import { Whole } from '../report/summary.js'
 *
 * @typedef {object} RunOptions
 * @property {string[]} command
 * @property {Partial<Settings>} settings
 * @property {string} hook path of the preload
 * @property {'inherit' | 'capture'} output
 *
 * @typedef {{ whole: Whole, output: string }} Ran
 */

/**
 * @param {RunOptions} options
 * @returns {Promise<Ran>}
 */
export async function hookedRun({ command, settings, hook, output }) {
  const dir = mkdtempSync(join(tmpdir(), 'growscope-'));
  try {
    const env = {
      ...process.env,
      GROWSCOPE: JSON.stringify({ ...settings, dir }),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${quoted(hook)}`.trim(),
      BUN_OPTIONS: `${process.env.BUN_OPTIONS ?? ''} --preload ${quoted(hook)}`.trim(),
    };
    const { exitCode, signal, text } = await finished(withPreload(command, hook), env, output);
    const processes = readdirSync(dir)
      .filter(name => name.endsWith('.json'))
      .map(name => read(join(dir, name)))
      .flatMap(report => report ?? [])
      .sort((one, other) => one.pid - other.pid || one.thread - other.thread);
    const whole = summarise(processes, { strict: false, refuse: null, ...settings }, { exitCode, signal });
    if (settings.refuse) whole.findings.push(...hopeless(processes, sourceText));
    [...whole.findings, ...whole.held, ...whole.unlikely].forEach(nameExpression);
    return { whole, output: text };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Deno has no variable for its preload.
 *
 * @param {string[]} command
 * @param {string} hook
 */
function withPreload([file = '', ...rest], hook) {
  if (!/(^|[\\/])deno(\.exe)?$/.test(file) || rest[0] !== 'run') return [file, ...rest];
  return [file, 'run', '--preload', hook, ...rest.slice(1)];
}

/** @param {string} path */
const quoted = path => (/\s/.test(path) ? `"${path.replaceAll('\\', '\\\\')}"` : path);

/**
 * @param {string} path
 * @returns {ProcessReport | undefined}
 */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // A process that was killed while it wrote.
    return undefined;
  }
}

/**
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @param {'inherit' | 'capture'} output
 * @returns {Promise<{ exitCode: number | null, signal: NodeJS.Signals | null, text: string }>}
 */
function finished([file = '', ...rest], env, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, { env, stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', chunk => (text += chunk));
    child.stderr?.resume();
    const pass = () => void child.kill('SIGTERM');
    process.on('SIGTERM', pass);
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      process.off('SIGTERM', pass);
      resolve({ exitCode, signal, text });
    });
  });
}

/** @param {Whole['findings'][number]} finding */
function nameExpression({ use }) {
  const frame = use?.stack[0];
  if (!use || !frame) return;
  const own = ownFrame(use.stack);
  const line = sourceLine(frame.file, frame.line);
  const { argument } = use;
  const expression =
    argument === undefined ? expressionBefore(line, frame.column) : argumentAt(line, frame.column, argument);
  if (expression && frame === own) use.expression = expression;
}

/**
 * @param {RunOptions & { json: boolean, out: string | null, trace: boolean, speedscope: string | null }} options
 * @param {{ colour: boolean }} terminal
 * @returns {Promise<number>} the exit code
 */
export async function run(options, { colour }) {
  // The terminal sends it to the program as well, whose answer to it decides; and the report is to be whole.
  process.on('SIGINT', () => {});
  const { whole } = await hookedRun(options);
  if (options.speedscope) writeFileSync(options.speedscope, JSON.stringify(speedscope(whole)));
  const text = options.json
    ? `${JSON.stringify(whole, null, 2)}\n`
    : asText(whole, { colour, trace: options.trace, line: sourceLine, relative: near });
  if (options.out) writeFileSync(options.out, text);
  // The program's own output is not to be mixed with it.
  else process.stderr.write(text);
  return exitCodeOf(whole);
}

/** @param {string} file */
export function near(file) {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || path === '' ? file : path;
}

/** @param {Whole} whole the program's own exit code wins where it is not 0 */
export function exitCodeOf({ exitCode, signal, findings }) {
  if (signal) return 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0);
  return exitCode || (findings.length > 0 ? 1 : 0);
}
