import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText, writeText } from '../../host-js/greeter/short-text.js';
import { observe, once } from './observe.js';

const AT = 40;
const FILL = 0xa5;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @type {Record<string, () => Uint8Array>} */
const memories = {
  'ordinary memory': () => new Uint8Array(1024),
  'shared memory': () => new Uint8Array(new SharedArrayBuffer(1024)),
  'a resizable buffer': () => new Uint8Array(new /** @type {any} */ (ArrayBuffer)(1024, { maxByteLength: 4096 })),
};

const texts = {
  'the empty text': '',
  ASCII: 'Testy McTestface',
  NUL: 'a\0b\0',
  'two bytes': 'Grüße',
  'three bytes': '你好',
  emoji: '👋🏽 👩‍🚀',
  'ASCII, then an emoji': 'Ahoy there 👋',
  'a byte order mark': '\ufeffAhoy',
  'a lone high surrogate': 'a\ud83d',
  'a lone low surrogate': '\udc4bb',
  'surrogates in the wrong order': '\udc4b\ud83d',
  'the highest of each length': '\x7f\u07ff\uffff\u{10ffff}',
};

/** @type {Record<string, number[]>} */
const invalid = {
  'a continuation alone': [0x80],
  'an overlong slash': [0xc0, 0xaf],
  'a surrogate': [0xed, 0xa0, 0x80],
  'past U+10FFFF': [0xf4, 0x90, 0x80, 0x80],
  'cut short': [0x41, 0xe4, 0xbd],
  'bytes that never occur': [0xfe, 0xff],
};

/** A small generator of the same numbers each time (mulberry32). @param {number} seed */
const random = seed => (/** @type {number} */ below) => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
};

/**
 * @param {Uint8Array} bytes
 * @param {string} text
 * @param {string} [title]
 */
function assertWrites(bytes, text, title = JSON.stringify(text)) {
  const expected = encoder.encode(text);
  bytes.fill(FILL);
  assert.equal(writeText(bytes, AT, expected.length, text), expected.length, title);
  const around = Uint8Array.from(bytes).fill(FILL);
  around.set(expected, AT);
  assert.deepEqual(Uint8Array.from(bytes), around, `${title}: its bytes, and none around them`);
}

/**
 * @param {Uint8Array} bytes
 * @param {Uint8Array} utf8
 * @param {string} [title]
 */
function assertReads(bytes, utf8, title = String(utf8)) {
  bytes.fill(FILL);
  bytes.set(utf8, AT);
  assert.equal(readText(bytes, AT, utf8.length), decoder.decode(utf8), title);
}

for (const [memory, make] of Object.entries(memories)) {
  test(`in ${memory}, each kind of text is written as TextEncoder writes it and read as TextDecoder reads it`, () => {
    for (const [title, text] of Object.entries(texts)) {
      assertWrites(make(), text, title);
      assertReads(make(), encoder.encode(text), title);
    }
    for (const [title, utf8] of Object.entries(invalid)) assertReads(make(), Uint8Array.from(utf8), title);
  });

  test(`in ${memory}, random texts and random bytes, short and long, do so too`, () => {
    const pick = random(1);
    const bytes = make();
    const kinds = [0x80, 0x800, 0x1_0000, 0x11_0000];
    for (let round = 0; round < 5_000; round += 1) {
      const length = pick(round % 10 === 0 ? 200 : 20);
      const below = Number(kinds[round % kinds.length]);
      const points = Array.from({ length }, () => pick(pick(4) === 0 ? below : 0x80));
      assertWrites(bytes, String.fromCodePoint(...points));
      assertReads(
        bytes,
        Uint8Array.from(points, point => (below === 0x80 ? point : point % 256)),
      );
    }
  });
}

test('the codecs never see a buffer that Web APIs may refuse', t => {
  const decode = t.mock.method(TextDecoder.prototype, 'decode').mock;
  const encodeInto = t.mock.method(TextEncoder.prototype, 'encodeInto').mock;
  for (const make of Object.values(memories)) {
    const bytes = make();
    for (const text of ['abc', 'grüß', 'long '.repeat(50)]) {
      readText(bytes, 0, writeText(bytes, 0, 512, text));
    }
  }
  const decoded = decode.calls.map(({ arguments: [bytes] }) => /** @type {Uint8Array} */ (bytes));
  const encoded = encodeInto.calls.map(({ arguments: [, bytes] }) => bytes);
  assert.ok(decoded.length >= 9 && encoded.length >= 3, `${decoded.length} and ${encoded.length} calls`);
  for (const { buffer } of [...decoded, ...encoded])
    assert.ok(buffer instanceof ArrayBuffer && !(/** @type {any} */ (buffer).resizable));
});

test('a text that just fits is written, one byte more is refused, and the message says so', () => {
  const bytes = new Uint8Array(64);
  assert.equal(writeText(bytes, 0, 16, 'Testy McTestface'), 16);
  assert.throws(() => writeText(bytes, 0, 15, 'Testy McTestface'), /is 16 bytes of UTF-8; its slot at 0 holds 15/);
  assert.equal(writeText(bytes, 0, 4, '👋'), 4);
  assert.throws(() => writeText(bytes, 0, 3, '👋'), RangeError);
});

test('the last byte of a view is within reach, and the one after it is not', () => {
  const bytes = new Uint8Array(8);
  assert.equal(writeText(bytes, 4, 16, 'abcd'), 4);
  assert.equal(readText(bytes, 4, 4), 'abcd');
  assert.throws(() => writeText(bytes, 5, 16, 'abcd'), RangeError);
  assert.equal(readText(bytes, 5, 4), 'bcd', 'as slice does');
  assert.equal(writeText(new Uint8Array(0), 0, 16, ''), 0);
  assert.equal(readText(new Uint8Array(0), 0, 0), '');
});

test('a detached view throws, for an empty text at offset 0 too', () => {
  for (const [text, at] of /** @type {const} */ ([
    ['abc', 8],
    ['grüß', 8],
    ['', 8],
    ['', 0],
  ])) {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const bytes = new Uint8Array(memory.buffer);
    memory.grow(0);
    assert.throws(() => writeText(bytes, at, 16, text), TypeError, `write "${text}" at ${at}`);
    assert.throws(() => readText(bytes, at, text.length), TypeError, `read ${text.length} at ${at}`);
  }
});

test('a message that starts with a byte order mark is greeted whole', async () => {
  const { outcome, detail } = await observe('memoryguest', 'fresh', once, [{ salutation: '\ufeffAhoy', name: 'you' }]);
  assert.equal(outcome, 'greeted', String(detail));
});
