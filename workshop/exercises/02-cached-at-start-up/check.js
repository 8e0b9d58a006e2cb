import { diagnose, everySchedule, loadGuest, when } from '../../src/lab/index.js';

/** @type {Record<string, string>} */
export const reasons = {
  'breaks-without-growth': 'It no longer greets even when memory never grows.',
  'grows-by-itself':
    'It grows memory itself. That detaches every view, costs a page, and the guest can still grow later.',
  'calls-the-guest-again': 'It calls the guest more often than the work needs: a repeated call is a repeated effect.',
  'first-growth-only': 'It survives a growth at start-up, and not one that comes later.',
  'trusts-byte-length':
    'It notices a growth by the length. A growth by 0 pages detaches, and leaves the length as it was.',
  'refreshed-too-early': 'It takes a new view before it writes; the growth between writing and reading still kills it.',
  'stale-view': 'A view made before a growth was used after it.',
  'lies-instead-of-throwing':
    'Nothing is thrown any more, and the message is wrong: the error has been hidden, not fixed.',
};

export const wants = ['makeGreeter'];

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

/**
 * @param {import('../../src/lab/types.js').Learner} learner
 */
export async function check({ module }) {
  const runs = await everySchedule({
    guest: await loadGuest('memoryguest'),
    inputs,
    attempt({ exports, crossed }, greetings) {
      const { greet } = module.makeGreeter(exports);
      return greetings.map((/** @type {[string, string]} */ [salutation, name]) => {
        const message = greet(salutation, name);
        // Memory grows between two greetings, too.
        crossed('(somebody else)');
        return message;
      });
    },
    expected: greetings =>
      greetings.map((/** @type {[string, string]} */ [salutation, name]) => `${salutation}, ${name}!`),
  });
  /** @param {import('../../src/lab/types.js').Run} run */
  const grewInSetName = ({ schedule: { after }, crossings }) =>
    after === 'every' || (after !== null && crossings[after - 1] === 'set_name');
  return diagnose(runs, [
    ['breaks-without-growth', when.failsWithoutGrowth],
    ['grows-by-itself', when.grewMemory],
    ['calls-the-guest-again', when.crossedMoreThan(({ input }) => POINTERS + 2 * input.length)],
    ['trusts-byte-length', when.failsOnlyByZero],
    ['lies-instead-of-throwing', when.wrong],
    ['refreshed-too-early', when.failsOnlyIf(grewInSetName)],
    ['first-growth-only', when.failsOnlyIf(({ schedule: { after } }) => after === 'every' || Number(after) > POINTERS)],
    ['stale-view', when.threw(TypeError)],
  ]);
}
