import { diagnose, everySchedule, loadGuest, show, when } from '../../src/lab/index.js';

/**
 * @import { Learner, Run, Verdict } from '../../src/lab/types.js'
 *
 * @typedef {[salutation: string, name: string]} Greeting
 */

/** @type {Record<string, string>} */
export const reasons = {
  'breaks-without-growth': 'It no longer greets even when memory never grows.',
  'grows-by-itself':
    'It grows memory itself. That detaches every view, and does not stop the guest from growing later.',
  'greets-twice': 'It calls set_name more than once for a greeting: a repeated call is a repeated effect.',
  'never-reads': 'It makes the message up. What the guest left in the message slot does not come out of greet.',
  'nothing-was-thrown': 'It waits for an exception. An index into a stale view throws none, so it waits in vain.',
  'trusts-byte-length':
    'It notices a growth by the length. A growth by 0 pages detaches, and leaves the length as it was.',
  'stale-but-loud': 'Now it throws, which beats a wrong name. But the view is still one from before a growth.',
  'papered-over': 'It puts something in the place of bytes that it could not read. They are there: memory holds them.',
  'lost-writes': 'It reads through a good view and writes through a stale one: what it wrote never reached the guest.',
  'stale-read': 'It writes through a good view and reads through a stale one: the message is there, and was not read.',
  'stale-view': 'A view made before a growth was used after it, and nothing was thrown: the bytes are wrong.',
};

export const wants = ['makeGreeter'];

/** @type {Greeting[][]} */
const inputs = [
  [
    ['Ahoy', 'Ada'],
    ['Ahoy', 'Bob'],
  ],
  [
    ['', ''],
    ['Καλημέρα', 'Zoë ⚓'],
    ['Hello', 'Testy McTestface'],
  ],
];

/**
 * @param {Learner} learner
 * @returns {Promise<Verdict>}
 */
export async function check({ module }) {
  const guest = await loadGuest('memoryguest');
  const slots = slotsOf(guest);
  /** @type {string[]} what of each greeting was not in memory after it */
  let lost = [];
  const runs = await everySchedule({
    guest,
    inputs,
    attempt({ exports, memory, crossed }, greetings) {
      lost = [];
      const greeter = module.makeGreeter(exports);
      const messages = greetings.map((/** @type {Greeting} */ greeting) => {
        const message = greeter.greet(...greeting);
        lost.push(...missing(memory, slots, greeting));
        // Memory grows between two greetings, too.
        crossed('(somebody else)');
        return typeof message === 'string' ? message : show(message);
      });
      return messages.join('\n');
    },
    expected: greetings =>
      greetings.map((/** @type {Greeting} */ [salutation, name]) => `${salutation}, ${name}!`).join('\n'),
    inspect: () => lost[0] ?? null,
  });
  return diagnose(runs, [
    ['breaks-without-growth', when.failsWithoutGrowth],
    ['grows-by-itself', when.grewMemory],
    ['greets-twice', when.any(greetsTwice)],
    ['never-reads', runs => (reads(module, guest) ? undefined : runs[0])],
    ['nothing-was-thrown', runs => (catches(module, guest) ? when.wrong(runs) : undefined)],
    ['trusts-byte-length', when.failsOnlyByZero],
    ['stale-but-loud', when.threw(TypeError)],
    ['papered-over', when.any(run => run.outcome === 'wrong' && run.problem === null && !run.got.includes('\0'))],
    ['lost-writes', lostWrites],
    ['stale-read', when.failsOnlyIf(({ problem }) => problem === null)],
    ['stale-view', when.wrong],
  ]);
}

/**
 * Where a host writes to: the pointers are the same in every instance of this guest.
 *
 * @param {WebAssembly.Module} guest
 */
function slotsOf(guest) {
  const exports = /** @type {any} */ (new WebAssembly.Instance(guest).exports);
  return [
    { slot: 'salutation', ptr: exports.get_salutation_ptr() },
    { slot: 'name', ptr: exports.get_name_ptr() },
  ];
}

/**
 * What of a greeting is not where the host should have written it, seen with a view of our own.
 *
 * @param {WebAssembly.Memory} memory
 * @param {ReturnType<typeof slotsOf>} slots
 * @param {Greeting} greeting
 */
function missing(memory, slots, greeting) {
  return slots.flatMap(({ slot, ptr }, i) => {
    const text = String(greeting[i]);
    const { length } = new TextEncoder().encode(text);
    const found = new TextDecoder().decode(new Uint8Array(memory.buffer, ptr, length));
    return found === text ? [] : [`the ${slot} slot holds ${show(found)}, not ${show(text)}`];
  });
}

/**
 * Shown, if it can be, by a message in which nothing looks wrong: it is only somebody else's.
 *
 * @type {import('../../src/lab/when.js').When}
 */
function lostWrites(runs) {
  const first = when.failsOnlyIf(({ problem }) => problem !== null)(runs);
  return first && (runs.find(({ problem, got }) => problem !== null && !got.includes('\0')) ?? first);
}

/** @param {Run} run */
const greetsTwice = ({ crossings, input }) => crossings.filter(name => name === 'set_name').length > input.length;

/**
 * Whether what the guest says is what comes out. For that it is given a guest that says something else.
 *
 * @param {any} module
 * @param {WebAssembly.Module} guest
 */
function reads(module, guest) {
  const exports = /** @type {any} */ (new WebAssembly.Instance(guest).exports);
  const words = 'Nobody is here.';
  const set_name = () => {
    new Uint8Array(exports.memory.buffer).set(new TextEncoder().encode(words), exports.get_msg_ptr());
    return words.length;
  };
  return module.makeGreeter({ ...exports, set_name }).greet('Ahoy', 'Ada') === words;
}

/**
 * Whether an exception out of the guest gets lost in the learner's code. For that it is given a guest that throws one.
 *
 * @param {any} module
 * @param {WebAssembly.Module} guest
 */
function catches(module, guest) {
  const exports = /** @type {any} */ (new WebAssembly.Instance(guest).exports);
  let thrown = false;
  const set_name = (/** @type {number[]} */ ...lengths) => {
    if (thrown) return exports.set_name(...lengths);
    thrown = true;
    throw new TypeError('thrown by the checker, to see who catches it');
  };
  try {
    module.makeGreeter({ ...exports, set_name }).greet('Ahoy', 'Ada');
    return true;
  } catch {
    return false;
  }
}
