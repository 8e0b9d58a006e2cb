/**
 * Which views of a visitor's host the lab knows, whatever kind they are and whatever made them.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepLedger } from '../../host-js/trace/buffer-ledger.js';
import { watchViews } from '../src/code/watch-views.js';

// This process is the test's own, as a worker is the visitor's.
const watched = watchViews();

/** @param {(memory: WebAssembly.Memory) => void} host */
function known(host) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const ledger = keepLedger(memory);
  watched.tell(ledger.hear);
  try {
    host(memory);
  } finally {
    watched.tell(null);
  }
  return ledger
    .account()
    .views.map(({ kind, from, inUse, alive }) => `${kind} ${from}${inUse ? ' used' : ''}${alive ? '' : ' dead'}`);
}

/** @type {[string, (memory: WebAssembly.Memory) => unknown, string[]][]} */
const hosts = [
  ...[
    'Uint8',
    'Int8',
    'Uint8Clamped',
    'Uint16',
    'Int16',
    'Uint32',
    'Int32',
    'Float32',
    'Float64',
    'BigInt64',
    'BigUint64',
  ]
    .map(name => `${name}Array`)
    .concat('DataView')
    .map(
      kind =>
        /** @type {[string, (memory: WebAssembly.Memory) => unknown, string[]]} */ ([
          `a new ${kind}`,
          ({ buffer }) => new /** @type {any} */ (globalThis)[kind](buffer, 8),
          [`${kind} 8 used`],
        ]),
    ),
  ['a part of a view', ({ buffer }) => new Uint8Array(buffer, 4).subarray(2, 6), ['Uint8Array 4', 'Uint8Array 6 used']],
  ['one of a class of its own', ({ buffer }) => new (class Bytes extends Uint8Array {})(buffer), ['Uint8Array 0 used']],
  [
    'one by way of another’s constructor',
    ({ buffer }) => new /** @type {any} */ (new Uint8Array(0).constructor)(buffer),
    ['Uint8Array 0 used'],
  ],
  [
    'copies, which are over buffers of their own',
    ({ buffer }) => Uint8Array.from(new Uint8Array(buffer).slice()).map(byte => byte),
    ['Uint8Array 0 used'],
  ],
  [
    'one that was made first, and is decoded last',
    ({ buffer }) => {
      const [first] = [new Uint8Array(buffer, 0, 4), new Uint8Array(buffer, 8)];
      new TextDecoder().decode(first);
    },
    ['Uint8Array 0 used', 'Uint8Array 8'],
  ],
  [
    'one that was made first, and is encoded into last',
    ({ buffer }) => {
      const [first] = [new Uint8Array(buffer), new Uint8Array(buffer, 8)];
      new TextEncoder().encodeInto('Ahoy', first);
    },
    ['Uint8Array 0 used', 'Uint8Array 8'],
  ],
  [
    'a dead one that is used',
    memory => {
      const [view] = [new DataView(memory.buffer, 8), new Uint8Array(memory.buffer)];
      memory.grow(1);
      assert.throws(() => view.getUint8(0), TypeError);
    },
    ['DataView 8 used dead', 'Uint8Array 0 dead'],
  ],
];

for (const [what, host, views] of hosts) test(`the lab knows ${what}`, () => assert.deepEqual(known(host), views));

test('a view is still of its kind, and its constructor is the one that everybody has', () => {
  const view = new Uint8Array(4);
  assert.equal(view.constructor, Uint8Array);
  assert.ok(view.subarray(1) instanceof Uint8Array);
  assert.deepEqual([...Uint8Array.of(1, 2)], [1, 2]);
});
