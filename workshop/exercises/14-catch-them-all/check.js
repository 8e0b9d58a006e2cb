/**
 * Tries the learner's test on twelve hosts: two that are good, and ten that are not.
 */
import { loadGuest, passed, rejected, show } from '../../src/lab/index.js';

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
  'rejects-a-good-host': 'It rejects a host that keeps both promises.',
  vacuous: 'In none of the guests that it asked for did memory ever grow.',
  'misses-stale-views': 'Memory grew, and never while a host had a view to lose.',
  'misses-growth-after-alloc': "Memory did not grow at the end of a call of the guest's alloc.",
  'misses-growth-after-shout':
    "Memory did not grow at the end of a call of the guest's shout, when its host has yet to read.",
  'misses-wrong-bytes': 'It notices that a host throws, and not that it answers wrongly.',
  'misses-several-texts': 'It gives a host one text, or always the same.',
  'misses-growth-between-texts':
    'Memory did not grow at the end of one text, with another to follow that fits in its place.',
  'misses-second-growth': 'In a guest in which memory has grown once, it did not grow again.',
  'misses-growth-by-zero': 'Memory did not grow by 0 pages.',
  'misses-call-count': 'It does not notice how often a host calls the guest.',
};

export const wants = ['test'];

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
export async function check({ module }) {
  const guest = await loadGuest('shout');
  /** @type {Trial[]} */
  const trials = [];
  // In no order that a test could learn.
  for (const name of shuffled([...good, ...Object.keys(bad)])) trials.push(await attempt(module.test, name, guest));

  const named = (/** @type {string[]} */ names, /** @type {boolean} */ failed) =>
    names.filter(name => trials.some(trial => trial.name === name && trial.failed === failed)).sort();
  const caught = named(Object.keys(bad), true);
  const missed = named(Object.keys(bad), false);
  const details = [
    `good hosts   passed ${list(named(good, false))}`,
    ...(named(good, true).length > 0 ? [`             rejected ${list(named(good, true))}`] : []),
    `bad hosts    caught ${caught.length} of ${caught.length + missed.length}: ${list(caught)}`,
    ...(missed.length > 0 ? [`             missed ${list(missed)}`] : []),
  ];
  const wrong = { symptom: 'wrong answer', details };

  const unjust = good.flatMap(name => trials.filter(trial => trial.name === name && trial.failed))[0];
  if (unjust) {
    const { name, error } = unjust;
    const how =
      error === undefined ? 'gave back    false' : `threw        ${error instanceof Error ? error : show(error)}`;
    return rejected('rejects-a-good-host', { ...wrong, error, details: [`on           ${name}.js`, how, ...details] });
  }
  if (!trials.some(({ grew }) => grew)) return rejected('vacuous', wrong);
  const [, reason] = Object.entries(bad).find(([name]) => missed.includes(name)) ?? [];
  return reason ? rejected(reason, wrong) : passed({ details });
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
  const makeGuest = () => {
    const { exports } = new WebAssembly.Instance(guest);
    buffers.push(/** @type {any} */ (exports['memory']).buffer);
    return exports;
  };
  // Wrapped, so that all a test can go by is what a host does.
  const makeOpaque = (/** @type {any} */ exports) => {
    const host = makeHost(exports);
    return { shout: (/** @type {string} */ text) => host.shout(text) };
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

/** @param {string[]} names */
const list = names => names.map(name => `${name}.js`).join(', ') || 'none';

/**
 * @template T
 * @param {T[]} items
 */
const shuffled = items =>
  items
    .map(item => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
