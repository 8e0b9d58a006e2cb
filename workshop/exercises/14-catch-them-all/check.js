/**
 * Tries the learner's test on twelve hosts: two that are good, and ten that are not.
 */
import { passed, rejected, show } from '../../src/lab/index.js';

/**
 * @import { Learner } from '../../src/lab/types.js'
 *
 * @typedef {object} Trial
 * @property {string} name the host's
 * @property {boolean} failed whether the test failed it
 * @property {unknown} error with which
 * @property {boolean} grew whether a memory that was handed out has grown
 */

/** @type {Record<string, string>} */
export const reasons = {
  'rejects-a-good-host': 'Your test rejects a host that keeps both promises.',
  vacuous: 'While your test ran, no memory grew after a host had been given it. Every bug here needs a growth.',
  'misses-stale-views':
    'A host that keeps its first view for ever went past your test: memory must grow after a host is made, and before you last use it.',
  'misses-growth-after-alloc':
    'A host that is wrong only when memory grows during alloc went past your test. See to it that this happens.',
  'misses-growth-after-shout':
    "A host that is wrong only when memory grows during the guest's shout went past your test. See to it that this happens.",
  'misses-wrong-bytes':
    'A host that throws nothing and returns a wrong text went past your test: compare each text with the right one.',
  'misses-several-texts':
    'A host that is wrong only from its second text on went past your test: give one host several texts, and short ones after long ones.',
  'misses-growth-between-texts':
    'A host that keeps its view for the next text went past your test: memory must grow, and then a text come that fits into the same block.',
  'misses-second-growth':
    'A host that is wrong only when memory grows for the second time went past your test. See to it that this happens.',
  'misses-growth-by-zero':
    'A host that is wrong only when memory grows by 0 pages went past your test. See to it that this happens.',
  'misses-call-count':
    "A host that calls the guest's shout twice for a text went past your test: count the calls for each text, under growth, too.",
};

export const wants = ['test'];

/** For one host. */
const SECONDS = 5;

const good = ['kestrel', 'lapwing'];

/** What it takes to catch each bad host; what more of the others need, first. */
const bad = {
  albatross: 'misses-stale-views',
  egret: 'misses-growth-after-alloc',
  gannet: 'misses-growth-after-shout',
  dunlin: 'misses-wrong-bytes',
  ibis: 'misses-wrong-bytes',
  jay: 'misses-several-texts',
  heron: 'misses-growth-between-texts',
  cormorant: 'misses-second-growth',
  bittern: 'misses-growth-by-zero',
  fulmar: 'misses-call-count',
};

/** @param {Learner} learner */
export async function check({ module, loadGuest, stage }) {
  const guest = await loadGuest('shout');
  /** @type {Trial[]} */
  const trials = [];
  // In no order that a test could learn.
  for (const name of shuffled([...good, ...Object.keys(bad)])) {
    // A test may be thorough: each host has the whole limit.
    stage('', SECONDS);
    trials.push(await attempt(module.test, name, guest));
  }

  const named = (/** @type {string[]} */ names, /** @type {boolean} */ failed) =>
    names.filter(name => trials.some(trial => trial.name === name && trial.failed === failed)).sort();
  const caught = named(Object.keys(bad), true);
  const missed = named(Object.keys(bad), false);
  const passedGood = named(good, false);
  const tally = [
    `good hosts   ${passedGood.length} of ${good.length} passed`,
    ...rows('passed', passedGood),
    ...rows('rejected', named(good, true)),
    `bad hosts    ${caught.length} of ${Object.keys(bad).length} caught`,
    ...rows('caught', caught),
    ...rows('missed', missed),
  ];

  const unjust = good.flatMap(name => trials.filter(trial => trial.name === name && trial.failed))[0];
  if (unjust) {
    const { name, error } = unjust;
    const how =
      error === undefined ? 'returned     false' : `it threw     ${error instanceof Error ? error : show(error)}`;
    const details = [how, `when         it tested ${name}.js`, '', ...tally];
    return rejected('rejects-a-good-host', { symptom: 'wrong answer', error, details });
  }
  if (!trials.some(({ grew }) => grew)) return rejected('vacuous', { symptom: 'wrong answer', details: tally });
  const [name, reason] = Object.entries(bad).find(([name]) => missed.includes(name)) ?? [];
  if (!reason) return passed({ details: tally });
  const details = ['returned     as if the host were good', `when         it tested ${name}.js`, '', ...tally];
  return rejected(reason, { symptom: 'wrong answer', details });
}

/**
 * @param {(makeHost: any, makeGuest: any) => any} test the learner's
 * @param {string} name
 * @param {WebAssembly.Module} guest
 * @returns {Promise<Trial>}
 */
async function attempt(test, name, guest) {
  const { makeHost } = await import(`./hosts/${name}.js`);
  /** @type {ArrayBuffer[]} */
  const buffers = [];
  // A copy: no proxy may answer for the members of a frozen object.
  const makeGuest = () => ({ ...new WebAssembly.Instance(guest).exports });
  // Wrapped, so that all a test can go by is what a host does.
  const makeOpaque = (/** @type {any} */ exports) => {
    const host = unseen(() => makeHost(exports));
    // A test may bring a guest of its own, with a memory of its own.
    const buffer = exports?.memory?.buffer;
    if (buffer instanceof ArrayBuffer) buffers.push(buffer);
    return { shout: (/** @type {string} */ text) => unseen(() => host.shout(text)) };
  };
  // A successful grow, whoever asked, leaves the first buffer detached.
  const grew = () => buffers.some(({ byteLength }) => byteLength === 0);
  try {
    const answer = await test(makeOpaque, makeGuest);
    return { name, failed: answer === false, error: undefined, grew: grew() };
  } catch (error) {
    return { name, failed: true, error, grew: grew() };
  }
}

/**
 * Calls a host without a trace of it on the stack, so that nobody tells hosts by the names of their files.
 *
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
function unseen(call) {
  const limit = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  if (!limit) return call();
  Object.defineProperty(Error, 'stackTraceLimit', { value: 0, writable: false, configurable: true });
  try {
    return call();
  } finally {
    Object.defineProperty(Error, 'stackTraceLimit', limit);
  }
}

/** So few that no row breaks within a name. */
const NAMES_IN_A_ROW = 4;

/**
 * @param {string} label
 * @param {string[]} names
 */
const rows = (label, names) =>
  names.flatMap((_, at) => {
    if (at % NAMES_IN_A_ROW > 0) return [];
    const some = names.slice(at, at + NAMES_IN_A_ROW).map(name => `${name}.js`);
    return [`${(at === 0 ? `  ${label}` : '').padEnd(13)}${some.join(', ')}`];
  });

/**
 * @template T
 * @param {T[]} items
 */
const shuffled = items =>
  items
    .map(item => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
