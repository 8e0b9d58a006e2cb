import { diagnose, everySchedule, loadGuest, show, when } from '../../src/lab/index.js';

/**
 * @import { Learner, Run, Verdict } from '../../src/lab/types.js'
 * @import { When } from '../../src/lab/when.js'
 *
 * @typedef {'copyIn' | 'storeByte' | 'room'} Name
 * @typedef {{ call: Name, text: string }} Input
 * @typedef {{ ptr: number, length: number }} Block
 */

/** @type {Record<string, string>} */
export const reasons = {
  'breaks-without-growth': 'It does not work even when memory never grows.',
  'grows-by-itself':
    'It grows memory itself, to be ahead of alloc. That detaches every view, and alloc may grow memory all the same.',
  'allocates-twice':
    'It calls alloc more than once for a block. The first block is lost for ever, and the second alloc can grow, too.',
  'tries-again':
    'When something has gone wrong it calls alloc again. The first block is lost for ever, and the second can grow, too.',
  'holds-the-buffer':
    'It holds on to the buffer rather than a view. memory.buffer was read before alloc, and is another object after it.',
  'silent-one-left': 'What threw has been mended. The one that never throws still loses its byte.',
  'some-left': 'Some of the three are right, and some still choose the buffer before alloc has run.',
  'view-before-alloc':
    'The buffer was chosen before alloc ran: on an earlier line, or further to the left in the same expression.',
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
export async function check({ module }) {
  /** @type {Block[]} what alloc was asked for in this run, and what it answered */
  let blocks = [];
  /** @type {unknown} where the learner's function says that the bytes are */
  let ptr;
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
      ptr = uses[call](module, { ...exports, alloc }, bytes);
      exports.shout(ptr, bytes.length);
      return new Uint8Array(memory.buffer).slice(Number(ptr), Number(ptr) + bytes.length);
    },
    expected: (/** @type {Input} */ { text }) => encode(text.replace(/[a-z]/g, letter => letter.toUpperCase())),
    inspect: (_, { text }) => misplaced(blocks, ptr, encode(text).length),
  });
  return diagnose(runs, [
    ['breaks-without-growth', runs => (allocatesTwice(runs) ? undefined : when.failsWithoutGrowth(runs))],
    ['grows-by-itself', when.grewMemory],
    ['allocates-twice', allocatesTwice],
    ['tries-again', when.crossedMoreThan(2)],
    ['silent-one-left', when.failsOnlyIf(({ input }) => input.call === 'storeByte')],
    ['some-left', someLeft],
    ['holds-the-buffer', when.any(({ input, error }) => input.call === 'storeByte' && error instanceof TypeError)],
    ['view-before-alloc', when.threw(TypeError)],
    ['view-before-alloc', when.wrong],
  ]);
}

/**
 * How each of the learner's functions gets bytes into a block.
 *
 * @type {Record<Name, (module: any, guest: any, bytes: Uint8Array) => unknown>}
 */
const uses = {
  copyIn: ({ copyIn }, guest, bytes) => copyIn(guest, bytes),
  storeByte: ({ storeByte }, guest, bytes) => storeByte(guest, bytes[0]),
  room({ room }, guest, bytes) {
    const view = room(guest, bytes.length);
    if (!(view instanceof Uint8Array)) throw new TypeError(`room answered ${show(view)}, which is no Uint8Array`);
    view.set(bytes);
    return view.byteOffset;
  },
};

/**
 * @param {Block[]} blocks
 * @param {unknown} ptr
 * @param {number} needed
 */
function misplaced(blocks, ptr, needed) {
  const [block] = blocks;
  if (!block) return 'alloc was not called, so the bytes are in no block';
  if (block.length !== needed) return `alloc was asked for ${show(block.length)} bytes, and ${needed} are needed`;
  return blocks.at(-1)?.ptr === ptr ? null : `${show(ptr)} is not the pointer that alloc answered`;
}

/** @type {When} Even where nothing grows. */
const allocatesTwice = runs => when.crossedMoreThan(2)(runs.filter(({ schedule }) => schedule.after === null));

/** @type {When} */
function someLeft(runs) {
  const calls = (/** @type {Run[]} */ some) => new Set(some.map(({ input }) => input.call)).size;
  const failures = runs.filter(({ outcome }) => outcome === 'wrong' || outcome === 'threw');
  return calls(failures) < calls(runs) ? failures[0] : undefined;
}
