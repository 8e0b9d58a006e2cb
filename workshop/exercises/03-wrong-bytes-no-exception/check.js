import { atOnce, diagnose, everySchedule, otherwise, show, swapCase, swapCaseAt, when } from '../../src/lab/index.js';

/**
 * @import { Check } from '../../src/lab/every-schedule.js'
 * @import { Learner, Run, Verdict } from '../../src/lab/types.js'
 *
 * @typedef {[salutation: string, name: string]} Greeting
 */

/** @type {Record<string, string>} */
export const reasons = {
  'breaks-without-growth': 'It does not greet rightly even when memory never grows.',
  'grows-by-itself':
    'Your code grows memory itself. That detaches every view, and the guest can still grow memory later.',
  'greets-twice':
    'It calls set_name more than once for a greeting. In another guest, a second call could have a second effect.',
  'never-reads':
    'Asked about a guest that composes another message, it did not return what this guest left in memory. Nothing had grown.',
  'nothing-was-thrown':
    'It catches exceptions, and a message is still wrong. An index into a stale view throws nothing, so there is nothing to catch.',
  'trusts-byte-length':
    'It is right when memory grows by 1 page, and wrong when it grows by 0. Such a growth detaches the buffer and leaves the length as it was.',
  'stale-but-loud':
    'It is right until memory grows, and then throws a TypeError. That is better than a wrong name, but the name is still not there.',
  'papered-over':
    'The texts are in memory, and the message came out wrong, without the zeros that unread bytes give. Look for what your code does with bytes that it cannot read.',
  'lost-writes':
    'Whenever a message is wrong, a text was not in the memory of the guest: writing went wrong, and reading did not.',
  'stale-read':
    'The texts always reached the memory of the guest, and a message came out wrong: reading went wrong, and writing did not.',
  'stale-view':
    'It is right until memory grows. Then bytes are wrong, and nothing is thrown: look for a view that was made before the growth.',
  'made-up':
    'Asked about a guest that composes another message, it did not return what this guest left in memory, once memory had grown.',
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
export async function check({ module, loadGuest }) {
  const guest = await loadGuest('memoryguest');
  const slots = slotsOf(guest);
  /** @type {string[]} what of each greeting was not in memory after it */
  let lost = [];
  /** @type {Check} */
  const task = {
    guest,
    inputs,
    attempt({ exports, memory, crossed }, greetings) {
      lost = [];
      const greeter = atOnce('makeGreeter', module.makeGreeter(exports));
      const messages = greetings.map((/** @type {Greeting} */ greeting) => {
        const message = atOnce('greet', greeter.greet(...greeting));
        lost.push(...missing(memory, slots, greeting));
        // Memory grows between two greetings, too.
        crossed('(somebody else)');
        return typeof message === 'string' ? message : show(message);
      });
      return messages.join('\n');
    },
    expected: greetings => greetings.map(composed).join('\n'),
    inspect: () => lost[0] ?? null,
  };
  const runs = await everySchedule(task);
  const { calm, grown } = await otherwise(task, {
    says: 'swaps upper and lower case',
    alter: exports => ({
      ...exports,
      set_name(/** @type {number[]} */ ...lengths) {
        const length = exports.set_name(...lengths);
        swapCaseAt(exports.memory, exports.get_msg_ptr(), length);
        return length;
      },
    }),
    expected: greetings => swapCase(greetings.map(composed).join('\n')),
  });
  return diagnose(runs, [
    ['never-reads', () => (calm?.got === (calm && task.expected(calm.input)) ? calm : undefined)],
    ['breaks-without-growth', when.failsWithoutGrowth],
    ['grows-by-itself', when.grewMemory],
    ['greets-twice', when.any(greetsTwice)],
    ['never-reads', () => calm],
    ['nothing-was-thrown', runs => (catches(module, guest) ? when.wrong(runs) : undefined)],
    ['trusts-byte-length', when.failsOnlyByZero],
    ['stale-but-loud', when.threw(TypeError)],
    ['papered-over', when.any(run => run.outcome === 'wrong' && run.problem === null && !run.got.includes('\0'))],
    ['lost-writes', lostWrites],
    ['stale-read', when.failsOnlyIf(({ problem }) => problem === null)],
    ['stale-view', when.wrong],
    ['made-up', () => grown],
  ]);
}

/** @param {Greeting} greeting */
const composed = ([salutation, name]) => `${salutation}, ${name}!`;

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
