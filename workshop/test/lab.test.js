/**
 * What checkers are made of, without any exercise.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReturnedPromise, atOnce } from '../src/lab/at-once.js';
import { equal } from '../src/lab/equal.js';
import { force } from '../src/lab/force.js';
import { never, schedules } from '../src/lab/schedules.js';
import { show } from '../src/lab/show.js';
import { loadGuest } from '../src/check/guests.js';

class Tally {
  #mean = 2;
  letters = 1;
  get mean() {
    return this.#mean;
  }
}

/** @type {Record<string, { got: any, expected: any, is: boolean }>} */
const comparisons = {
  'an instance by its data': { got: new Tally(), expected: { letters: 1, mean: 2 }, is: true },
  'an object with more in it': { got: { letters: 1, text: 'a' }, expected: { letters: 1 }, is: true },
  'an object without a prototype': { got: Object.assign(Object.create(null), { a: 1 }), expected: { a: 1 }, is: true },
  'bytes, whichever view holds them': { got: Buffer.from('a'), expected: Uint8Array.of(97), is: true },
  'a text for a number': { got: { letters: '1' }, expected: { letters: 1 }, is: false },
  'a list that is longer': { got: ['a', 'b'], expected: ['a'], is: false },
  'a list for an object': { got: [1], expected: { letters: 1 }, is: false },
  'nothing for an object': { got: null, expected: { letters: 1 }, is: false },
  'fewer bytes': { got: Uint8Array.of(1), expected: Uint8Array.of(1, 2), is: false },
};

for (const [name, { got, expected, is }] of Object.entries(comparisons)) {
  test(`${name} is ${is ? 'equal' : 'not equal'}`, () => assert.equal(equal(got, expected), is));
}

/** @type {[any, string][]} */
const words = [
  ['it\'s "so"\n', `'it\\'s "so"\\n'`],
  ['\x1b[2J', "'\\u001b[2J'"],
  ['a'.repeat(121), `'${'a'.repeat(120)}'... 1 more characters`],
  [[1, 'a', null], "[ 1, 'a', null ]"],
  [Uint8Array.of(1, 2), 'Uint8Array(2) [ 1, 2 ]'],
  [{ letters: 1, 'a b': [] }, "{ letters: 1, 'a b': [] }"],
  [new Tally(), 'Tally { letters: 1 }'],
  [Promise.resolve(1), 'Promise { … }'],
  [new TypeError('no'), '[TypeError: no]'],
  [undefined, 'undefined'],
  [-0, '-0'],
  [
    new Proxy(
      {},
      {
        ownKeys() {
          throw new Error();
        },
      },
    ),
    '[an object that cannot be looked at]',
  ],
];

for (const [value, text] of words) test(`in words: ${text}`, () => assert.equal(show(value), text));

test('a promise is refused with the name of who returned it, and what it comes to is nobody’s error', async () => {
  assert.throws(
    () => atOnce('greet', Promise.reject(new Error('later'))),
    error => error instanceof ReturnedPromise && error.message === 'greet returned a Promise',
  );
  assert.equal(atOnce('greet', 'Ahoy'), 'Ahoy');
  await new Promise(resolve => setTimeout(resolve, 5));
});

const guest = await loadGuest('memoryguest');
const { grow } = WebAssembly.Memory.prototype;

/** @type {Record<string, (memory: WebAssembly.Memory) => unknown>} */
const ways = {
  'memory.grow': memory => memory.grow(0),
  'the prototype’s grow': memory => grow.call(memory, 0),
  'Reflect.apply': memory => Reflect.apply(grow, memory, [1]),
};

for (const [way, growIt] of Object.entries(ways)) {
  test(`growth by the host through ${way} is counted, and no other`, () => {
    const [schedule] = schedules(1);
    assert.ok(schedule);
    const { exports, memory, growth } = force(new WebAssembly.Instance(guest).exports, schedule);
    exports.get_name_ptr();
    assert.deepEqual(growth(), { forced: 1, grownByHost: 0 });
    growIt(memory);
    exports.get_name_ptr();
    growIt(memory);
    assert.deepEqual(growth(), { forced: 1, grownByHost: 2 });
  });
}

test('growth within a function that the guest imports is the host’s, and growth of the guest before it is not', () => {
  const { exports, memory, imported, growth } = force(new WebAssembly.Instance(guest).exports, never);
  const line = imported('just before line', growsToo => growsToo && grow.call(memory, 0));
  const { get_name_ptr: call } = force(
    { memory, get_name_ptr: () => (grow.call(memory, 1), line(false)) },
    never,
  ).exports;
  call();
  exports.get_name_ptr();
  const before = growth().grownByHost;
  line(true);
  assert.equal(growth().grownByHost, before + 1);
});
