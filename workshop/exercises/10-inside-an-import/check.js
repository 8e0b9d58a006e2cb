import { diagnose, everySchedule, loadGuest, when } from '../../src/lab/index.js';

/**
 * @import { Learner, Run } from '../../src/lab/types.js'
 * @import { Forced } from '../../src/lab/force.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'recites-by-itself': 'It never asks the guest to recite, so no import is ever called.',
  'answers-for-the-guest':
    'What it returns is right, and the poem that the guest made is not: whoever reads the memory next gets that one.',
  'written-too-late': 'It writes the lines when the guest has read them already: its poem is full of zeros.',
  'breaks-without-growth': 'It no longer recites even when memory never grows.',
  'grows-by-itself': 'It grows memory itself. That detaches every view, and the guest can still grow later.',
  'calls-the-guest-again':
    'It calls the guest more often than the work needs: what is allocated twice is used once, and what is recited twice is asked for twice.',
  'trusts-byte-length':
    'It notices a growth by the length. A growth by 0 pages detaches, and leaves the length as it was.',
  'lies-instead-of-throwing':
    'Nothing is thrown any more, and the poem is wrong: the error has been hidden, not fixed.',
  'argument-kept-as-a-view':
    'The line before is kept as a view while alloc is called. A pointer and a length keep; a view of them does not.',
  'stale-after-the-call': 'The poem is read through a view that was made before recite was called.',
  'stale-on-entry': 'Its view is older than the call of line, and memory had grown before the guest made that call.',
  'taken-before-alloc': 'Its view is made within line, but before alloc is called: that call can grow memory.',
  'stale-view': 'A view made before a growth was used after it.',
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

const HIDDEN = 'the poem that the guest made is another';

/**
 * @param {Learner} learner
 */
export async function check({ module }) {
  /** @type {any} */
  let reciter;
  /** Where the guest said that its poems are. @type {[number, number][]} */
  let places = [];
  const runs = await everySchedule({
    guest: await loadGuest('recite'),
    imports: (/** @type {Forced} */ inside) => ({
      host: {
        line(/** @type {number[]} */ ...parameters) {
          // As if the guest had grown memory just before it called.
          inside.crossed(BEFORE_LINE);
          return reciter.line(...parameters);
        },
      },
    }),
    inputs,
    attempt({ exports }, poems) {
      places = [];
      const recite = (/** @type {number} */ count) => {
        const place = exports.recite(count);
        places.push(place);
        return place;
      };
      reciter = module.makeReciter({ ...exports, recite });
      return poems.map((/** @type {string[]} */ lines) => reciter.recite(lines));
    },
    expected: poems => poems.map(recited),
    inspect({ memory }, poems, answers) {
      const made = places.map(([ptr, length]) => new TextDecoder().decode(new Uint8Array(memory.buffer, ptr, length)));
      const isHidden = made.some((poem, at) => poem !== recited(poems[at]) && answers[at] === recited(poems[at]));
      return isHidden ? HIDDEN : null;
    },
  });
  return diagnose(runs, [
    ['recites-by-itself', when.any(run => run.outcome !== 'threw' && !run.crossings.includes('recite'))],
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

/** @type {(name: string) => (runs: Run[]) => Run | undefined} One growth is enough, when it comes there. */
const failsAfter = name =>
  when.any(
    ({ outcome, schedule: { after }, crossings }) =>
      outcome === 'threw' && typeof after === 'number' && crossings[after - 1] === name,
  );
