import { atOnce, diagnose, everySchedule, otherwise, swapCase, swapCaseAt, when } from '../../src/lab/index.js';

/**
 * @import { Check } from '../../src/lab/every-schedule.js'
 * @import { Forced } from '../../src/lab/force.js'
 * @import { Learner, Run } from '../../src/lab/types.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'recites-by-itself': 'It never asks the guest to recite, so no import is ever called.',
  'answers-for-the-guest':
    'What it returns is not what the guest left in memory: the poem was put together outside of the guest.',
  'written-too-late': 'Without any growth, the poem has zeros in it: the guest read lines that were not written yet.',
  'breaks-without-growth': 'It does not recite rightly even when memory never grows.',
  'grows-by-itself':
    'Your code grows memory itself. That detaches every view, and the guest can still grow memory later.',
  'calls-the-guest-again':
    'It calls alloc more than once for a line, or recite more than once for a poem. The first block is lost for ever, and the second call can grow memory, too.',
  'trusts-byte-length':
    'It is right when memory grows by 1 page, and wrong when it grows by 0. Such a growth detaches the buffer and leaves the length as it was.',
  'lies-instead-of-throwing':
    'Nothing was thrown, and a poem is wrong. Wrong bytes without an error are harder to find than an error.',
  'argument-kept-as-a-view':
    "Only poems with a '*' fail: look at how the line before is kept while alloc is called. A pointer and a length keep; a view of them does not.",
  'stale-after-the-call':
    'It throws when memory grows at the end of recite: the poem is read through a view from before.',
  'stale-on-entry':
    'It throws when memory grows just before the guest calls line: a view in there is older than the call.',
  'taken-before-alloc': 'It throws when memory grows in alloc: a view is made before that call, and used after it.',
  'stale-view':
    'It is right until memory grows, and then throws a TypeError. Look for a view that was made before the growth and is used after it.',
};

export const wants = ['makeReciter'];

const AGAIN = '*';

/** Each is what one reciter recites; the first poem of all has no refrain. */
const inputs = [
  [['tyger tyger, burning bright,', 'in the forests of the night']],
  [
    ['row, row', AGAIN, 'gently', AGAIN, AGAIN],
    ['Éclat ⚓', '', 'z'],
  ],
  [[], ['x'.repeat(500), AGAIN, 'end']],
];

/** What the moment before an import is called among the crossings. */
const BEFORE_LINE = 'just before line';

const NEVER = 'recite of the guest was not called';
const HIDDEN = 'the poem that the guest made is another';

/**
 * @param {Learner} learner
 */
export async function check({ module, loadGuest }) {
  /** @type {any} */
  let reciter;
  /** Where the guest said that its poems are. @type {[number, number][]} */
  let places = [];
  /** Whether recite was called, whether or not it came back. */
  let asked = false;
  /** @type {Check} */
  const task = {
    guest: await loadGuest('recite'),
    imports: (/** @type {Forced} */ inside) => ({
      host: {
        // As if the guest had grown memory just before it called.
        line: (/** @type {number[]} */ ...parameters) =>
          inside.imported(BEFORE_LINE, () => atOnce('line', reciter.line(...parameters)))(),
      },
    }),
    inputs,
    attempt({ exports }, poems) {
      places = [];
      asked = false;
      const recite = (/** @type {number} */ count) => {
        asked = true;
        const place = exports.recite(count);
        places.push(place);
        return place;
      };
      reciter = atOnce('makeReciter', module.makeReciter({ ...exports, recite }));
      return poems.map((/** @type {string[]} */ lines) => atOnce('recite', reciter.recite(lines)));
    },
    expected: poems => poems.map(recited),
    inspect({ memory }, poems, answers) {
      const made = places.map(([ptr, length]) => new TextDecoder().decode(new Uint8Array(memory.buffer, ptr, length)));
      // Where a poem was asked for twice, nobody knows which place is whose.
      const isHidden =
        places.length === poems.length &&
        made.some((poem, at) => poem !== recited(poems[at]) && answers[at] === recited(poems[at]));
      if (poems.length > 0 && !asked) return NEVER;
      return isHidden ? HIDDEN : null;
    },
  };
  const runs = await everySchedule(task);
  const madeUp = await otherwise(task, {
    says: 'swaps upper and lower case',
    alter: exports => ({
      ...exports,
      recite(/** @type {number} */ count) {
        const place = exports.recite(count);
        swapCaseAt(exports.memory, place[0], place[1]);
        return place;
      },
    }),
    expected: poems => poems.map(recited).map(swapCase),
  });
  return diagnose(runs, [
    ['recites-by-itself', when.any(({ problem }) => problem === NEVER)],
    ['written-too-late', when.any(run => isCalm(run) && String(run.got).includes('\0'))],
    ['answers-for-the-guest', when.any(({ problem }) => problem === HIDDEN)],
    ['breaks-without-growth', when.failsWithoutGrowth],
    ['grows-by-itself', when.grewMemory],
    ['calls-the-guest-again', when.any(callsAgain)],
    ['trusts-byte-length', when.failsOnlyByZero],
    ['lies-instead-of-throwing', when.wrong],
    ['stale-after-the-call', failsAfter('recite')],
    ['stale-on-entry', failsAfter(BEFORE_LINE)],
    ['argument-kept-as-a-view', when.failsOnlyIf(({ input }) => input.flat().includes(AGAIN))],
    ['taken-before-alloc', failsAfter('alloc')],
    ['stale-view', when.threw(TypeError)],
    ['answers-for-the-guest', () => madeUp.calm ?? madeUp.grown],
  ]);
}

/** @param {string[]} lines */
function recited(lines) {
  let before = '';
  return lines
    .map(line => {
      before = line === AGAIN ? before : line;
      return `${before.replace(/^[a-z]/, first => first.toUpperCase())}\n`;
    })
    .join('');
}

/** @param {Run} run */
const isCalm = ({ schedule }) => schedule.after === null;

/** @param {Run} run */
function callsAgain({ input, crossings }) {
  const calls = (/** @type {string} */ name) => crossings.filter(crossing => crossing === name).length;
  return calls('alloc') > input.flat().length || calls('recite') > input.length;
}

/**
 * One growth is enough, when it comes there. What a view throws is a TypeError; another error may have another cause.
 *
 * @type {(name: string) => (runs: Run[]) => Run | undefined}
 */
const failsAfter = name =>
  when.any(
    ({ error, schedule: { after }, crossings }) =>
      error instanceof TypeError && typeof after === 'number' && crossings[after - 1] === name,
  );
