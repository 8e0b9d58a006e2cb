import { PAGE, misshapen, passed, rejected, threwInGuest } from '../../src/lab/index.js';
import { compileRust } from '../../src/lab/rust/compile.js';
import { INITIAL, bump, scenarios } from './scenarios.js';

/**
 * @import { Verdict } from '../../src/lab/types.js'
 * @import { Heap, Request } from './scenarios.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'ignores-alignment': 'A block begins where the last one ended, whatever alignment was asked for.',
  'aligns-the-size':
    'Blocks lie as if the sizes were rounded up to the alignment. The start is what must be a multiple of it.',
  misaligned: 'A block does not begin at a multiple of its alignment.',
  'below-the-heap': "A block lies below the heap's base, in the guest's own data or its stack.",
  overlaps: 'A block overlaps one that was handed out before.',
  'never-asks': 'A block reaches past the end of memory, and memory did not grow.',
  'past-the-end': 'A block reaches past the end of memory.',
  'rounds-down': 'It grew by the number of pages that comes of rounding down: the last part of a page is missing.',
  'counts-pages-from-the-size':
    'It grew by as many pages as the size alone fills, wherever the block begins and whatever room is left.',
  'forgets-the-gap': 'It grew by as many pages as if the block began at once: the gap before it is not counted.',
  'asks-for-too-little': 'It was granted fewer pages than the block needs.',
  'asks-for-too-much': 'It took more pages than the block needs. What has been grown never shrinks.',
  'asks-with-room-left': 'It grew memory although the block fits into what is there.',
  'remembers-the-size':
    'It grew memory although there was room: the host had grown it before. Look for a size that is remembered.',
  'grows-by-zero': 'It grew memory by 0 pages. That gives nothing, and detaches every view that the host has.',
  'ignores-refusal': 'Memory cannot grow so far, and it answered with a block all the same.',
  overflows: 'It handed out a block that fits nowhere. For this size, a sum passes 32 bits and comes out small.',
  'keeps-pages-of-a-refusal': 'It grew memory, and then answered 0: those pages are spent, and nobody has them.',
  'spent-by-a-refusal':
    'After a refusal it answers as if something had been handed out. Look for what is counted before memory has grown.',
  'refuses-what-fits': 'It answered 0, and there was room or memory to be had.',
  'skips-bytes': 'It does not use what is there: the block could begin earlier.',
};

/** A small stack, so that the heap begins on the first page of two. */
const link = ['--import-memory', `--initial-memory=${INITIAL * PAGE}`, '-zstack-size=16384'];

/**
 * One request, and what came of it.
 *
 * @typedef {object} Call
 * @property {Request} request
 * @property {Heap} before as it should be
 * @property {Heap} after as it should be
 * @property {number} expected
 * @property {number} got
 * @property {number} pages the memory's, afterwards
 * @property {boolean} detached
 * @property {boolean} hostGrew since the guest last did
 * @property {boolean} refused whether one was refused before
 */

/**
 * @param {import('../../src/lab/types.js').Learner} learner
 * @returns {Promise<Verdict>}
 */
export async function check(learner) {
  const { module, refused } = await compileRust(learner, { link });
  if (!module) return refused;
  const unlike = misshapen(module, {
    imports: ['env.memory'],
    exports: { alloc: 'pub extern "C" fn alloc(size: usize, align: usize) -> usize' },
  });
  if (unlike) return unlike;

  /** @type {Call[][]} */
  const lost = [];
  let requests = 0;
  for (const scenario of scenarios) {
    const { calls, threw } = run(module, scenario);
    requests += calls.length;
    const at = calls.findIndex(call => !isRight(call));
    // An answer that is wrong comes before the trap that follows from it.
    if (at >= 0) lost.push(calls);
    else if (threw) return threw;
  }
  const [calls] = lost;
  if (!calls) return passed({ details: [`${scenarios.length} memories, ${requests} requests, every answer right`] });
  const at = calls.findIndex(call => !isRight(call));
  const call = /** @type {Call} */ (calls[at]);
  return rejected(reasonFor(call, calls, lost.map(firstWrong)), {
    symptom: 'wrong answer',
    details: [
      `expected     ${call.expected}, and ${call.after.pages} pages`,
      `got          ${call.got}, and ${call.pages} pages${growsByZero(call) ? ', grown by 0' : ''}`,
      `input        alloc(${call.request.join(', ')})`,
      `when         memory has ${call.before.pages} pages of ${PAGE} bytes, at most ${call.before.maximum}`,
      ...calls
        .slice(Math.max(0, at - 3), at + 1)
        .map((call, index) => `${index === 0 ? 'calls        ' : '             '}${describe(call)}`),
    ],
  });
}

/** @param {Call} call */
const growsByZero = ({ detached, pages, before }) => detached && pages === before.pages;

/** @param {Call[]} calls */
const firstWrong = calls => /** @type {Call} */ (calls.find(call => !isRight(call)));

/** @param {Call} call */
const isRight = ({ got, expected, pages, after, before, detached }) =>
  got === expected && pages === after.pages && detached === pages > before.pages;

/**
 * @param {WebAssembly.Module} module
 * @param {typeof scenarios[number]} scenario
 */
function run(module, { name, maximum, steps }) {
  const memory = new WebAssembly.Memory({ initial: INITIAL, maximum });
  /** @type {Call[]} */
  const calls = [];
  let asked = '';
  try {
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    const { alloc, __heap_base: base } = /** @type {any} */ (exports);
    /** @type {Heap} */
    let heap = { next: base.value, pages: INITIAL, maximum };
    let hostGrew = false;
    let refused = false;
    for (const step of steps) {
      if (step === 'host') {
        // A guest that took too many pages may have left none.
        if (heap.pages === maximum) continue;
        memory.grow(1);
        heap = { ...heap, pages: heap.pages + 1 };
        hostGrew = true;
        continue;
      }
      const request = typeof step === 'function' ? step(heap) : step;
      asked = `alloc(${request.join(', ')})`;
      const { buffer } = memory;
      const got = alloc(...request) >>> 0;
      const pages = memory.buffer.byteLength / PAGE;
      const { start: expected, heap: after } = bump(heap, request);
      calls.push({
        ...{ request, before: heap, after, expected, got, pages },
        ...{ detached: memory.buffer !== buffer, hostGrew, refused },
      });
      refused ||= expected === 0;
      // Pages are compared with those there were: what follows a wrong growth is not wrong again.
      heap = { ...after, pages: Math.max(after.pages, pages) };
    }
  } catch (error) {
    return {
      calls,
      threw: threwInGuest(error, { during: [`input        ${asked}`, `when         in the memory of "${name}"`] }),
    };
  }
  return { calls, threw: null };
}

/**
 * @param {Call} call the first one that went wrong
 * @param {Call[]} calls all of its memory
 * @param {Call[]} all the first of every memory in which one went wrong
 */
function reasonFor(call, calls, all) {
  const { request, before, after, expected, got, pages, detached, hostGrew, refused } = call;
  const [size, align] = request;
  const end = got + size;
  if (got !== 0) {
    if (expected === 0 && size + before.next + align >= 2 ** 32) return 'overflows';
    if (expected === 0) return 'ignores-refusal';
    if (got % align !== 0) return misalignment(calls);
    if (got < /** @type {Call} */ (calls[0]).before.next) return 'below-the-heap';
    if (got < before.next) return 'overlaps';
    if (!detached && end > pages * PAGE) return 'never-asks';
  }
  const miscounted = expected !== 0 && pages !== after.pages && after.pages > before.pages;
  if (miscounted && (pages > before.pages || got !== 0)) return miscount(all);
  if (end > pages * PAGE && got !== 0) return 'past-the-end';
  if (pages > after.pages) {
    if (expected === 0) return 'keeps-pages-of-a-refusal';
    return hostGrew ? 'remembers-the-size' : 'asks-with-room-left';
  }
  if (got !== expected && refused) return 'spent-by-a-refusal';
  if (got === 0 && expected !== 0) return 'refuses-what-fits';
  return got === expected ? 'grows-by-zero' : 'skips-bytes';
}

/**
 * Two ideas of alignment that hand out other offsets.
 *
 * @param {Call[]} calls
 */
function misalignment(calls) {
  const [first] = calls;
  const follows = (/** @type {(request: Request) => number} */ taken) => {
    let next = first?.before.next ?? 0;
    return calls.every(({ request, got }) => {
      const expected = next;
      next += taken(request);
      return got === expected;
    });
  };
  if (follows(([size]) => size)) return 'ignores-alignment';
  if (follows(([size, align]) => Math.ceil(size / align) * align)) return 'aligns-the-size';
  return 'misaligned';
}

/**
 * Which sum gives the pages that were asked for, whenever they were not the right ones?
 *
 * @param {Call[]} all
 */
function miscount(all) {
  const granted = all.filter(
    ({ expected, detached, pages, after }) => expected !== 0 && detached && pages !== after.pages,
  );
  /** @type {[string, (call: Call) => number][]} */
  const sums = [
    ['counts-pages-from-the-size', ({ request: [size] }) => Math.ceil(size / PAGE)],
    ['forgets-the-gap', ({ request: [size], before: { next, pages } }) => Math.ceil((next + size) / PAGE) - pages],
    ['rounds-down', ({ after: { next }, before: { pages } }) => Math.floor(next / PAGE) - pages],
  ];
  const sum = sums.find(
    ([, of]) => granted.length > 0 && granted.every(call => call.pages - call.before.pages === of(call)),
  );
  if (sum) return sum[0];
  return all.some(({ pages, after }) => pages < after.pages) ? 'asks-for-too-little' : 'asks-for-too-much';
}

/** @param {Call} call */
const describe = ({ request, got, before, pages }) =>
  `alloc(${request.join(', ')})`.padEnd(24) + ` → ${got}, memory ${before.pages} → ${pages} pages`;
