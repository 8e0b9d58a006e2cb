/**
 * The thread in which the whole matrix runs: the page answers meanwhile.
 */
import { candidate } from '../../../host-js/matrix/candidate.js';
import { matrix } from '../../../host-js/matrix/matrix.js';
import { strategies } from '../../../host-js/views/strategies.js';

/**
 * @import { Cell, Guest, Index } from '../../../host-js/types.js'
 *
 * @typedef {{ index: Index, guests: { description: Guest, wasm: Uint8Array<ArrayBuffer> }[] }} Job
 * @typedef {{ cells?: Cell[], done?: boolean, error?: string }} Answer
 */

/** Cells are told in lots of as many. */
const LOT = 100;

addEventListener('message', async (/** @type {MessageEvent<Job>} */ { data: { index, guests } }) => {
  try {
    const candidates = await Promise.all(
      guests.map(({ description, wasm }) => candidate({ name: description.name, wasm, description }, index.protocol)),
    );
    /** @type {Cell[]} */
    let lot = [];
    for (const cell of matrix(candidates, strategies, index)) {
      if (lot.push(cell) < LOT) continue;
      tell({ cells: lot });
      lot = [];
    }
    tell({ cells: lot, done: true });
  } catch (error) {
    tell({ error: error instanceof Error ? error.message : String(error) });
  }
});

/** @param {Answer} answer */
const tell = answer => postMessage(answer);
