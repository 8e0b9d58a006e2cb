/**
 * Growth comes after each call into the guest and during each read, with one text under way and with two at once.
 */
import { setImmediate } from 'node:timers/promises';
import { diagnose, everySchedule, loadGuest, when } from '../../src/lab/index.js';

/**
 * @import { Learner, Run } from '../../src/lab/types.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'not-the-guest': "The text is right, and the guest has not shouted it: it is nowhere in the guest's memory.",
  'breaks-without-growth': 'It is wrong even when memory never grows.',
  'overwrites-others': 'With two calls under way, one overwrote what the other wrote while it waited.',
  'starts-over': 'It read a chunk twice, or asked the guest again for what it had.',
  'takes-turns': 'It lets one call wait for the other, and memory grows during an await all the same.',
  'views-made-together':
    'Several reads were under way at once, each with a view from before: one growth took them all.',
  'lost-bytes': 'It threw nothing, and bytes that arrived after a growth are lost.',
  'view-before-await': 'A view made before an await was used after it.',
  'stale-view': 'A view made before a growth was used after it.',
};

export const wants = ['shout'];

/** Bytes in a chunk. */
const CHUNK = 8;

/** The texts that are under way at once. */
const inputs = [
  ['ahoy'],
  ['three chunks of text'],
  [''],
  ['zoë, año, straße: ascii only'],
  ['the first of two', 'and the second'],
];

/** What a crossing's name begins with, when it is a read and no call into the guest. */
const DURING = 'during ';

/** @param {string} text */
const shouted = text => text.replace(/[a-z]/g, letter => letter.toUpperCase());

/** @param {Learner} learner */
export async function check({ module }) {
  /** @type {Set<string[]>} the crossings of runs in which one call had several reads under way */
  const abreast = new Set();
  /** @type {Set<string[]>} the crossings of runs in which two calls had a read under way */
  const together = new Set();

  const runs = await everySchedule({
    guest: await loadGuest('shout'),
    inputs,
    async attempt({ exports, crossed, crossings }, texts) {
      /** @type {object[]} */
      const underWay = [];
      const calls = texts.map(async (/** @type {string} */ text, /** @type {number} */ index) => {
        const read = texts.length === 1 ? 'read' : `${index === 0 ? 'first' : 'second'}.read`;
        const bytes = new TextEncoder().encode(text);
        const source = {
          size: bytes.length,
          chunk: CHUNK,
          async read(/** @type {number} */ at) {
            if (underWay.includes(source)) abreast.add(crossings);
            if (underWay.some(other => other !== source)) together.add(crossings);
            underWay.push(source);
            await setImmediate();
            crossed(`${DURING}${read}(${at})`);
            underWay.splice(underWay.indexOf(source), 1);
            return bytes.slice(at, at + CHUNK);
          },
        };
        return module.shout(exports, source);
      });
      // Each to its end, so that nothing runs on into the next attempt.
      const ends = await Promise.allSettled(calls);
      return ends.map(end => {
        if (end.status === 'rejected') throw end.reason;
        return end.value;
      });
    },
    expected: texts => texts.map(shouted),
    inspect({ exports }, texts) {
      const bytes = Buffer.from(exports.memory.buffer);
      const lost = texts.map(shouted).find((/** @type {string} */ text) => !bytes.includes(text));
      return lost === undefined ? null : `${JSON.stringify(lost)} is nowhere in the guest's memory`;
    },
  });

  const lone = runs.filter(({ input }) => input.length === 1);
  const pair = runs.filter(({ input }) => input.length > 1);
  const failure = runs.find(when.failed);
  /** The failure to show, one of these if there is one. @param {(run: Run) => boolean} isOfThese */
  const failureOf = isOfThese => runs.find(run => when.failed(run) && isOfThese(run)) ?? failure;
  return diagnose(runs, [
    ['not-the-guest', () => lone.find(({ got, expected, problem }) => problem !== null && got[0] === expected[0])],
    ['breaks-without-growth', () => when.failsWithoutGrowth(lone)],
    ['overwrites-others', () => when.failsWithoutGrowth(pair)],
    ['starts-over', when.any(askedAgain)],
    [
      'takes-turns',
      () => (pair.some(run => together.has(run.crossings)) ? undefined : failureOf(run => pair.includes(run))),
    ],
    ['views-made-together', () => (abreast.size > 0 ? failureOf(run => abreast.has(run.crossings)) : undefined)],
    ['lost-bytes', () => (runs.some(({ outcome }) => outcome === 'threw') ? undefined : failure)],
    ['view-before-await', () => (lone.filter(when.failed).every(grewInRead) ? failure : undefined)],
    ['stale-view', when.threw(TypeError)],
  ]);
}

/** @param {Run} run */
const askedAgain = ({ crossings, input }) =>
  crossings.some((name, index) =>
    name.startsWith(DURING) ? crossings.indexOf(name) !== index : count(crossings, name) > input.length,
  );

/** @type {(names: string[], wanted: string) => number} */
const count = (names, wanted) => names.filter(name => name === wanted).length;

/** @param {Run} run whether its growth came during a read and at no other time, or at every time */
const grewInRead = ({ schedule: { after }, crossings }) =>
  typeof after !== 'number' || crossings[after - 1]?.startsWith(DURING);
