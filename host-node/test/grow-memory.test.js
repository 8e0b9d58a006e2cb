import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { guest, index, wasm } from './lab.js';

const { pageBytes } = index.protocol;
const type = guest('grow_memory').artefact.memory;
const initial = Number(type?.initialPages);
const maximum = Number(type?.maximumPages);

/** @type {WebAssembly.Memory} */
let memory;
/** @type {(pages: number) => number} */
let growMemory;
/** @type {ArrayBuffer} */
let old;

beforeEach(async () => {
  const { instance } = await WebAssembly.instantiate(wasm('grow_memory.wasm'), {});
  ({ memory, growMemory } = /** @type {any} */ (instance.exports));
  old = memory.buffer;
  new Uint8Array(old)[0] = 42;
});

/**
 * The one assertion of this file: the buffer that was, the buffer that is, and that no byte was lost on the way.
 *
 * @param {{ detached: boolean, pages: number }} expected
 */
function assertMemory({ detached, pages }) {
  assert.equal(old.byteLength, detached ? 0 : initial * pageBytes, 'the buffer that was');
  assert.equal(memory.buffer === old, !detached, 'another object, exactly when the old one is detached');
  assert.equal(memory.buffer.byteLength, pages * pageBytes, 'the buffer that is');
  assert.equal(new Uint8Array(memory.buffer)[0], 42, 'contents');
}

test('the guest grows its memory and is told the size before', () => {
  assert.equal(growMemory(3), initial);
  assertMemory({ detached: true, pages: initial + 3 });
});

test('the guest grows to the maximum and is answered -1 past it', () => {
  assert.equal(growMemory(maximum - initial), initial);
  old = memory.buffer;
  assert.equal(growMemory(1), -1);
  assert.equal(old, memory.buffer, 'a failed grow detaches nothing');
  assert.equal(old.byteLength, maximum * pageBytes);
});

test('a grow that the maximum forbids detaches nothing', () => {
  assert.equal(growMemory(maximum - initial + 1), -1);
  assertMemory({ detached: false, pages: initial });
});

test('a grow by 2^32 - 1 pages is refused, not taken for -1', () => {
  assert.equal(growMemory(-1), -1);
  assertMemory({ detached: false, pages: initial });
});

test('a grow by zero pages succeeds and detaches', () => {
  assert.equal(growMemory(0), initial);
  assertMemory({ detached: true, pages: initial });
});

test('the host grows the same memory and is told the size before', () => {
  assert.equal(memory.grow(3), initial);
  assertMemory({ detached: true, pages: initial + 3 });
});

test('the host is answered with a RangeError at the maximum, not with -1, and nothing detaches', () => {
  assert.throws(() => memory.grow(maximum - initial + 1), RangeError);
  assertMemory({ detached: false, pages: initial });
});

test('the host detaches by growing by zero pages', () => {
  assert.equal(memory.grow(0), initial);
  assertMemory({ detached: true, pages: initial });
});

test('the host cannot grow by what is no page count, and nothing detaches', () => {
  assert.throws(() => memory.grow(-1), TypeError);
  assert.throws(() => memory.grow(2 ** 32), TypeError);
  assertMemory({ detached: false, pages: initial });
});

test('a detached view reads undefined and loses what is written, while slice and set throw', () => {
  const view = new Uint8Array(memory.buffer);
  assert.deepEqual([view[0], view.length], [42, initial * pageBytes]);
  growMemory(1);
  assert.deepEqual([view[0], view.length, view.byteLength], [undefined, 0, 0]);
  view[0] = 7;
  assert.equal(view[0], undefined);
  assert.equal(new Uint8Array(memory.buffer)[0], 42, 'the 7 went nowhere');
  assert.throws(() => view.slice(0, 1), TypeError);
  assert.throws(() => view.set([7]), TypeError);
  assert.throws(() => new Uint8Array(old), TypeError);
});

test('a detached DataView throws from every access', () => {
  const view = new DataView(memory.buffer);
  assert.equal(view.getUint8(0), 42);
  growMemory(1);
  assert.throws(() => view.getUint8(0), TypeError);
  assert.throws(() => view.setUint8(0, 7), TypeError);
  assert.throws(() => view.byteLength, TypeError);
});
