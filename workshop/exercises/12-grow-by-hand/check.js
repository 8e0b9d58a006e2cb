import { PAGE, count, misshapen, passed, rejected, threwInGuest } from '../../src/lab/index.js';
import { assembleWat } from '../../src/lab/assemble.js';
import { memories, expect } from './memories.js';

/**
 * @import { Place, Verdict } from '../../src/lab/types.js'
 * @import { Buffer, Call, Step } from './memories.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'own-memory': 'It has a memory of its own, and its host gives it one and looks into that.',
  'never-asks': 'Memory was full and could have grown, and it did not grow.',
  'ignores-refusal': 'Memory cannot grow so far, and it went on all the same.',
  'traps-on-refusal': 'Memory refused to grow, and it trapped. A refusal is an answer, not the end.',
  'takes-success-for-refusal':
    'Memory grew, and it answered -1. The answer of memory.grow is the old size; only -1 is a refusal.',
  'counts-signed':
    'It answered with an offset for a size of 2 GiB or more. Compared with a sign, such a size is less than nothing.',
  overflows:
    'It answered with an offset for a size that fits nowhere. For this size, a sum passes 32 bits and comes out small.',
  'asks-in-bytes': 'It grew memory by as many pages as bytes were missing.',
  'asks-for-too-much': 'It grew memory by more pages than were missing.',
  'asks-for-too-little': 'It grew memory by fewer pages than were missing.',
  'grows-with-room-left': 'It grew memory although the bytes fit into what was left.',
  'remembers-the-size':
    'It grew memory although there was room: the host had grown it before. Look for a size that is remembered.',
  'grows-by-zero': 'It grew memory by 0 pages. That gives nothing, and detaches every view that the host has.',
  'keeps-pages-of-a-refusal': 'It grew memory, and then answered -1: those pages are spent.',
  'refuses-what-fits': 'It answered -1, and there was room or memory to be had.',
  'wrong-offset': 'It answered with another offset than that of the first free byte.',
  'wrong-bytes': 'What was appended is not what memory holds.',
};

/**
 * A call, and what came of it.
 *
 * @typedef {object} Seen
 * @property {Call} call
 * @property {Buffer} before as it should be, but for the bytes: they go on
 * @property {number} appended before
 * @property {number} expected
 * @property {number} needed pages, as it should be
 * @property {number | null} got null, if it trapped
 * @property {number} pages
 * @property {boolean} detached
 * @property {boolean} hostGrew
 */

/**
 * @param {import('../../src/lab/types.js').Learner} learner
 * @returns {Promise<Verdict>}
 */
export async function check(learner) {
  const assembled = await assembleWat(learner);
  if (!assembled.module) return assembled.refused;
  const { module, trappedAt } = assembled;
  const unlike = misshapen(module, {
    imports: ['host.memory'],
    exports: {
      reserve: '(func (export "reserve") (param i32) (result i32)',
      append: '(func (export "append") (param i32) (result i32)',
    },
  });
  if (unlike) return unlike;
  if (WebAssembly.Module.imports(module).length === 0) {
    return rejected('own-memory', { details: ['missing      (import "host" "memory" (memory 0))'] });
  }
  let calls = 0;
  for (const each of memories) {
    const { made, verdict } = run(module, each, trappedAt);
    if (verdict) return verdict;
    calls += made;
  }
  return passed({ details: [`${memories.length} memories, ${calls} calls, every answer right`] });
}

/**
 * @param {WebAssembly.Module} module
 * @param {typeof memories[number]} each
 * @param {(error: unknown) => Place | null} trappedAt
 * @returns {{ made: number, verdict: Verdict | null }}
 */
function run(module, { name, initial, maximum, steps }, trappedAt) {
  const memory = new WebAssembly.Memory({ initial, maximum });
  /** @type {Buffer} */
  let state = { bytes: [], pages: initial, maximum };
  /** @type {any} */
  let guest;
  try {
    guest = new WebAssembly.Instance(module, { host: { memory } }).exports;
  } catch (error) {
    return { made: 0, verdict: threwInGuest(error, { during: [], place: trappedAt(error) }) };
  }
  let hostGrew = false;
  let made = 0;
  for (const call of expand(steps, () => state)) {
    if (call === 'host') {
      memory.grow(1);
      state = { ...state, pages: state.pages + 1 };
      hostGrew = true;
      continue;
    }
    const { buffer } = memory;
    const appended = state.bytes.length;
    const { answer: expected, state: after } = expect(state, call);
    /** @type {number | null} */
    let got = null;
    /** @type {unknown} */
    let error;
    try {
      got = guest[call.name](call.value) | 0;
    } catch (thrown) {
      error = thrown;
    }
    made += 1;
    const pages = memory.buffer.byteLength / PAGE;
    const detached = memory.buffer !== buffer;
    if (got !== expected || pages !== after.pages || detached !== pages > state.pages) {
      const seen = { call, before: state, appended, expected, needed: after.pages, got, pages, detached, hostGrew };
      return { made, verdict: error ? trap(seen, error, trappedAt(error)) : lost(seen, reasonFor(seen)) };
    }
    state = after;
  }
  const kept = new Uint8Array(memory.buffer);
  const at = state.bytes.findIndex((byte, at) => kept[at] !== byte);
  if (at < 0) return { made, verdict: null };
  const details = [
    `expected     ${state.bytes[at]} at offset ${at}`,
    `got          ${kept[at]}`,
    `when         ${state.bytes.length} bytes are appended, to ${name}`,
  ];
  return { made, verdict: rejected('wrong-bytes', { symptom: 'wrong bytes', details }) };
}

/**
 * Filling up is many calls.
 *
 * @param {Step[]} steps
 * @param {() => Buffer} state
 * @returns {Generator<Call | 'host'>}
 */
function* expand(steps, state) {
  for (const step of steps) {
    if (typeof step === 'function') yield step(state());
    else if (step === 'host' || 'name' in step) yield step;
    else {
      // Other bytes on every page, and more than a byte holds: only the low eight bits count.
      while (state().bytes.length < state().pages * PAGE - step.fillBut) {
        yield { name: 'append', value: state().bytes.length * 7 };
      }
    }
  }
}

/**
 * @param {Seen} seen
 * @param {unknown} error
 * @param {Place | null} place
 * @returns {Verdict}
 */
function trap(seen, error, place) {
  const verdict = threwInGuest(error, { during: describe(seen), place });
  if (verdict.rejected !== 'trapped') return verdict;
  const isOwn = error instanceof Error && /^unreachable/.test(error.message);
  if (seen.expected === -1) return { ...verdict, rejected: isOwn ? 'traps-on-refusal' : 'ignores-refusal' };
  if (!isOwn && !seen.detached && seen.needed > seen.before.pages) return { ...verdict, rejected: 'never-asks' };
  return verdict;
}

/**
 * @param {Seen} seen
 * @param {string} reason
 */
const lost = (seen, reason) => rejected(reason, { symptom: 'wrong answer', details: describe(seen) });

/** @param {Seen} seen */
function reasonFor({ call, before, appended, expected, needed, got, pages, detached, hostGrew }) {
  if (expected === -1 && got !== -1) {
    if (call.value < 2 ** 31) return 'ignores-refusal';
    return call.value + appended < 2 ** 32 ? 'counts-signed' : 'overflows';
  }
  if (expected === -1 && pages > before.pages) return 'keeps-pages-of-a-refusal';
  const missing = appended + (call.name === 'append' ? 1 : call.value) - before.pages * PAGE;
  if (expected !== -1 && pages > before.pages && pages - before.pages === missing && pages !== needed)
    return 'asks-in-bytes';
  if (expected !== -1 && got === -1)
    return detached && pages === needed ? 'takes-success-for-refusal' : 'refuses-what-fits';
  if (pages > needed) {
    if (needed > before.pages) return 'asks-for-too-much';
    return hostGrew ? 'remembers-the-size' : 'grows-with-room-left';
  }
  if (pages < needed) return detached ? 'asks-for-too-little' : 'never-asks';
  return got === expected ? 'grows-by-zero' : 'wrong-offset';
}

/** @param {Seen} seen */
const describe = ({ call, before, appended, expected, needed, got, pages, detached }) => [
  `expected     ${expected}, and ${count(needed, 'page')}`,
  `got          ${got ?? 'a trap'}, and ${count(pages, 'page')}${detached && pages === before.pages ? ', grown by 0' : ''}`,
  `input        ${call.name}(${call.value})`,
  `when         memory has ${count(before.pages, 'page')} of ${PAGE} bytes, at most ${before.maximum}`,
  `             ${count(appended, 'byte')} appended before`,
];
