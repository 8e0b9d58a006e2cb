/**
 * What the lab says of real greetings, whichever way the host holds its view.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, instantiate } from '../../host-js/greeter/guest.js';
import { encode } from '../../host-js/greeter/texts.js';
import { trace } from '../../host-js/trace/trace.js';
import { strategies } from '../../host-js/views/strategies.js';
import { guest, index, wasm } from '../../host-node/test/lab.js';
import { explain, remedy } from '../src/lab/explain.js';
import { growth } from '../src/lab/memory-strip.js';

/** @import { Strategy } from '../../host-js/views/strategies.js' */

/**
 * @param {string} name
 * @param {string} held
 */
async function traced(name, held) {
  const { file, artefact } = guest(name);
  const module = await compile(wasm(file), name);
  const exports = () => instantiate(module, name, artefact.memory);
  const texts = index.texts.map(texts => encode(texts, index.protocol));
  const strategy = /** @type {Strategy} */ (strategies.find(({ name }) => name === held));
  return trace({ guest: name, exports, strategy, protocol: index.protocol, texts });
}

test('a greeting that was read says through which view, and what became of the one before', async () => {
  for (const [name, held, sentence] of [
    ['lib_no_growth', 'stale', 'View 1 over buffer #1 is as good as it was.'],
    ['lib_no_growth', 'identity-check', 'View 1 over buffer #1 is as good as it was.'],
    [
      'lib_no_growth',
      'fresh',
      'View 2 over buffer #1 is as good as it was, and fresh read through a new one all the same: view 3.',
    ],
    ...['zero-length-check', 'identity-check', 'length-check'].map(held => [
      'lib_growth',
      held,
      `The old buffer is gone, and ${held} read through view 2, made over buffer #2.`,
    ]),
    ['lib_growth', 'fresh', 'The old buffer is gone, and fresh read through view 3, made over buffer #2.'],
    ...['identity-check', 'length-check'].map(held => [
      'memoryguest_shared_grow',
      held,
      `Memory grew since view 1 was used: it is alive, and ends where memory ended then. ${held} read through view 2, made over buffer #2.`,
    ]),
    [
      'memoryguest_shared_grow',
      'fresh',
      'Memory grew since view 2 was used: it is alive, and ends where memory ended then. fresh read through view 3, made over buffer #2.',
    ],
  ]) {
    const greeting = await traced(String(name), String(held));
    const said = explain(greeting, greeting.steps.length - 1, String(held));
    assert.deepEqual([said.tone, said.sentence], ['greeted', sentence], `${name} with ${held}`);
  }
});

test('of a shared guest, no step speaks of an ArrayBuffer, and of any other none of a SharedArrayBuffer', async () => {
  for (const [name, other] of /** @type {[string, RegExp][]} */ ([
    ['memoryguest_shared', /\bArrayBuffer/],
    ['memoryguest_shared_grow', /\bArrayBuffer/],
    ['memoryguest', /SharedArrayBuffer/],
    ['lib_growth', /SharedArrayBuffer/],
  ])) {
    const greeting = await traced(name, 'stale');
    const said = greeting.steps.map((_, at) => Object.values(explain(greeting, at, 'stale')).join(' '));
    assert.ok(
      said.some(words => words.includes('ArrayBuffer')),
      name,
    );
    for (const words of said) assert.doesNotMatch(words.replace(/TypeError.*/, ''), other, name);
  }
});

test('the remedy names strategies that lose nothing, and is none for one that does', () => {
  const grown = { detached: true, risen: true };
  assert.match(
    remedy(grown, 'stale'),
    /^The fix: a new view after each call, as the strategies identity-check and fresh take\.$/,
  );
  assert.match(remedy({ detached: true, risen: false }, 'length-check'), /^The fix/);
  assert.match(remedy({ detached: false, risen: true }, 'zero-length-check'), /^The fix/);
  assert.match(remedy(grown, 'yours'), /^The fix/);
  for (const held of ['length-check', 'zero-length-check', 'identity-check', 'fresh'])
    assert.match(remedy(grown, held), new RegExp(`^${held} takes no harm`));
});

test('the strip tells a grow by 0 pages from none, and only where it has happened', async () => {
  for (const [name, grown] of /** @type {[string, string][]} */ ([
    ['memoryguest_grow_zero', 'grown by 0 pages'],
    ['lib_growth', '1 grown'],
    ['memoryguest_shared_grow', '1 grown'],
    ['lib_no_growth', 'none grown'],
  ])) {
    const greeting = await traced(name, 'stale');
    assert.deepEqual(
      greeting.steps.map((_, step) => growth(greeting, step)),
      [...Array(5).fill('none grown'), grown, grown],
      name,
    );
  }
});

test('a buffer that the host asked for is no growth', async () => {
  const greeting = await traced('lib_no_growth', 'stale');
  const [first, ...later] = greeting.steps.map(step => step.buffers);
  assert.ok(first);
  const second = first.map(buffer => ({ ...buffer, id: 2 }));
  later.forEach(buffers => buffers.push(...second));
  assert.deepEqual(
    greeting.steps.map((_, step) => growth(greeting, step)),
    Array(7).fill('none grown'),
  );
});
