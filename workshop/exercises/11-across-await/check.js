/**
 * Growth comes after each call into the guest and during each read, with one text under way and with two at once.
 */
import { diagnose, everySchedule, otherwise, show, when } from '../../src/lab/index.js';

/**
 * @import { Check } from '../../src/lab/every-schedule.js'
 * @import { Learner, Run } from '../../src/lab/types.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'not-the-guest': 'What it returns is not what the guest left in memory.',
  'breaks-without-growth': 'It is wrong even when memory never grows.',
  'overwrites-others':
    'One call alone is right. With two calls under way the texts are wrong, although memory never grows.',
  'starts-over': 'It read a chunk twice, or called alloc or shout more than once for a text.',
  'takes-turns':
    'Two calls never had a read under way at the same time: one waits for the other. Memory grows during an await all the same.',
  'views-made-together':
    'It has several reads under way at once, and is wrong when memory grows meanwhile: look for views that wait for them.',
  'lost-bytes': 'It is right until memory grows. Then it throws nothing, and the text is wrong.',
  'view-before-await': 'It fails when memory grows during a read: a view from before the await is used after it.',
  'stale-view':
    'It is right until memory grows, and then throws a TypeError. Look for a view that was made before the growth and is used after it.',
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

/** @param {string} text */
const whispered = text => text.replace(/[A-Z]/g, letter => letter.toLowerCase());

/** As late as a timer, and sooner than one: whatever is waiting has its turn before. */
const laterOn = () =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(0);
  });

/**
 * @param {WebAssembly.Memory} memory
 * @param {string} text
 */
function holds({ buffer }, text) {
  const bytes = new Uint8Array(buffer);
  const wanted = new TextEncoder().encode(text);
  const [first = 0] = wanted;
  if (wanted.length === 0) return true;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** @param {Learner} learner */
export async function check({ module, loadGuest }) {
  /** @type {Set<string[]>} the crossings of runs in which one call had several reads under way */
  const abreast = new Set();
  /** @type {Set<string[]>} the crossings of runs in which two calls had a read under way */
  const together = new Set();

  /** @type {Check} */
  const task = {
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
            await laterOn();
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
    inspect({ memory }, texts) {
      const lost = texts.map(shouted).find((/** @type {string} */ text) => !holds(memory, text));
      return lost === undefined ? null : `${show(lost)} is nowhere in the guest's memory`;
    },
  };
  const runs = await everySchedule(task);
  const madeUp = await otherwise(task, {
    says: 'whispers where this one shouts',
    alter: exports => ({
      ...exports,
      shout(/** @type {number} */ ptr, /** @type {number} */ length) {
        const bytes = new Uint8Array(exports.memory.buffer, ptr, length);
        bytes.forEach((byte, at) => {
          if (byte >= 65 && byte <= 90) bytes[at] = byte + 32;
        });
      },
    }),
    expected: texts => texts.map(whispered),
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
    ['not-the-guest', () => madeUp.calm],
    ['starts-over', when.any(askedAgain)],
    [
      'takes-turns',
      () => (pair.some(run => together.has(run.crossings)) ? undefined : failureOf(run => pair.includes(run))),
    ],
    ['views-made-together', () => (abreast.size > 0 ? failureOf(run => abreast.has(run.crossings)) : undefined)],
    ['lost-bytes', () => (runs.some(({ outcome }) => outcome === 'threw') ? undefined : failure)],
    [
      'view-before-await',
      () => (failure?.error instanceof TypeError && lone.filter(when.failed).every(grewInRead) ? failure : undefined),
    ],
    ['stale-view', when.threw(TypeError)],
    ['not-the-guest', () => madeUp.grown],
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
