import { atOnce, diagnose, equal, everySchedule, otherwise, when } from '../../src/lab/index.js';

/**
 * @import { Check } from '../../src/lab/every-schedule.js'
 * @import { Learner, Run } from '../../src/lab/types.js'
 *
 * @typedef {{ letters: number, spaces: number, mean: number }} Tally
 */

/** @type {Record<string, string>} */
export const reasons = {
  'counts-by-itself':
    'Asked about a guest that counts otherwise, it did not return what this guest wrote. The exercise is about reading that.',
  'big-endian': 'The number of letters is right when its bytes are turned round: linear memory is little-endian.',
  'rounds-the-address':
    "Each wrong number is what stands at its address rounded down to a multiple of the number's size: an index into a typed array has no place for the rest.",
  unaligned: "A typed array cannot begin at an address that is not a multiple of its element's size.",
  'reads-what-was-released': 'The answer is what release leaves behind: it was read after its place had been released.',
  'releases-twice':
    'It releases a block that is free already, itself or with an older one. What has been put there since would be lost.',
  leaks: 'When all texts are counted, a block of theirs is still allocated. What is never freed makes memory grow.',
  'breaks-without-growth': 'Its numbers are not right even when memory never grows.',
  'grows-by-itself':
    'Your code grows memory itself. That detaches every view, and the guest can still grow memory later.',
  'calls-the-guest-again':
    'It calls tally more than once for a text. In another guest, a second call could have a second effect.',
  'trusts-byte-length':
    'It is right when memory grows by 1 page, and wrong when it grows by 0. Such a growth detaches the buffer and leaves the length as it was.',
  'read-after-another-call':
    'It is wrong only when memory grows in release or in alloc. These calls can grow memory, too.',
  'taken-before-the-call': 'It is wrong only when memory grows in tally: a view from before tally is used after it.',
  'stale-view':
    'It is right until memory grows, and wrong or broken then. Look for a view that was made before the growth and is used after it.',
};

export const wants = ['makeCounter'];

const inputs = [
  ['Ahoy there', 'Zoë  and Ωμέγα ', ''],
  ['a'.repeat(300), ' '.repeat(700), '@[`{ AZ az 09', 'Four score and seven years ago'],
];

const PROBLEMS = {
  rounded: 'a number was read at its address rounded down',
  leaked: 'a text was counted, and its block was not released',
  twice: 'release was called for an address at which no block is allocated, or not any more',
};

/** Where the guest's heap begins, and more than an answer takes up there, alignment included. */
const HEAP = { base: 1021, kept: 32 };

/** What `release` leaves behind, read as 32 bits. */
const SCRIBBLE = 0xdddddddd;

/**
 * @param {Learner} learner
 */
export async function check({ module, loadGuest }) {
  /** What reading at rounded addresses gives, where that is something else. @type {Tally[]} */
  let rounded = [];
  /** Whether `release` was called for what is no block, or not any more. */
  let twice = false;
  /** @type {Check} */
  const task = {
    guest: await loadGuest('tally'),
    inputs,
    attempt({ exports, memory }, texts) {
      rounded = [];
      twice = false;
      /** The blocks that are allocated, oldest first. @type {number[]} */
      const blocks = [];
      const alloc = (/** @type {number} */ length, /** @type {number} */ alignment) => {
        const ptr = exports.alloc(length, alignment);
        blocks.push(ptr);
        return ptr;
      };
      const release = (/** @type {number} */ ptr) => {
        exports.release(ptr);
        // The youngest: a block of no bytes may begin where the next one does.
        const at = blocks.lastIndexOf(ptr);
        twice ||= at < 0;
        blocks.splice(at < 0 ? blocks.length : at);
      };
      /** @type {typeof exports.tally} */
      const tally = (/** @type {number} */ ptr, /** @type {number} */ length, /** @type {number} */ out) => {
        exports.tally(ptr, length, out);
        rounded.push(readRounded(memory, out));
      };
      const counter = atOnce('makeCounter', module.makeCounter({ ...exports, alloc, release, tally }));
      return texts.map((/** @type {string} */ text) => atOnce('count', counter.count(text)));
    },
    expected: texts => texts.map(tallyOf),
    inspect({ exports }, texts, answers) {
      if (isRounded(answers, rounded, texts)) return PROBLEMS.rounded;
      // A block of no bytes begins where the last one ends.
      if (exports.alloc(0, 1) - HEAP.base > HEAP.kept) return PROBLEMS.leaked;
      return twice ? PROBLEMS.twice : null;
    },
  };
  const runs = await everySchedule(task);
  const madeUp = await otherwise(task, {
    says: 'finds 7 letters, 3 spaces and half a byte more than there are',
    alter: exports => ({
      ...exports,
      tally(/** @type {number} */ ptr, /** @type {number} */ length, /** @type {number} */ out) {
        exports.tally(ptr, length, out);
        const view = new DataView(exports.memory.buffer, out, 16);
        view.setUint32(0, view.getUint32(0, true) + MORE.letters, true);
        view.setFloat64(4, view.getFloat64(4, true) + MORE.mean, true);
        view.setUint32(12, view.getUint32(12, true) + MORE.spaces, true);
      },
    }),
    expected: texts => texts.map(tallyOf).map(more),
  });
  /** @type {[string, (runs: Run[]) => Run | undefined][]} */
  const rules = [
    ['counts-by-itself', runs => (when.failsWithoutGrowth(runs) ? undefined : madeUp.calm)],
    [
      'reads-what-was-released',
      when.any(run => isCalm(run) && answers(run).some(({ letters }) => letters === SCRIBBLE)),
    ],
    ['big-endian', when.any(run => isCalm(run) && answers(run).some(isReversed(run)))],
    ['rounds-the-address', when.any(run => isCalm(run) && run.problem === PROBLEMS.rounded)],
    [
      'unaligned',
      when.any(run => isCalm(run) && run.error instanceof RangeError && /multiple of/.test(run.error.message)),
    ],
    ['leaks', when.any(run => isCalm(run) && run.problem === PROBLEMS.leaked)],
    ['releases-twice', when.any(run => run.problem === PROBLEMS.twice)],
    ['breaks-without-growth', when.failsWithoutGrowth],
    ['grows-by-itself', when.grewMemory],
    ['calls-the-guest-again', when.any(({ input, crossings }) => calls(crossings, 'tally') > input.length)],
    ['trusts-byte-length', when.failsOnlyByZero],
    ['read-after-another-call', when.failsOnlyIf(grewIn('release', 'alloc'))],
    ['taken-before-the-call', when.failsOnlyIf(grewIn('tally'))],
    ['stale-view', when.wrong],
    ['stale-view', when.threw(TypeError)],
    ['counts-by-itself', () => madeUp.grown],
  ];
  return diagnose(
    runs,
    rules.map(([reason, rule]) => [
      reason,
      runs => {
        const run = rule(runs);
        return run && ofOneText(run);
      },
    ]),
  );
}

/**
 * The first text for which the numbers differ is enough to show.
 *
 * @param {Run} run
 * @returns {Run}
 */
function ofOneText(run) {
  const { input, expected, got } = run;
  if (!Array.isArray(got)) return run;
  const at = got.findIndex((answer, at) => !equal(answer, expected[at]));
  return at < 0 ? run : { ...run, input: input[at], expected: expected[at], got: got[at] };
}

/** @param {string} text @returns {Tally} */
function tallyOf(text) {
  const bytes = new TextEncoder().encode(text);
  return {
    letters: text.match(/[a-z]/gi)?.length ?? 0,
    spaces: text.match(/ /g)?.length ?? 0,
    mean: bytes.length && bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length,
  };
}

/** What the other guest counts that is not there. */
const MORE = { letters: 7, spaces: 3, mean: 0.5 };

/** @param {Tally} tally @returns {Tally} */
const more = ({ letters, spaces, mean }) => ({
  letters: letters + MORE.letters,
  spaces: spaces + MORE.spaces,
  mean: mean + MORE.mean,
});

/**
 * @param {WebAssembly.Memory} memory
 * @param {number} out
 * @returns {Tally}
 */
function readRounded(memory, out) {
  const view = new DataView(memory.buffer);
  const down = (/** @type {number} */ address, /** @type {number} */ size) => address - (address % size);
  return {
    letters: view.getUint32(down(out, 4), true),
    spaces: view.getUint32(down(out + 12, 4), true),
    mean: view.getFloat64(down(out + 4, 8), true),
  };
}

/**
 * Whether numbers are wrong, and each that is wrong is what rounding gives.
 *
 * @param {any[]} answers
 * @param {Tally[]} rounded
 * @param {string[]} texts
 */
function isRounded(answers, rounded, texts) {
  const wrong = answers.flatMap((answer, at) => {
    const right = tallyOf(texts[at] ?? '');
    const keys = /** @type {const} */ (['letters', 'spaces', 'mean']).filter(key => answer?.[key] !== right[key]);
    return keys.map(key => answer?.[key] === rounded[at]?.[key]);
  });
  return wrong.length > 0 && wrong.every(Boolean);
}

/** @param {Run} run */
const isCalm = ({ schedule }) => schedule.after === null;

/** @param {Run} run @returns {any[]} */
const answers = ({ got }) => (Array.isArray(got) ? got.map(answer => answer ?? {}) : []);

/** @type {(run: Run) => (answer: any, at: number) => boolean} */
const isReversed =
  ({ expected }) =>
  ({ letters }, at) => {
    const right = expected[at].letters;
    return right > 0 && new DataView(Uint32Array.of(right).buffer).getUint32(0) === letters;
  };

/** @param {string[]} crossings @param {string} name */
const calls = (crossings, name) => crossings.filter(crossing => crossing === name).length;

/** @type {(...names: string[]) => (run: Run) => boolean} */
const grewIn =
  (...names) =>
  ({ schedule: { after }, crossings }) =>
    after === 'every' || (after !== null && names.includes(crossings[after - 1] ?? ''));
