import { diagnose, everySchedule, loadGuest, when } from '../../src/lab/index.js';

/**
 * @import { Learner, Run } from '../../src/lab/types.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'breaks-without-growth': 'It does not give the right bytes even when memory never grows.',
  'grows-by-itself': 'It grows memory itself, which detaches every view that anybody holds.',
  'mixes-memories': 'One view is shared by two memories. Each helper needs a view of its own.',
  'waits-to-be-told': "It waits for a call of memory.grow. A guest's own instruction goes past it and tells nobody.",
  'trusts-byte-length':
    'It notices a growth by the length. A growth by 0 pages detaches, and leaves the length as it was.',
  'first-growth-only': 'It survives the first growth, and not the second.',
  'constructs-too-often':
    'The bytes are right, and it makes more views than one to begin with and one for each growth.',
  'stale-view': 'A view made before a growth was given out after it.',
};

export const wants = ['makeBytes'];

/** Accesses between two calls into the guest: a loop, as a renderer has one. */
const READS = 20;

const inputs = [
  { salutation: 'Ahoy', names: ['Testy McTestface', 'Ada', 'Zoë'] },
  { salutation: 'Grüß Gott', names: ['⚓', '', 'everybody'] },
];

const MIXED = 'once the helper of a second memory had been used, this one lost its view, or gave other bytes';

/** How many views over the memory under test were made; no helper can make one without being counted. */
let made = 0;
/** @type {WebAssembly.Memory | undefined} */
let counted;
globalThis.Uint8Array = new Proxy(Uint8Array, {
  construct(target, parameters, newTarget) {
    if (counted && parameters[0] === counted.buffer) made += 1;
    return Reflect.construct(target, parameters, newTarget);
  },
});

/** @param {Learner} learner */
export async function check({ module }) {
  /** @type {Set<Uint8Array>} */
  let given = new Set();
  let told = false;
  let other = true;

  const runs = await everySchedule({
    guest: await loadGuest('memoryguest'),
    inputs,
    attempt({ exports, memory }, { salutation, names }) {
      const { grow } = memory;
      const second = new WebAssembly.Memory({ initial: 1 });
      new DataView(second.buffer).setUint8(0, 42);
      made = 0;
      other = true;
      given = new Set();
      counted = memory;
      try {
        const helper = module.makeBytes(memory);
        const secondHelper = module.makeBytes(second);
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
        counted = undefined;
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
