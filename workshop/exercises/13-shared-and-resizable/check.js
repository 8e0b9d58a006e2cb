/**
 * First the views, over memories of three kinds under every growth schedule; then decode, with a decoder as strict as a
 * browser's.
 */
import { ReturnedPromise } from '../../src/lab/at-once.js';
import { atOnce, diagnose, everySchedule, rejected, show, swapCase } from '../../src/lab/index.js';
import { RESIZABLE, kinds, skipped } from './memories.js';
import { OtherDecoder, Refused, StrictDecoder } from './strict-decoder.js';

/**
 * @import { Learner, Run, Verdict } from '../../src/lab/types.js'
 * @import { Kind } from './memories.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'remakes-each-time':
    'It gives another view although memory has not changed. Until memory changes, it should give the same one again.',
  'breaks-without-growth': 'It is wrong for ordinary memory even when nothing grows.',
  'trusts-byte-length':
    'It is right when memory grows by 1 page, and wrong when it grows by 0. Such a growth detaches the buffer and leaves the length as it was.',
  'stale-view':
    'Over ordinary memory it is right until memory grows. Look for a view that was made before the growth and is given out after it.',
  'misses-shared-growth':
    'It is right over ordinary memory, and wrong over shared memory that has grown. There an old view is not detached: it is too short.',
  'misses-resizable-growth':
    'It is right over ordinary and shared memory, and wrong over resizable memory that has grown: there the buffer stays the same object, and becomes longer.',
  'remakes-ever-after': 'Bytes are right, and once memory has grown it gives more views than memory has changed.',
  'other-decoder': 'Given a decoder that swaps upper and lower case, it did not return what this decoder returns.',
  'refused-shared': 'The decoder was given a view over a shared buffer, and refused it.',
  'refused-resizable': 'The decoder was given a view over a resizable buffer, and refused it.',
  'wrong-text': 'decode returned another text than the bytes are.',
};

export const wants = ['makeView', 'decode'];

const greetings = [
  { salutation: 'Ahoy', names: ['Testy McTestface', 'Ada'] },
  { salutation: 'Grüß Gott', names: ['⚓', '', 'Zoë'] },
];

const texts = ['Ahoy, Testy McTestface!', 'Grüß Gott, ⚓!', ''];

/** What the checker writes at the end of memory, and looks for through the learner's view. */
const END = 42;

const refusals = new Map([
  ['shared', 'refused-shared'],
  [RESIZABLE, 'refused-resizable'],
]);

/** @param {Learner} learner */
export async function check({ module, loadGuest }) {
  const runs = [];
  for (const kind of kinds) runs.push(...(await tryViews(module, await loadGuest(kind.guest), kind)));
  let verdict = judgeViews(runs);
  if (verdict.rejected === null) verdict = tryDecode(module) ?? verdict;
  // What stood in for resizable memory matters to a pass, and to a rejection that speaks of it.
  const isConcerned = verdict.rejected === null || verdict.details.some(line => line.includes(RESIZABLE));
  return isConcerned ? { ...verdict, details: [...verdict.details, ...skipped] } : verdict;
}

/**
 * @param {any} module
 * @param {WebAssembly.Module} guest
 * @param {Kind} kind
 * @returns {Promise<Run[]>}
 */
async function tryViews(module, guest, { name: memory, imports, prepare }) {
  let views = 0;
  let changes = 0;
  return everySchedule({
    guest,
    imports,
    inputs: greetings.map(greeting => ({ memory, ...greeting })),
    attempt(given, { salutation, names }) {
      const { exports, memory } = prepare(given);
      const view = atOnce('makeView', module.makeView(memory));
      const seen = new Set();
      const bytes = () => {
        const now = view();
        seen.add(now);
        views = seen.size;
        return now;
      };
      let { buffer } = memory;
      let { byteLength } = buffer;
      changes = 0;
      const call = (/** @type {string} */ name, /** @type {number[]} */ ...parameters) => {
        const result = exports[name](...parameters);
        if (memory.buffer !== buffer || memory.buffer.byteLength !== byteLength) changes += 1;
        ({ buffer } = memory);
        ({ byteLength } = buffer);
        return result;
      };
      const end = () => {
        new Uint8Array(memory.buffer)[memory.buffer.byteLength - 1] = END;
        return bytes()[memory.buffer.byteLength - 1];
      };

      const pointers = ['get_salutation_ptr', 'get_name_ptr', 'get_msg_ptr'].map(name => call(name));
      const greet = (/** @type {string} */ name) => {
        const lengths = [salutation, name].map((text, index) => {
          const utf8 = new TextEncoder().encode(text);
          bytes().set(utf8, pointers[index]);
          return utf8.length;
        });
        const length = call('set_name', ...lengths);
        const [, , ptr] = pointers;
        return `${new TextDecoder().decode(bytes().slice(ptr, ptr + length))} and ${end()} at the end`;
      };
      return names.map(greet).join('; ');
    },
    expected: ({ salutation, names }) =>
      names.map((/** @type {string} */ name) => `${salutation}, ${name}! and ${END} at the end`).join('; '),
    inspect: () => (views > 1 + changes ? `${views} views, for ${changes} change(s) and the start` : null),
  });
}

/**
 * @param {Run[]} runs over memories of all kinds
 * @returns {Verdict}
 */
function judgeViews(runs) {
  const of = (/** @type {string} */ name) => runs.filter(({ input }) => input.memory === name);
  const lost = (/** @type {Run[]} */ among) => among.find(isLost);
  const still = of('ordinary').filter(({ schedule }) => schedule.after === null);
  const byOne = of('ordinary').filter(({ schedule }) => schedule.by === 1);
  const wasteful = (/** @type {Run[]} */ among) => among.find(run => run.problem !== null && !isLost(run));
  return diagnose(runs, [
    ['remakes-each-time', () => wasteful(still)],
    ['breaks-without-growth', () => lost(still)],
    ['trusts-byte-length', () => (lost(byOne) ? undefined : lost(of('ordinary')))],
    ['stale-view', () => lost(of('ordinary'))],
    ['misses-shared-growth', () => lost(of('shared'))],
    ['misses-resizable-growth', () => lost(of(RESIZABLE))],
    ['remakes-ever-after', wasteful],
  ]);
}

/** @param {Run} run whether bytes were lost, however many views it took */
const isLost = ({ outcome, got, expected }) => outcome === 'threw' || (outcome === 'wrong' && got !== expected);

/**
 * @param {any} module
 * @returns {Verdict | null} why it is rejected, if it is
 */
function tryDecode(module) {
  for (const { name, buffer } of kinds) {
    const view = new Uint8Array(buffer());
    for (const text of texts) {
      const utf8 = new TextEncoder().encode(text);
      const ptr = view.length - utf8.length;
      view.set(utf8, ptr);
      const details = [`input        ${show(text)}`, `when         its bytes are in ${name} memory`];
      const bytes = view.subarray(ptr);
      const otherDecoder = new OtherDecoder();
      let got, other;
      try {
        got = atOnce('decode', module.decode(new StrictDecoder(), bytes));
        other = module.decode(otherDecoder, bytes);
      } catch (error) {
        const promised = error instanceof ReturnedPromise ? 'returned-a-promise' : 'threw';
        const reason = (error instanceof Refused && refusals.get(name)) || promised;
        return rejected(reason, { error, details: [`it threw     ${error}`, ...details] });
      }
      const seen = [`expected     ${show(text)}`, `got          ${show(got)}`, ...details];
      if (got !== text) return rejected('wrong-text', { symptom: 'wrong bytes', details: seen });
      if (other !== swapCase(text)) {
        const seen = [`expected     ${show(swapCase(text))}`, `got          ${show(other)}`, ...details];
        return rejected('other-decoder', { symptom: 'wrong answer', details: seen });
      }
      // Whoever tries it on a letter and does the rest alone is right by luck.
      if (!OtherDecoder.hasSaid(otherDecoder, other)) {
        const seen = [`got          ${show(other)}`, 'observed     the decoder never said that', ...details];
        return rejected('other-decoder', { symptom: 'wrong answer', details: seen });
      }
    }
  }
  return null;
}
