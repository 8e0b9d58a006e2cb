/**
 * A learner's Rust file becomes a guest: one file, one run of rustc, no cargo and no crates.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readPlace } from '../compiler-place.js';
import { TARGET, needsRust } from './needs-rust.js';
import { runProgram } from './run-program.js';
import { rejected } from '../verdict.js';

/**
 * @import { Learner, Verdict } from '../types.js'
 *
 * @typedef {{ module: WebAssembly.Module, refused: null } | { module: null, refused: Verdict }} Compiled
 *
 * What rustc says of one error, as JSON.
 * @typedef {object} Diagnostic
 * @property {string} level
 * @property {string} message
 * @property {string} rendered the message as rustc prints it
 */

/** The longest that rustc may take, in seconds, on a machine that does much else. */
const COMPILING = 120;

/** The longest that a learner's guest may run. */
const RUNNING = 5;

/** Errors that are shown; the rest follow from them as often as not. */
const SHOWN = 3;

/**
 * @param {Pick<Learner, 'path' | 'stage'>} learner
 * @param {{ link?: string[] }} [options] arguments for the linker
 * @returns {Promise<Compiled>}
 */
export async function compileRust({ path, stage }, { link = [] } = {}) {
  const file = basename(path);
  const wasm = `${path}.wasm`;
  stage(`compiling ${file} …`, COMPILING);
  const {
    code,
    absent,
    errors: complaint,
  } = await runProgram('rustc', [
    ...['--edition', '2024', '--crate-type', 'cdylib', '--target', TARGET, '--error-format', 'json'],
    // Function names stay, so that a trap says in which function it was.
    ...['-C', 'opt-level=s', '-C', 'panic=abort', '-C', 'strip=debuginfo'],
    ...link.flatMap(argument => ['-C', `link-arg=${argument}`]),
    ...['-o', wasm, path],
  ]);
  if (code !== 0) return { module: null, refused: refuse(absent, complaint, file) };
  const module = await WebAssembly.compile(await readFile(wasm));
  stage(`running ${file} …`, RUNNING);
  return { module, refused: null };
}

/**
 * @param {boolean} absent
 * @param {string} complaint
 * @param {string} file
 */
function refuse(absent, complaint, file) {
  if (absent) return needsRust('rustc, the Rust compiler', 'install rustup from https://rustup.rs');
  const errors = complaint
    .split('\n')
    .flatMap(readDiagnostic)
    .filter(({ level }) => level === 'error');
  const [first] = errors;
  if (!first) return needsRust('a rustc that runs', 'rustup show says why', complaint);
  if (errors.some(({ rendered }) => rendered.includes('target may not be installed'))) {
    return needsRust(`the target ${TARGET}`, `rustup target add ${TARGET}`, first.message);
  }
  // What has no place is a count of errors, or the linker's complaint, which repeats its whole command.
  const placed = errors.filter(({ rendered }) => readPlace(rendered, file));
  const fromLinker = first.rendered.match(/rust-lld: error: .+/g);
  const shown = placed.length > 0 ? placed.slice(0, SHOWN) : [{ rendered: fromLinker?.join('\n') ?? first.rendered }];
  return rejected('does-not-compile', {
    place: placed[0] ? readPlace(placed[0].rendered, file) : null,
    details: shown.flatMap(({ rendered }) => rendered.trimEnd().split('\n').concat('')),
  });
}

/**
 * @param {string} line
 * @returns {Diagnostic[]}
 */
function readDiagnostic(line) {
  try {
    const { level, message, rendered } = JSON.parse(line);
    return [{ level, message, rendered: rendered ?? message }];
  } catch {
    // Not rustc's: rustup writes plain lines.
    return [];
  }
}
