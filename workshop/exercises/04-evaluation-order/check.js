import { atOnce, count, diagnose, everySchedule, extentOf, show, when } from '../../src/lab/index.js';

/**
 * @import { Learner, Run, Verdict } from '../../src/lab/types.js'
 * @import { When } from '../../src/lab/when.js'
 *
 * @typedef {'copyIn' | 'storeByte' | 'room'} Name
 * @typedef {{ call: Name, text: string }} Input
 * @typedef {{ ptr: number, length: number }} Block
 * @typedef {{ ptr: unknown, isCopy: boolean, length: number }} Filled where the learner's function says that the bytes are
 */

/** @type {Record<string, string>} */
export const reasons = {
  'breaks-without-growth': 'It does not work even when memory never grows.',
  'grows-by-itself': 'Your code grows memory itself. That detaches every view, and alloc may grow memory all the same.',
  'allocates-twice':
    'It calls alloc more than once for a block. The first block is lost for ever, and the second alloc can grow, too.',
  'tries-again':
    'It calls alloc once when memory does not grow, and more often when it does. The first block is lost for ever, and the second alloc can grow, too.',
  'holds-the-buffer':
    'storeByte throws a TypeError after a growth. Look for a buffer that was read before alloc, for a view or for a DataView: memory.buffer is another object after it.',
  'silent-one-left': 'copyIn and room are right. storeByte still loses its byte, and nothing is thrown.',
  'copy-not-view':
    "room returned a copy, not a view of the guest's memory: what its caller writes there never reaches the guest.",
  'some-left': 'Some of the three are right, and some are not yet.',
  'wrong-length': 'room returned a view of another length than was asked for: its caller could write past the block.',
  'view-before-alloc':
    'It is right until memory grows in alloc. Then the buffer is one from before: it was chosen on an earlier line, or further to the left in the same expression.',
};

export const wants = ['copyIn', 'storeByte', 'room'];

/** @type {Input[]} */
const inputs = [
  { call: 'copyIn', text: 'ahoy' },
  { call: 'copyIn', text: 'Land ahead, Zoë ⚓' },
  { call: 'copyIn', text: '' },
  { call: 'storeByte', text: 'x' },
  { call: 'storeByte', text: '!' },
  { call: 'room', text: 'all hands' },
  { call: 'room', text: 'é' },
];

/** @param {string} text */
const encode = text => new TextEncoder().encode(text);

/**
 * @param {Learner} learner
 * @returns {Promise<Verdict>}
 */
export async function check({ module, loadGuest }) {
  /** @type {Block[]} what alloc was asked for in this run, and what it returned */
  let blocks = [];
  /** @type {Filled} */
  let filled = { ptr: undefined, isCopy: false, length: 0 };
  const runs = await everySchedule({
    guest: await loadGuest('shout'),
    inputs,
    attempt({ exports, memory }, /** @type {Input} */ { call, text }) {
      blocks = [];
      const bytes = encode(text);
      const alloc = (/** @type {number} */ length) => {
        blocks.push({ ptr: exports.alloc(length), length });
        return blocks.at(-1)?.ptr;
      };
      filled = uses[call](module, { ...exports, alloc }, bytes);
      exports.shout(filled.ptr, bytes.length);
      const ptr = Number(filled.ptr);
      return new TextDecoder().decode(new Uint8Array(memory.buffer).slice(ptr, ptr + bytes.length));
    },
    expected: (/** @type {Input} */ { text }) => text.replace(/[a-z]/g, letter => letter.toUpperCase()),
    inspect: (_, { call, text }) => misplaced(call, blocks, filled, encode(text).length),
  });
  /** @type {Run | undefined} */
  let shown;
  /** @type {[reason: string, when: When][]} */
  const rules = [
    ['copy-not-view', when.any(({ problem }) => problem === COPY)],
    ['wrong-length', when.any(({ problem }) => problem?.startsWith(LENGTH) ?? false)],
    ['breaks-without-growth', runs => (allocatesTwice(runs) ? undefined : when.failsWithoutGrowth(runs))],
    ['grows-by-itself', when.grewMemory],
    ['allocates-twice', allocatesTwice],
    ['tries-again', when.crossedMoreThan(CALLS)],
    ['silent-one-left', when.failsOnlyIf(({ input }) => input.call === 'storeByte')],
    ['some-left', someLeft],
    ['holds-the-buffer', when.any(({ input, error }) => input.call === 'storeByte' && error instanceof TypeError)],
    ['view-before-alloc', when.threw(TypeError)],
    ['view-before-alloc', when.wrong],
  ];
  const verdict = diagnose(
    runs,
    rules.map(([reason, rule]) => [reason, runs => (shown = rule(runs))]),
  );
  if (verdict.rejected === null) return verdict;
  return { ...verdict, details: [...(shown ? called(shown) : []), ...standing(runs), ...verdict.details] };
}

const COPY = 'the view is not over memory.buffer, but over a buffer of its own';
const LENGTH = 'room returned a view of ';

/** @param {Run} run */
const called = ({ input: { call, text } }) => [`called       ${call}, for the bytes of ${show(text)}`];

/**
 * Which of the three are right, where they differ.
 *
 * @param {Run[]} runs
 */
function standing(runs) {
  const names = /** @type {Name[]} */ (Object.keys(uses));
  const open = names.filter(name => runs.some(run => run.input.call === name && fails(run)));
  if (open.length === 0 || open.length === names.length) return [];
  const right = names.filter(name => !open.includes(name));
  return [`right        ${right.join(', ')}`, `not yet      ${open.join(', ')}`];
}

/** @param {Run} run */
const fails = ({ outcome, grownByHost, crossings }) =>
  outcome === 'wrong' || outcome === 'threw' || grownByHost > 0 || crossings.length > CALLS;

/** Into the guest, a run: the learner's alloc, and the checker's shout. */
const CALLS = 2;

/** @type {(ptr: unknown, length: number) => Filled} */
const at = (ptr, length) => ({ ptr, isCopy: false, length });

/**
 * How each of the learner's functions gets bytes into a block.
 *
 * @type {Record<Name, (module: any, guest: any, bytes: Uint8Array) => Filled>}
 */
const uses = {
  copyIn: ({ copyIn }, guest, bytes) => at(atOnce('copyIn', copyIn(guest, bytes)), bytes.length),
  storeByte: ({ storeByte }, guest, bytes) => at(atOnce('storeByte', storeByte(guest, bytes[0])), 1),
  room({ room }, guest, bytes) {
    const view = atOnce('room', room(guest, bytes.length));
    if (!(view instanceof Uint8Array)) throw new TypeError(`room returned ${show(view)}, which is no Uint8Array`);
    // Asked now: when memory has grown, this view will say 0.
    const { buffer, byteOffset: ptr, length } = extentOf(view);
    view.set(bytes);
    return { ptr, isCopy: buffer !== guest.memory.buffer, length };
  },
};

/**
 * @param {Name} call
 * @param {Block[]} blocks
 * @param {Filled} filled
 * @param {number} needed
 */
function misplaced(call, blocks, { ptr, isCopy, length }, needed) {
  if (isCopy) return COPY;
  if (length !== needed) return `${LENGTH}${count(length, 'byte')}, and ${needed} were asked for`;
  const [block] = blocks;
  if (!block) return 'alloc was not called, so the bytes are in no block';
  if (block.length !== needed) return `alloc was asked for ${show(block.length)} bytes, and ${needed} are needed`;
  const last = blocks.at(-1)?.ptr;
  if (last === ptr) return null;
  return call === 'room'
    ? `room returned a view that begins at ${show(ptr)}, and alloc returned ${show(last)}`
    : `${call} returned ${show(ptr)}, and alloc returned ${show(last)}`;
}

/** @type {When} Even where nothing grows. */
const allocatesTwice = runs => when.crossedMoreThan(CALLS)(runs.filter(({ schedule }) => schedule.after === null));

/** @type {When} */
function someLeft(runs) {
  const calls = (/** @type {Run[]} */ some) => new Set(some.map(({ input }) => input.call)).size;
  const failures = runs.filter(when.failed);
  return calls(failures) < calls(runs) ? failures[0] : undefined;
}
