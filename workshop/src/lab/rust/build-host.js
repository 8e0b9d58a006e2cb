/**
 * Builds the program that runs a learner's Rust host: workshop/host-check with the learner's file in it.
 */
import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../toolchain.js';
import { rustEnvironment } from './run-program.js';

/**
 * @import { Learner, Place } from '../types.js'
 *
 * @typedef {object} Complaint what rustc said of the learner's file
 * @property {string} code `E0502`, or the name of a lint, or nothing
 * @property {string} text as rustc prints it, with the file's name for its path
 * @property {Place | null} place
 *
 * @typedef {object} Built
 * @property {string | null} executable null, if it did not compile
 * @property {Complaint[]} errors in the learner's file
 * @property {Complaint[]} elsewhere errors in the program that includes it
 * @property {Complaint[]} unsafe the places where the learner's code says `unsafe`, in whichever file
 */

/** Cargo was there, and did not come to compile the learner's file. */
export class CannotBuild extends Error {}

/** The longest that cargo may be silent: the largest crate takes a fraction of it on a slow laptop. */
const PATIENCE_SECONDS = 300;
/** How often progress is told, in milliseconds. */
const PROGRESS = 4000;

// `--force-warn` has rustc, not us, say where the file is unsafe, and no attribute in the file can switch it off.
const ARGUMENTS = [
  ...['rustc', '--locked', '--package', 'host-check', '--bin', 'host-check', '--features', 'learner'],
  ...['--message-format', 'json', '--', '--force-warn', 'unsafe-code'],
];

/**
 * @param {Pick<Learner, 'path' | 'stage'>} learner
 * @returns {Promise<Built>}
 */
export async function buildRustHost({ path, stage }) {
  stage(
    'compiling your host; the first time wasmtime is compiled too, which takes a minute or two',
    PATIENCE_SECONDS + 10,
  );
  const cargo = spawn(process.env['CARGO'] ?? 'cargo', ARGUMENTS, {
    cwd: ROOT,
    env: { ...(await rustEnvironment()), LEARNER_FILE: path },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });

  let silence = setTimeout(() => cargo.kill(), PATIENCE_SECONDS * 1000);
  /** @type {string[]} */
  const complaints = [];
  let crates = 0;
  let told = Date.now();
  createInterface({ input: cargo.stderr }).on('line', line => {
    silence.refresh();
    const [, crate] = line.match(/^\s*Compiling (\S+ v\S+)/) ?? [];
    if (!crate) return void complaints.push(line);
    crates += 1;
    if (Date.now() - told < PROGRESS) return;
    told = Date.now();
    stage(`compiling ${crate}, crate ${crates} of those that are built once`, PATIENCE_SECONDS + 10);
  });
  /** @type {any[]} */
  const messages = [];
  createInterface({ input: cargo.stdout }).on('line', line => {
    silence.refresh();
    if (line.startsWith('{')) messages.push(JSON.parse(line));
  });

  const success = await new Promise((resolve, reject) => {
    cargo.on('error', reject);
    cargo.on('close', code => resolve(code === 0));
  }).finally(() => clearTimeout(silence));
  const built = read(messages, path);
  if (success && built.executable) return built;
  if (built.errors.length + built.elsewhere.length > 0) return { ...built, executable: null };
  throw new CannotBuild(complaints.filter(line => line.trim()).join('\n') || `cargo said nothing`);
}

/**
 * @param {any[]} messages cargo's, parsed
 * @param {string} path the learner's file
 * @returns {Built}
 */
export function read(messages, path) {
  const said = messages.filter(({ reason, target }) => reason === 'compiler-message' && target.name === 'host-check');
  const complaints = said.map(({ message }) => {
    const span = message.spans.map((/** @type {any} */ span) => outermost(span, path)).find(Boolean);
    return {
      level: String(message.level),
      code: String(message.code?.code ?? ''),
      text: String(message.rendered).trimEnd().replaceAll(path, basename(path)),
      place: span ? { line: span.line_start, column: span.column_start } : null,
      spans: message.spans.length,
    };
  });
  const errors = complaints.filter(({ level, spans }) => level === 'error' && spans > 0);
  const artefact = messages.find(
    ({ reason, target }) => reason === 'compiler-artifact' && target.name === 'host-check',
  );
  return {
    executable: artefact?.executable ?? null,
    errors: errors.filter(({ place }) => place),
    elsewhere: errors.filter(({ place }) => !place),
    // The program itself has none: what is unsafe comes from the learner's file, or from one that it includes.
    unsafe: complaints.filter(({ code }) => code === 'unsafe_code'),
  };
}

/**
 * Where in the learner's file a compiler's span is: itself, or the macro that it came out of.
 *
 * @param {any} span
 * @param {string} path
 * @returns {any} null, if it is elsewhere
 */
function outermost(span, path) {
  if (span.file_name === path) return span.is_primary ? span : null;
  for (let { expansion } = span; expansion; { expansion } = expansion.span) {
    if (expansion.span.file_name === path) return expansion.span;
  }
  return null;
}
