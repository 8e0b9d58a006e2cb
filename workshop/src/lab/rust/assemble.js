/**
 * A learner's WAT becomes a guest, through the workspace's own assembler.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readPlace } from './compiler-place.js';
import { needsRust } from './needs-rust.js';
import { runProgram } from './run-program.js';
import { rejected } from '../verdict.js';

/**
 * @import { Learner, Place, Verdict } from '../types.js'
 *
 * @typedef {object} Assembled
 * @property {WebAssembly.Module} module
 * @property {(error: unknown) => Place | null} trappedAt where in the text a trap was
 * @property {null} refused
 *
 * @typedef {Assembled | { module: null, refused: Verdict }} Attempt
 */

/** The longest that the first run may take, in seconds: it builds the assembler. */
const BUILDING = 600;

/** The longest that a learner's guest may run. */
const RUNNING = 5;

/** The assembler's exit code for a text that is no valid module. */
const INVALID = 1;

/**
 * @param {Pick<Learner, 'path' | 'stage'>} learner
 * @returns {Promise<Attempt>}
 */
export async function assembleWat({ path, stage }) {
  const file = basename(path);
  const wasm = `${path}.wasm`;
  const lines = `${path}.lines`;
  stage(`assembling ${file} (the first time, this builds the assembler) …`, BUILDING);
  const assemble = ['run', '--quiet', '--package', 'assemble', '--', path, wasm, '--lines', lines];
  const { code, absent, errors: complaint } = await runProgram('cargo', assemble);
  if (absent) {
    return {
      module: null,
      refused: needsRust('cargo, which comes with Rust', 'install rustup from https://rustup.rs'),
    };
  }
  // Without a place it is not the assembler's word: rustup ends with 1, too.
  const place = readPlace(complaint, file);
  if (code === INVALID && place) {
    return { module: null, refused: rejected('does-not-compile', { place, details: complaint.trimEnd().split('\n') }) };
  }
  if (code !== 0) {
    const get = 'cargo build --package assemble says why; it needs a network once, unless the crates are there';
    return { module: null, refused: needsRust('the assembler', get, complaint) };
  }
  const module = await WebAssembly.compile(await readFile(wasm));
  const places = readLines(await readFile(lines, 'utf8'));
  stage(`running ${file} …`, RUNNING);
  return { module, trappedAt: error => trapPlace(error, places), refused: null };
}

/**
 * @param {string} text one instruction a line: offset, line, column
 * @returns {Map<number, Place>}
 */
function readLines(text) {
  const rows = text.trimEnd().split('\n');
  return new Map(
    rows.map(row => {
      const [offset = 0, line = 0, column = 0] = row.split(' ').map(Number);
      return [offset, { line, column }];
    }),
  );
}

/**
 * A trap's first frame names the instruction by its offset in the module.
 *
 * @param {unknown} error
 * @param {Map<number, Place>} places
 */
function trapPlace(error, places) {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, offset = ''] = stack.match(/wasm-function\[\d+\]:(0x[0-9a-f]+)/) ?? [];
  return places.get(Number(offset)) ?? null;
}
