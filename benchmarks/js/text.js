/**
 * What it costs to write and to read a short text, by the way it is done and the text's bytes.
 */
import { readText, writeText } from '../../host-js/greeter/short-text.js';
import { timeShort } from './measure.js';

/** @import { Benchmark, Case } from './types.js' */

const LENGTHS = [4, 8, 16, 32, 64, 96];
const AT = 1024;
const OURS = 'short-text';

const memory = new WebAssembly.Memory({ initial: 1 });
const bytes = new Uint8Array(memory.buffer);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @type {Record<string, (text: string) => unknown>} */
const writes = {
  [OURS]: text => writeText(bytes, AT, 128, text),
  'encode and set'(text) {
    const utf8 = encoder.encode(text);
    bytes.set(utf8, AT);
    return utf8.length;
  },
  'encodeInto a subarray': text => encoder.encodeInto(text, bytes.subarray(AT, AT + 128)).written,
};

/** @type {Record<string, (length: number) => string>} */
const reads = {
  [OURS]: length => readText(bytes, AT, length),
  'decode a slice': length => decoder.decode(bytes.slice(AT, AT + length)),
  'decode a subarray': length => decoder.decode(bytes.subarray(AT, AT + length)),
  'join characters'(length) {
    let text = '';
    for (let at = AT; at < AT + length; at += 1) text += String.fromCharCode(/** @type {number} */ (bytes[at]));
    return text;
  },
};

/** @type {Benchmark} */
export const text = {
  name: 'text',
  summary: 'writing and reading a short ASCII text, by way and length, against host-js/greeter/short-text.js',
  cases: async () =>
    LENGTHS.flatMap(length => [...cases('write', writes, length, write), ...cases('read', reads, length, read)]),
};

/**
 * @template F
 * @param {string} what
 * @param {Record<string, F>} ways
 * @param {number} length
 * @param {(way: F, length: number) => () => unknown} make
 * @returns {Case[]}
 */
const cases = (what, ways, length, make) =>
  Object.entries(ways).map(([name, way]) => ({
    name: `${what}: ${name}`,
    parameter: `${length}`,
    baseline: `${what}: ${OURS}/${length}`,
    measure: ({ milliseconds }) => timeShort(make(way, length), { milliseconds }),
  }));

/** @param {number} length */
const letters = length => 'abcdefgh'.repeat(length).slice(0, length);

/** @type {(way: (text: string) => unknown, length: number) => () => unknown} */
function write(way, length) {
  const texts = [letters(length), letters(length).toUpperCase()];
  let turn = 0;
  return () => way(/** @type {string} */ (texts[(turn ^= 1)]));
}

/** @type {(way: (length: number) => string, length: number) => () => unknown} */
function read(way, length) {
  bytes.set(encoder.encode(letters(length)), AT);
  // Reads its end, so that an engine that joins strings lazily has to do it here.
  return () => way(length).charCodeAt(length - 1);
}
