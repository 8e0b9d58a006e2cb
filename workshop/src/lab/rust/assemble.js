/**
 * The workspace's own assembler, built by cargo.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readPlace } from '../compiler-place.js';
import { needsRust } from './needs-rust.js';
import { runProgram } from './run-program.js';

/** @import { Learner, MadeOfWat } from '../types.js' */

/** The longest that the first run may take, in seconds: it builds the assembler. */
const BUILDING = 600;

/** The assembler's exit code for a text that is no valid module. */
const INVALID = 1;

/**
 * @param {Pick<Learner, 'path' | 'stage'>} learner
 * @returns {Promise<MadeOfWat>}
 */
export async function assembleWithCargo({ path, stage }) {
  const file = basename(path);
  const wasm = `${path}.wasm`;
  const lines = `${path}.lines`;
  stage(`assembling ${file} (the first time, this builds the assembler) …`, BUILDING);
  const assemble = ['run', '--quiet', '--package', 'assemble', '--', path, wasm, '--lines', lines];
  const { code, absent, errors: complaint } = await runProgram('cargo', assemble);
  if (absent) return { refused: needsRust('cargo, which comes with Rust', 'install rustup from https://rustup.rs') };
  // Without a place it is not the assembler's word: rustup ends with 1, too.
  if (code === INVALID && readPlace(complaint, file)) return { complaint };
  if (code !== 0) {
    const get = 'cargo build --package assemble says why; it needs a network once, unless the crates are there';
    return { refused: needsRust('the assembler', get, complaint) };
  }
  return { wasm: new Uint8Array(await readFile(wasm)), lines: await readFile(lines, 'utf8') };
}
