/**
 * What the three guests written for the exercises do, apart from any exercise.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadGuest } from '../src/check/guests.js';
import { PAGE } from '../src/lab/index.js';

const TOO_MUCH = -1; // as the guest reads it, one byte less than 4 GiB

/**
 * @param {string} name
 * @param {WebAssembly.Imports} [imports]
 * @returns {Promise<any>}
 */
const open = async (name, imports) => new WebAssembly.Instance(await loadGuest(name), imports).exports;

/** @param {any} exports @param {string} text @param {...number} align */
function put(exports, text, ...align) {
  const bytes = new TextEncoder().encode(text);
  const ptr = exports.alloc(bytes.length, ...align);
  new Uint8Array(exports.memory.buffer).set(bytes, ptr);
  return /** @type {const} */ ([ptr, bytes.length]);
}

/** @param {any} exports @param {number} ptr @param {number} length */
const text = (exports, ptr, length) => new TextDecoder().decode(new Uint8Array(exports.memory.buffer, ptr, length));

const noHost = { host: { line: () => [0, 0] } };

for (const [name, ...align] of /** @type {[string, ...number[]][]} */ ([['shout'], ['recite'], ['tally', 8]])) {
  test(`${name}: blocks are aligned to 8, apart, and within the pages it has`, async () => {
    const exports = await open(name, noHost);
    const { byteLength } = exports.memory.buffer;
    const blocks = [1, 8, 9, 0, 100].map(length => exports.alloc(length, ...align));
    for (const block of blocks) assert.equal(block % 8, 0);
    const [one, eight, nine, none, hundred] = blocks;
    assert.ok(0 < one && one + 1 <= eight && eight + 8 <= nine && nine + 9 <= none && none <= hundred);
    assert.equal(exports.memory.buffer.byteLength, byteLength);
  });

  test(`${name}: spent pages are followed by just enough more, and a refusal by 0`, async () => {
    const exports = await open(name, noHost);
    const { byteLength } = exports.memory.buffer;
    const block = exports.alloc(byteLength, ...align);
    assert.equal(exports.memory.buffer.byteLength, byteLength + PAGE);
    const last = byteLength + PAGE - (block + byteLength);
    assert.equal(exports.alloc(last, ...align), block + byteLength);
    assert.equal(exports.memory.buffer.byteLength, byteLength + PAGE, 'a block may end where memory ends');
    assert.equal(exports.alloc(TOO_MUCH, ...align), 0);
    assert.equal(exports.alloc(8, ...align), byteLength + PAGE, 'a refusal costs nothing');
  });
}

test('shout: ASCII letters and nothing else', async () => {
  const exports = await open('shout');
  const [before] = put(exports, 'left alone');
  const [ptr, length] = put(exports, 'az AZ @[`{ é ß 09');
  const [after] = put(exports, 'left alone');
  exports.shout(ptr, length);
  assert.equal(text(exports, ptr, length), 'AZ AZ @[`{ é ß 09');
  for (const other of [before, after]) assert.equal(text(exports, other, 10), 'left alone');
});

test('tally: three packed numbers, at any address', async () => {
  const exports = await open('tally');
  const [ptr, length] = put(exports, 'Az @[`{ é', 1);
  for (const align of [1, 2, 4, 8]) {
    const out = exports.alloc(17, align) + (align === 8 ? 1 : 0);
    exports.tally(ptr, length, out);
    const view = new DataView(exports.memory.buffer, out, 16);
    assert.equal(view.getUint32(0, true), 2);
    assert.equal(view.getUint32(12, true), 2);
    const bytes = new TextEncoder().encode('Az @[`{ é');
    assert.equal(view.getFloat64(4, true), bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length);
  }
});

test('tally: the heap begins at an odd offset, and only a power of two aligns', async () => {
  const exports = await open('tally');
  assert.equal(exports.alloc(1, 1) % 2, 1);
  for (const align of [0, 3, 12, -1]) assert.equal(exports.alloc(1, align), 0);
});

test('tally: what is released is scribbled over and handed out again', async () => {
  const exports = await open('tally');
  const [kept] = put(exports, 'kept', 1);
  const [ptr] = put(exports, 'gone', 1);
  exports.alloc(16, 8);
  exports.release(ptr);
  assert.equal(text(exports, kept, 4), 'kept');
  assert.deepEqual([...new Uint8Array(exports.memory.buffer, ptr, 4)], [0xdd, 0xdd, 0xdd, 0xdd]);
  assert.equal(exports.alloc(1, 1), ptr);
  for (const outside of [0, 16, PAGE, -1]) exports.release(outside);
  assert.equal(exports.alloc(1, 1), ptr + 1, 'an address outside of the heap releases nothing');
});

test('recite: each line once, in order, with the one before, and all before the first is read', async () => {
  const lines = ['tyger tyger,', '', 'Éclat', '9 lives'];
  /** @type {number[]} */
  const asked = [];
  /** @type {(readonly [number, number])[]} */
  const given = [[0, 0]];
  const exports = await open('recite', {
    host: {
      line(/** @type {number} */ number, /** @type {number[]} */ ...before) {
        asked.push(number);
        assert.deepEqual(before, given.at(-1));
        given.push(put(exports, lines[number] ?? ''));
        return given.at(-1);
      },
    },
  });
  const [ptr, length] = exports.recite(lines.length);
  assert.deepEqual(asked, [0, 1, 2, 3]);
  assert.equal(text(exports, ptr, length), 'Tyger tyger,\n\nÉclat\n9 lives\n');
  assert.equal(exports.recite(0)[1], 0);
});

test('recite: no poem where memory is spent', async () => {
  const exports = await open('recite', { host: { line: () => [0, TOO_MUCH - 1] } });
  assert.deepEqual(exports.recite(1), [0, 0]);
});
