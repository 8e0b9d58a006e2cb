/**
 * Every demonstration over every heap, held against what must be seen.
 */
import { OutOfMemory } from '../errors/out-of-memory.js';
import { instantiate } from '../greeter/guest.js';
import { demonstrations } from './demonstrations.js';
import { Heap } from './heap.js';

/**
 * @import { Candidate } from '../matrix/candidate.js'
 * @import { Guest, Index } from '../types.js'
 * @import { Seen } from './demonstrations.js'
 */

/**
 * A demonstration as cases/heaps.json describes it.
 *
 * @typedef {object} Described
 * @property {string} name
 * @property {string} title
 * @property {string} claim what is said of it elsewhere
 * @property {string} finding what was seen here
 * @property {Record<string, Seen>} expected by guest
 */

/** @typedef {{ guest: string, seen: Seen, expected: Seen | null, agrees: boolean }} HeapCell */

/** The guests that are heaps for their hosts. @param {Index} index */
export const heapGuests = index =>
  index.guests.filter(({ artefact }) =>
    ['alloc', 'dealloc', 'sum_bytes'].every(owed => artefact.exports.some(({ name }) => name === owed)),
  );

/**
 * @param {Described} described
 * @param {Candidate[]} heaps
 * @param {Candidate} arena the heap whose allocator frees everything at once
 * @param {Index} index
 * @returns {HeapCell[]}
 */
export function demonstrate({ name, expected }, heaps, arena, { protocol }) {
  const demonstration = demonstrations[name];
  if (!demonstration) throw new Error(`cases/heaps.json describes ${name}, which nobody demonstrates`);
  const open = (/** @type {Candidate} */ { name, module }) => {
    const exports = instantiate(/** @type {WebAssembly.Module} */ (module), name);
    const memory = /** @type {WebAssembly.Memory} */ (exports['memory']);
    return new Heap({ guest: name, exports, memory }, protocol.pageBytes);
  };
  return heaps.map(heap => {
    const seen = orRefused(() =>
      demonstration(
        () => open(heap),
        () => open(arena),
      ),
    );
    const owed = expected[heap.name] ?? null;
    return { guest: heap.name, seen, expected: owed, agrees: isSame(seen, owed) };
  });
}

/**
 * @param {() => Seen} demonstration
 * @returns {Seen}
 */
function orRefused(demonstration) {
  try {
    return demonstration();
  } catch (error) {
    if (error instanceof OutOfMemory) return { refused: 'alloc answered 0' };
    throw error;
  }
}

/**
 * @param {Seen} seen
 * @param {Seen | null} expected
 */
function isSame(seen, expected) {
  const sorted = (/** @type {Seen} */ of) => JSON.stringify(Object.entries(of).sort(([a], [b]) => a.localeCompare(b)));
  return expected !== null && sorted(seen) === sorted(expected);
}
