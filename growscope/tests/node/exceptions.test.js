/**
 * The older way to catch, which wasmtime does not run: an exception that leaves an export is a boundary too.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detach } from './growscope.js';

// tests/rewrite/legacy_exceptions.wat, by hand.
const module = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[1, 8, 2, 0x60, 0, 0, 0x60, 0, 1, 0x7f], // types: () -> () and () -> i32
  ...[3, 3, 2, 0, 1], // functions
  ...[5, 4, 1, 1, 1, 1], // a memory of one page that cannot grow: only a forced growth detaches
  ...[13, 3, 1, 0, 0], // a tag
  ...[7, 26, 3, 6, ...ascii('memory'), 2, 0, 5, ...ascii('throw'), 0, 0, 5, ...ascii('catch'), 0, 1], // exports
  ...[10, 24, 2],
  ...[9, 0, 0x41, 1, 0x40, 0, 0x1a, 0x08, 0, 0x0b], // memory.grow 1, throw
  ...[12, 0, 0x06, 0x7f, 0x10, 0, 0x41, 2, 0x19, 0x41, 1, 0x0b, 0x0b], // try call 0, 2; catch_all 1
);

function ascii(/** @type {string} */ text) {
  return [...text].map(character => character.charCodeAt(0));
}

const instance = (/** @type {BufferSource} */ bytes) =>
  /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports);

test('an exception goes on through a wrapper, in which growth is forced', () => {
  for (const [bytes, length] of /** @type {const} */ ([
    [module, 65_536],
    [detach(module).bytes, 0],
  ])) {
    const { throw: thrower, memory } = instance(bytes);
    const { buffer } = memory;
    assert.throws(thrower, WebAssembly.Exception);
    assert.equal(buffer.byteLength, length);
    assert.equal(memory.buffer.byteLength, 65_536);
  }
});

test('one that is caught inside is the guest’s own affair', () => {
  assert.equal(instance(module).catch(), 1);
  assert.equal(instance(detach(module).bytes).catch(), 1);
});
