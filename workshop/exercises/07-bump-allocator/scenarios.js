/**
 * What is asked of an allocator, and what a bump allocator does then.
 */

import { PAGE } from '../../src/lab/page.js';

/** Every memory begins with so many pages, as the linker is told. */
export const INITIAL = 2;

/**
 * @typedef {object} Heap
 * @property {number} next the first byte that nobody has
 * @property {number} pages
 * @property {number} maximum in pages
 */

/**
 * One request, `[size, align]`; it may depend on where the heap is. `host` is not a request: the host grows memory by a page.
 *
 * @typedef {[size: number, align: number]} Request
 * @typedef {Request | ((heap: Heap) => Request) | 'host'} Step
 */

/** @type {(leave: number) => (heap: Heap) => Request} as much as is there, but for so many bytes */
const allBut =
  leave =>
  ({ next, pages }) => [pages * PAGE - next - leave, 1];

/** @type {{ name: string, maximum: number, steps: Step[] }[]} */
export const scenarios = [
  {
    name: 'small blocks of every alignment',
    maximum: 20,
    steps: [
      [1, 1],
      [1, 2],
      [3, 4],
      [1, 8],
      [5, 16],
      [1, 4096],
      [7, 1],
      [8, 8],
      [30, 32],
      [64, 64],
    ],
  },
  {
    name: 'to the last byte of a page, and one byte more',
    maximum: 20,
    steps: [[10, 1], allBut(0), [1, 1], allBut(0), [PAGE, 8], [1, 1], allBut(0), [2, 2]],
  },
  {
    name: 'several pages at once',
    maximum: 40,
    steps: [[3 * PAGE, 8], [PAGE + 10, 1], allBut(PAGE / 2), [PAGE + 10, 16], allBut(100), [5 * PAGE - 100, 4]],
  },
  {
    name: 'a gap before the block, because of its alignment',
    maximum: 40,
    steps: [allBut(100), [PAGE + 50, 4096], allBut(50), [2 * PAGE - 20, 64], [10, 2 * PAGE], [PAGE, 8 * PAGE]],
  },
  {
    name: 'memory that the host has grown',
    maximum: 20,
    steps: [[10, 1], [2 * PAGE, 1], 'host', [PAGE, 1], [PAGE, 1], 'host', 'host', [2 * PAGE, 16]],
  },
  {
    name: 'refusal, and life after it',
    maximum: 5,
    steps: [
      [10, 1],
      [9 * PAGE, 1],
      [10, 1],
      [4 * PAGE, 4],
      [PAGE, 8],
      [2 * PAGE, 4096],
      [24, 8],
      allBut(0),
      [1, 1],
      [1, 1],
    ],
  },
  {
    name: 'sizes at which a sum no longer fits in 32 bits',
    maximum: 5,
    steps: [
      [10, 1],
      [2 ** 32 - 1, 1],
      [2 ** 32 - 16, 16],
      [2 ** 31, 8],
      [1, 2 ** 31],
      [2 ** 32 - PAGE, 4096],
      [10, 1],
    ],
  },
];

/**
 * What a bump allocator answers, and the heap afterwards.
 *
 * @param {Heap} heap
 * @param {Request} request
 */
export function bump(heap, [size, align]) {
  const start = Math.ceil(heap.next / align) * align;
  const end = start + size;
  const needed = Math.max(heap.pages, Math.ceil(end / PAGE));
  if (needed > heap.maximum) return { start: 0, heap };
  return { start, heap: { ...heap, next: end, pages: needed } };
}
