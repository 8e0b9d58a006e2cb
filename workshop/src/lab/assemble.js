/**
 * A learner's WAT becomes a guest, by the assembler of whoever runs the check.
 */
import { readPlace } from './compiler-place.js';
import { rejected } from './verdict.js';

/**
 * @import { Learner, Place, Verdict } from './types.js'
 *
 * @typedef {object} Assembled
 * @property {WebAssembly.Module} module
 * @property {(error: unknown) => Place | null} trappedAt where in the text a trap was
 * @property {null} refused
 *
 * @typedef {Assembled | { module: null, refused: Verdict }} Attempt
 */

/** The longest that a learner's guest may run. */
const RUNNING = 5;

/**
 * @param {Pick<Learner, 'path' | 'source' | 'stage' | 'assemble'>} learner
 * @returns {Promise<Attempt>}
 */
export async function assembleWat({ path, source, stage, assemble }) {
  const file = path.split(/[/\\]/).at(-1) ?? path;
  const made = await assemble({ path, source, stage });
  if ('refused' in made) return { module: null, refused: made.refused };
  if ('complaint' in made) {
    const { complaint } = made;
    const details = complaint.trimEnd().split('\n');
    return { module: null, refused: rejected('does-not-compile', { place: readPlace(complaint, file), details }) };
  }
  const module = await WebAssembly.compile(made.wasm);
  const places = readLines(made.lines);
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
