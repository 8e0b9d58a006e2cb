import { countViews, viewsMade } from '../../src/lab/count-views.js';
import { atOnce, diagnose, everySchedule, when } from '../../src/lab/index.js';

/**
 * @import { Learner, Run } from '../../src/lab/types.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'breaks-without-growth': 'It does not give the right bytes even when memory never grows.',
  'grows-by-itself': 'Your code grows memory itself, which detaches every view that anybody holds.',
  'mixes-memories':
    'Two helpers, for two memories, get into each other\u2019s way. Each helper needs a view of its own.',
  'waits-to-be-told':
    "It puts something in the place of memory.grow, and fails all the same. A guest's own instruction goes past memory.grow and tells nobody.",
  'trusts-byte-length':
    'It is right when memory grows by 1 page, and wrong when it grows by 0. Such a growth detaches the buffer and leaves the length as it was.',
  'first-growth-only': 'It survives the first growth, and not the second.',
  'constructs-too-often': 'It makes more views than one to begin with and one for each growth, of whichever kind.',
  'stale-view':
    'It is right until memory grows, and then throws a TypeError. Look for a view that was made before the growth and is used after it.',
};

export const wants = ['makeBytes'];

/** Accesses between two calls into the guest: a loop, as a renderer has one. */
const READS = 20;

const inputs = [
  { salutation: 'Ahoy', names: ['Testy McTestface', 'Ada', 'Zoë'] },
  { salutation: 'Grüß Gott', names: ['⚓', '', 'everybody'] },
];

const MIXED = 'once the helper of a second memory had been used, this one lost its view, or gave other bytes';

/** @param {Learner} learner */
export async function check({ module, loadGuest }) {
  /** @type {Set<Uint8Array>} */
  let given = new Set();
  let told = false;
  let made = 0;
  let other = true;

  const runs = await everySchedule({
    guest: await loadGuest('memoryguest'),
    inputs,
    attempt({ exports, memory }, { salutation, names }) {
      const { grow } = memory;
      const second = new WebAssembly.Memory({ initial: 1 });
      new DataView(second.buffer).setUint8(0, 42);
      other = true;
      given = new Set();
      countViews(memory);
      try {
        const helper = atOnce('makeBytes', module.makeBytes(memory));
        const secondHelper = atOnce('makeBytes', module.makeBytes(second));
        const bytes = () => {
          const view = helper();
          given.add(view);
          return view;
        };
        const [at, nameAt, messageAt] = [exports.get_salutation_ptr(), exports.get_name_ptr(), exports.get_msg_ptr()];
        return names.map((/** @type {string} */ name) => {
          const [a, b] = [salutation, name].map(text => new TextEncoder().encode(text));
          bytes().set(/** @type {Uint8Array} */ (a), at);
          bytes().set(/** @type {Uint8Array} */ (b), nameAt);
          // Nothing has grown between these: only the second memory's helper was used.
          const [before, again] = [helper(), helper()];
          const isOwn = secondHelper()[0] === 42;
          other &&= isOwn && (before !== again || bytes() === again);
          const length = exports.set_name(a?.length, b?.length);
          const message = Uint8Array.from({ length }, (_, index) => Number(bytes()[messageAt + index]));
          for (let read = 0; read < READS; read += 1) bytes();
          return new TextDecoder().decode(message);
        });
      } finally {
        made = viewsMade();
        told ||= memory.grow !== grow;
      }
    },
    expected: ({ salutation, names }) => names.map((/** @type {string} */ name) => `${salutation}, ${name}!`),
    inspect({ growth }) {
      if (!other) return MIXED;
      const allowed = 1 + growth().forced;
      const views = Math.max(made, given.size);
      return views > allowed ? `${views} views, for ${growth().forced} growth(s) and the start` : null;
    },
  });
  return diagnose(runs, [
    ['mixes-memories', when.any(({ problem }) => problem === MIXED)],
    ['waits-to-be-told', when.any(({ outcome }) => told && outcome !== 'right')],
    ['constructs-too-often', when.any(({ problem }) => problem !== null)],
    ['breaks-without-growth', when.failsWithoutGrowth],
    ['grows-by-itself', when.grewMemory],
    ['trusts-byte-length', when.failsOnlyByZero],
    ['first-growth-only', when.failsOnlyIf(({ schedule: { after } }) => after === 'every')],
    ['stale-view', when.threw(TypeError)],
  ]);
}
