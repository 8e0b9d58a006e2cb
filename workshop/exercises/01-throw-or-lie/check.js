import { passed, rejected, show } from '../../src/lab/index.js';

/**
 * @import { Learner, Verdict } from '../../src/lab/types.js'
 *
 * @typedef {{ memory: WebAssembly.Memory, view: Uint8Array, dataView: DataView }} Scene
 * @typedef {'throws' | 'lies' | 'honest'} Word
 * @typedef {{ operation: string, predicted: Word, observed: Word, did: string }} Bet
 */

/** @type {Record<string, string>} */
export const reasons = {
  'no-predictions': 'The file must export an object named predictions, with a word for each operation.',
  'other-operations': 'The operations are not those of the starter: one is missing, or one is new.',
  unanswered: 'Some operations still have no answer.',
  'unknown-word': 'An answer is none of the three words.',
  'all-throw': 'Not all of them throw. An index never does, so a stale view can be used for hours unnoticed.',
  'all-lie': 'Some of them throw. Methods look at the buffer first, and throw when it is detached.',
  'reads-throw-writes-lie':
    'Some reads throw and some lie, and so do writes. Whether it throws does not depend on reading or writing.',
  'writes-throw-reads-lie':
    'Some writes throw and some lie, and so do reads. Whether it throws does not depend on reading or writing.',
  'loops-agree': 'The two loops differ. One asks the view for an iterator; the other only reads its length.',
  'data-view-as-array':
    'A DataView does not do what a Uint8Array does. Its methods and its sizes all look at the buffer first.',
  'buffer-is-renewed':
    'A view belongs to one buffer for life: view.buffer is still the old one. Only memory.buffer is another object.',
  'constructor-returns': 'A view cannot be made over a detached buffer: the constructor looks at it, and throws.',
  'decoder-throws': 'TextDecoder does not complain. It takes a stale view for an empty one.',
  'wrong-bets': 'Some bets are lost.',
  vacuous: 'This engine did not detach the buffer when memory grew, so nothing can be shown.',
};

/** @type {Record<string, (scene: Scene) => unknown>} */
const operations = {
  'view[0]': ({ view }) => view[0],
  'view.subarray(0, 2)': ({ view }) => view.subarray(0, 2),
  'view.length': ({ view }) => view.length,
  'view[0] = 7': ({ view }) => (view[0] = 7),
  'view.set([7])': ({ view }) => view.set([7]),
  'new TextDecoder().decode(view)': ({ view }) => new TextDecoder().decode(view),
  'for (const byte of view) sum += byte'({ view }) {
    let sum = 0;
    for (const byte of view) sum += byte;
    return sum;
  },
  'for (let i = 0; i < view.length; i++) sum += view[i]'({ view }) {
    let sum = 0;
    for (let i = 0; i < view.length; i++) sum += Number(view[i]);
    return sum;
  },
  'dataView.getUint8(0)': ({ dataView }) => dataView.getUint8(0),
  'dataView.byteLength': ({ dataView }) => dataView.byteLength,
  'view.buffer.byteLength': ({ view }) => view.buffer.byteLength,
  'new Uint8Array(view.buffer)': ({ view }) => new Uint8Array(view.buffer),
};

const words = ['throws', 'lies', 'honest'];

/** What stands in the starter for a bet. */
const OPEN = '?';

/** Misses that are shown at a time, so that there is something left to guess. */
const SHOWN = 3;

/**
 * @param {Learner} learner
 * @returns {Promise<Verdict>}
 */
export async function check({ module }) {
  const { predictions } = module;
  // Whatever has properties will do, a function, too.
  if (Object(predictions) !== predictions)
    return lost('no-predictions', ['missing      export const predictions = { … }']);
  const names = Object.keys(operations);
  // Asked one by one: a getter of a class is no entry of its instance.
  const given = new Map(names.map(name => [name, asWord(predictions[name])]));
  const missing = names.filter(name => !(name in predictions));
  const foreign = Object.keys(predictions).filter(name => !names.includes(name));
  if (missing.length + foreign.length > 0) {
    return lost('other-operations', [
      ...missing.map(name => `missing      ${name}`),
      ...foreign.map(name => `new          ${name}`),
    ]);
  }
  const strange = names.filter(name => ![...words, OPEN].includes(given.get(name)));
  if (strange.length > 0) {
    return lost('unknown-word', [
      ...strange.map(name => `your bet     ${show(given.get(name))}, on ${name}`),
      `the words    ${words.join(', ')}`,
    ]);
  }
  const open = names.filter(name => given.get(name) === OPEN);
  if (open.length > 0) {
    const first = open.slice(0, SHOWN).map(name => `unanswered   ${name}`);
    return lost('unanswered', [...first, '', `${names.length - open.length} of ${names.length} answered`]);
  }
  if (!detaches()) return lost('vacuous', []);

  /** @type {Bet[]} */
  const bets = names.map(operation => ({ operation, predicted: given.get(operation), ...observe(operation) }));
  const misses = bets.filter(({ predicted, observed }) => predicted !== observed);
  const tally = `${bets.length - misses.length}/${bets.length} bets won`;
  if (misses.length === 0) {
    const table = words.flatMap(word => bets.filter(({ observed }) => observed === word));
    return passed({
      details: [...table.map(({ observed, operation }) => `${observed.padEnd(6)}  ${operation}`), '', tally],
    });
  }
  const more = misses.length > SHOWN ? [`and ${misses.length - SHOWN} more lost`, ''] : [];
  return lost(misconception(bets, misses), [...misses.slice(0, SHOWN).flatMap(tell), ...more, tally]);
}

/** How a word is written is no bet. @type {(word: any) => any} */
const asWord = word => (typeof word === 'string' ? word.trim().toLowerCase() : word);

/**
 * @param {string} reason
 * @param {string[]} details
 */
const lost = (reason, details) => rejected(reason, { details, symptom: 'wrong answer' });

/** @param {Bet} miss */
const tell = ({ operation, predicted, observed, did }) => [
  `operation    ${operation}`,
  `your bet     ${predicted}`,
  `observed     ${observed}: ${did}`,
  '',
];

/**
 * What bets like these have in common; its sentence says what the engine does instead.
 *
 * @param {Bet[]} bets
 * @param {Bet[]} misses
 */
function misconception(bets, misses) {
  const bet = (/** @type {string} */ operation) => bets.find(bet => bet.operation === operation)?.predicted;
  const all = (/** @type {Word} */ word, /** @type {Bet[]} */ some) =>
    some.every(({ predicted }) => predicted === word);
  const only = (/** @type {string[]} */ ...some) => misses.every(({ operation }) => some.includes(operation));
  const writes = bets.filter(({ operation }) => uses(operation).writes);
  const reads = bets.filter(({ operation }) => uses(operation).reads);
  const sizes = bets.filter(({ observed }) => observed === 'honest');
  if (
    all(
      'throws',
      bets.filter(bet => !sizes.includes(bet)),
    )
  )
    return 'all-throw';
  if (!bets.some(({ predicted }) => predicted === 'throws')) return 'all-lie';
  if (all('throws', reads) && all('lies', writes)) return 'reads-throw-writes-lie';
  if (all('lies', reads) && all('throws', writes)) return 'writes-throw-reads-lie';
  const [iterated = '', indexed = ''] = Object.keys(operations).filter(operation => operation.startsWith('for'));
  if (only(iterated, indexed) && bet(iterated) === bet(indexed)) return 'loops-agree';
  if (only('dataView.getUint8(0)', 'dataView.byteLength')) return 'data-view-as-array';
  if (only('new Uint8Array(view.buffer)')) return 'constructor-returns';
  if (only('view.buffer.byteLength', 'new Uint8Array(view.buffer)')) return 'buffer-is-renewed';
  if (only('new TextDecoder().decode(view)') && bet('new TextDecoder().decode(view)') === 'throws') {
    return 'decoder-throws';
  }
  return 'wrong-bets';
}

/** @returns {Scene} a view that is alive, and the memory it is over */
function scene(text = 'Ahoy') {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer, 0, 4);
  view.set(new TextEncoder().encode(text));
  return { memory, view, dataView: new DataView(memory.buffer, 0, 4) };
}

/** @returns {Scene} the same, after a growth */
function stale() {
  const before = scene();
  before.memory.grow(1);
  return before;
}

function detaches() {
  const { memory, view } = scene();
  const { buffer } = memory;
  memory.grow(1);
  return memory.buffer !== buffer && buffer.byteLength === 0 && view.buffer === buffer;
}

/** @param {Scene} scene what the memory holds, seen with a view of our own */
const bytes = ({ memory }) => show(new Uint8Array(memory.buffer, 0, 4));

/**
 * What an operation has to do with the bytes, found out on live views: does it change them, and does its answer depend on
 * them?
 *
 * @param {string} operation
 */
function uses(operation) {
  const run = runOf(operation);
  const [one, other] = [scene(), scene('Heya')];
  const before = bytes(one);
  const reads = show(run(one)) !== show(run(other));
  return { reads, writes: bytes(one) !== before };
}

/**
 * The word for an operation, by what this engine does: the same on a live view and on a stale one.
 *
 * @param {string} operation
 * @returns {{ observed: Word, did: string }}
 */
function observe(operation) {
  const run = runOf(operation);
  const [live, dead] = [scene(), stale()];
  const wanted = show(run(live));
  let got;
  try {
    got = show(run(dead));
  } catch (error) {
    return { observed: 'throws', did: String(error) };
  }
  if (bytes(dead) !== bytes(live)) return { observed: 'lies', did: 'no error, and the byte in memory is the old one' };
  if (!uses(operation).reads && got === '0')
    return { observed: 'honest', did: `it returns 0, which is true; it was ${wanted}` };
  return { observed: 'lies', did: `no error, and it returns ${got}; a live view returns ${wanted}` };
}

const runOf = (/** @type {string} */ operation) => /** @type {(scene: Scene) => unknown} */ (operations[operation]);
