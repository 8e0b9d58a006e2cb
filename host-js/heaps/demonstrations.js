/**
 * How heaps go wrong, each shown in a few lines. A demonstration takes a heap (`open` makes one, of a new instance) and
 * answers with what it saw, or throws OutOfMemory; what it must see, by allocator, is in cases/heaps.json, and so is what
 * people say of it.
 */
import { GuestError } from '../errors/guest-error.js';
import { OutOfMemory } from '../errors/out-of-memory.js';
import { sum } from './allocation.js';

/** @import { Heap } from './heap.js' */

/**
 * @typedef {Record<string, number | string | boolean>} Seen
 * @typedef {(open: () => Heap, openArena: () => Heap) => Seen} Demonstration
 */

const MIB = 2 ** 20;

/** @type {Demonstration} A bounded maximum, and blocks of 1 MiB until there are no more. */
function outOfMemory(open) {
  const heap = open();
  const text = new TextEncoder().encode('Ahoy there');
  const pointer = heap.alloc(text.length);
  heap.bytes(pointer, text.length).set(text);
  let blocks = 0;
  while (heap.tryAlloc(MIB) !== 0) blocks += 1;
  return { answer: heap.tryAlloc(MIB), blocks, intact: sameBytes(heap.bytes(pointer, text.length), text) };
}

/** @type {Demonstration} Free one block twice, then ask for two. */
function doubleFree(open) {
  const heap = open();
  const once = heap.alloc(64);
  heap.alloc(64);
  heap.dealloc(once, 64);
  heap.dealloc(once, 64);
  const [one, two] = [heap.alloc(64), heap.alloc(64)];
  heap.bytes(one, 64).fill(1);
  heap.bytes(two, 64).fill(2);
  return { overlap: heap.bytes(one, 64)[0] !== 1 };
}

/** @type {Demonstration} Free a block as if it were longer, then as if it were shorter than it is. */
function wrongLength(open) {
  return { longer: attempt(() => freeLonger(open())), shorter: attempt(() => freeShorter(open())) };
}

/** @param {Heap} heap */
function freeLonger(heap) {
  const block = heap.alloc(16);
  const neighbour = heap.alloc(16);
  heap.bytes(neighbour, 16).fill(7);
  heap.dealloc(block, 64);
  for (const length of [64, 16, 16, 16, 16]) heap.bytes(heap.alloc(length), length).fill(1);
  return heap.bytes(neighbour, 16).every(byte => byte === 7) ? 'harmless' : 'a live neighbour is overwritten';
}

/** @param {Heap} heap */
function freeShorter(heap) {
  heap.dealloc(heap.alloc(64), 16);
  const before = heap.pages;
  for (let round = 0; round < 10_000; round += 1) heap.dealloc(heap.alloc(64), 16);
  return heap.pages === before ? 'harmless' : 'leaks';
}

/** @type {Demonstration} A thousand rounds of the same operation, with its free and without. */
function leak(open) {
  const healthy = open();
  healthy.dealloc(healthy.alloc(1000), 1000);
  const leaking = open();
  leaking.alloc(1000);
  const before = [healthy.pages, leaking.pages];
  for (let round = 0; round < 1000; round += 1) {
    healthy.dealloc(healthy.alloc(1000), 1000);
    leaking.tryAlloc(1000);
  }
  return { healthyPages: healthy.pages - Number(before[0]), leakingPages: leaking.pages - Number(before[1]) };
}

const SHORT = { count: 64, length: 3000 };
const LONG = { count: 64, length: 2000 };
const LATER = { count: 32, length: 6000 };

/**
 * @type {Demonstration} Short lives and long lives in one heap, freed; then as many bytes again, in larger blocks. Each
 * figure is how many pages those took, although as many bytes were free.
 */
function fragmentation(open, openArena) {
  const interleaved = open();
  const holes = Array.from({ length: SHORT.count }, () => {
    const short = interleaved.alloc(SHORT.length);
    interleaved.alloc(LONG.length);
    return short;
  });
  for (const short of holes) interleaved.dealloc(short, SHORT.length);

  const lifo = open();
  allocMany(lifo, LONG);
  freeMany(lifo, SHORT, allocMany(lifo, SHORT));

  const longLives = open();
  const arena = openArena();
  for (let pair = 0; pair < SHORT.count; pair += 1) {
    arena.alloc(SHORT.length);
    longLives.alloc(LONG.length);
  }
  arena.reset();

  const highWater = open();
  freeMany(highWater, LATER, allocMany(highWater, LATER));
  return {
    interleavedPages: pagesTaken(interleaved, () => allocMany(interleaved, LATER)),
    lifoPages: pagesTaken(lifo, () => allocMany(lifo, LATER)),
    arenaPages: pagesTaken(arena, () => allocMany(arena, LATER)),
    fallsWhenFreed: highWater.pages < open().pages + 1,
  };
}

/** @type {Demonstration} Four bytes at a time, and the allocations at which memory grew: the first three. */
function tinyAllocation(open) {
  const heap = open();
  /** @type {Seen} */
  const seen = {};
  let grown = 0;
  for (let count = 1; count < 50_000 && grown < 3; count += 1) {
    const before = heap.pages;
    if (heap.tryAlloc(4) === 0) return { ...seen, refused: count };
    if (heap.pages > before) seen[['first', 'second', 'third'][grown++] ?? ''] = count;
  }
  return seen;
}

/** @type {Demonstration} A vector that doubles from 64 bytes to 256 KiB and is freed, ten times over. */
function growingVector(open) {
  const heap = open();
  const cycle = () => {
    let [length, block] = [64, heap.alloc(64)];
    for (; length < 256 * 1024; length *= 2) {
      const larger = heap.alloc(2 * length);
      heap.dealloc(block, length);
      block = larger;
    }
    heap.dealloc(block, length);
  };
  cycle();
  return { pagesInNineMoreCycles: pagesTaken(heap, () => Array.from({ length: 9 }).forEach(cycle)) };
}

/** @type {Demonstration} The cycle that every guide shows, and the sum that one of them prints. */
function sumOfWebAssembly(open) {
  return { sum: sum(open(), new TextEncoder().encode('WebAssembly')) };
}

/** @type {Record<string, Demonstration>} by their names in cases/heaps.json */
export const demonstrations = {
  'out-of-memory': outOfMemory,
  'double-free': doubleFree,
  'wrong-length': wrongLength,
  leak,
  fragmentation,
  'tiny-allocation': tinyAllocation,
  'growing-vector': growingVector,
  'sum-of-webassembly': sumOfWebAssembly,
};

/**
 * @param {Heap} heap
 * @param {{ count: number, length: number }} blocks
 */
const allocMany = (heap, { count, length }) => Array.from({ length: count }, () => heap.alloc(length));

/**
 * Last in, first out.
 *
 * @param {Heap} heap
 * @param {{ length: number }} blocks
 * @param {number[]} pointers
 */
const freeMany = (heap, { length }, pointers) =>
  pointers.toReversed().forEach(pointer => heap.dealloc(pointer, length));

/**
 * @param {Heap} heap
 * @param {() => void} act
 */
function pagesTaken(heap, act) {
  const before = heap.pages;
  act();
  return heap.pages - before;
}

/** @param {() => string} act what it says, or how it went wrong */
function attempt(act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof OutOfMemory) throw error;
    if (error instanceof GuestError) return 'traps';
    if (error instanceof RangeError) return 'hands out bytes past the end of memory';
    throw error;
  }
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
const sameBytes = (one, other) => one.every((byte, at) => byte === other[at]);
