import { atOnce, diagnose, everySchedule, otherwise, swapCase, swapCaseAt, when } from '../../src/lab/index.js';

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
  'calls-the-guest-again':
    'It calls the guest more often than the starter does. In another guest, a second call could have a second effect.',
  'first-growth-only': 'It is right when memory grows while makeGreeter runs, and wrong when memory grows later.',
  'trusts-byte-length':
    'It is right when memory grows by 1 page, and wrong when it grows by 0. Such a growth detaches the buffer and leaves the length as it was.',
  'refreshed-too-early':
    'It is wrong only when memory grows in set_name: between writing the name and reading the message.',
  'stale-view':
    'It is right until memory grows, and then throws a TypeError. Look for a view that was made before the growth and is used after it.',
  'lies-instead-of-throwing':
    'Nothing was thrown, and a message is wrong. Wrong bytes without an error are harder to find than an error.',
  'made-up': 'Asked about a guest that composes another message, it did not return what this guest left in memory.',
};

export const wants = ['makeGreeter'];

/** @type {Greeting[][]} */
const inputs = [
  [
    ['Ahoy', 'Testy McTestface'],
    ['Grüß Gott', 'Zoë'],
    ['', ''],
    ['Hello', 'Ada'],
  ],
  [
    ['Καλημέρα', '⚓'],
    ['Hi', 'everybody'],
  ],
];

/** The calls of `makeGreeter`. */
const POINTERS = 3;

/** @param {Greeting} greeting */
const message = ([salutation, name]) => `${salutation}, ${name}!`;

/**
 * @param {Learner} learner
 * @returns {Promise<Verdict>}
 */
export async function check({ module, loadGuest }) {
  /** @type {Check} */
  const task = {
    guest: await loadGuest('memoryguest'),
    inputs,
    attempt({ exports, crossed }, /** @type {Greeting[]} */ greetings) {
      const greeter = atOnce('makeGreeter', module.makeGreeter(exports));
      return greetings.map(([salutation, name]) => {
        const message = atOnce('greet', greeter.greet(salutation, name));
        // Memory grows between two greetings, too.
        crossed('(somebody else)');
        return message;
      });
    },
    expected: (/** @type {Greeting[]} */ greetings) => greetings.map(message),
  };
  const runs = await everySchedule(task);
  const madeUp = await otherwise(task, {
    says: 'swaps upper and lower case',
    alter: exports => ({
      ...exports,
      set_name(/** @type {number[]} */ ...lengths) {
        const length = exports.set_name(...lengths);
        swapCaseAt(exports.memory, exports.get_msg_ptr(), length);
        return length;
      },
    }),
    expected: (/** @type {Greeting[]} */ greetings) => greetings.map(greeting => swapCase(message(greeting))),
  });
  return diagnose(runs, [
    ['breaks-without-growth', when.failsWithoutGrowth],
    ['grows-by-itself', when.grewMemory],
    ['made-up', () => madeUp.calm],
    ['calls-the-guest-again', when.crossedMoreThan(({ input }) => POINTERS + 2 * input.length)],
    ['trusts-byte-length', when.failsOnlyByZero],
    ['lies-instead-of-throwing', when.wrong],
    ['refreshed-too-early', when.failsOnlyIf(grewInSetName)],
    ['first-growth-only', when.failsOnlyIf(({ schedule: { after } }) => after === 'every' || Number(after) > POINTERS)],
    ['stale-view', when.threw(TypeError)],
    ['made-up', () => madeUp.grown],
  ]);
}

/** @param {Run} run */
const grewInSetName = ({ schedule: { after }, crossings }) =>
  after === 'every' || (after !== null && crossings[after - 1] === 'set_name');
