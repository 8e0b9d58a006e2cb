/**
 * What is asked of a guest that grows by hand, and what it should answer.
 */

import { PAGE } from '../../src/lab/page.js';

/**
 * @typedef {object} Buffer
 * @property {number[]} bytes what was appended
 * @property {number} pages
 * @property {number} maximum in pages
 *
 * @typedef {{ name: 'append' | 'reserve', value: number }} Call
 *
 * A call, which may depend on what was appended; appending until so many bytes are left; or growth by the host, by a
 * page.
 * @typedef {Call | ((buffer: Buffer) => Call) | { fillBut: number } | 'host'} Step
 */

/** @type {(value: number) => Call} */
const reserve = value => ({ name: 'reserve', value });

/** @type {(value: number) => Call} */
const append = value => ({ name: 'append', value });

/** @type {(pages: number, more: number) => (buffer: Buffer) => Call} up to the end of that page, and so many bytes more */
const reserveUpTo =
  (pages, more) =>
  ({ bytes }) =>
    reserve(pages * PAGE - bytes.length + more);

/** @type {{ name: string, initial: number, maximum: number, steps: Step[] }[]} */
export const memories = [
  {
    name: 'a page that fills up',
    initial: 1,
    maximum: 40,
    steps: [append(65), reserve(10), { fillBut: 0 }, append(300), { fillBut: 5 }, reserve(5), reserve(10), append(7)],
  },
  {
    name: 'a memory that begins with no page at all',
    initial: 0,
    maximum: 4,
    steps: [append(1), append(2), reserve(0), reserve(PAGE)],
  },
  {
    name: 'several pages at once',
    initial: 1,
    maximum: 40,
    steps: [
      append(9),
      reserve(3 * PAGE),
      reserveUpTo(4, 0),
      reserveUpTo(4, 1),
      reserveUpTo(9, 0),
      reserveUpTo(12, PAGE - 1),
    ],
  },
  {
    name: 'a memory that the host grows, too',
    initial: 1,
    maximum: 40,
    steps: [append(1), 'host', reserveUpTo(2, 0), reserveUpTo(2, 1), 'host', { fillBut: 0 }, append(2)],
  },
  {
    name: 'refusal, and life after it',
    initial: 1,
    maximum: 3,
    steps: [
      ...[append(5), reserve(5 * PAGE), append(6), reserve(10), reserveUpTo(3, 1), reserveUpTo(3, 0), { fillBut: 0 }],
      ...[append(1), reserve(1), reserve(0), append(2), reserve(PAGE)],
    ],
  },
  {
    name: 'sizes of 2 GiB and more',
    initial: 1,
    maximum: 3,
    steps: [
      ...Array.from({ length: 100 }, (_, at) => append(at)),
      ...[
        reserve(2 ** 31),
        reserve(2 ** 31 + PAGE),
        reserve(2 ** 32 - PAGE),
        reserve(2 ** 32 - 50),
        reserve(2 ** 32 - 1),
      ],
      append(100),
    ],
  },
];

/**
 * @param {Buffer} buffer
 * @param {Call} call
 */
export function expect(buffer, { name, value }) {
  const { bytes, pages, maximum } = buffer;
  const needed = Math.max(pages, Math.ceil((bytes.length + (name === 'append' ? 1 : value)) / PAGE));
  if (needed > maximum) return { answer: -1, state: buffer };
  const answer = bytes.length;
  if (name === 'append') bytes.push(value & 0xff);
  return { answer, state: { bytes, pages: needed, maximum } };
}
