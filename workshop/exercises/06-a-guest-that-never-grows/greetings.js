/**
 * What the host writes and calls, and what the guest answered before anybody changed it.
 */

/**
 * @typedef {object} Greeting
 * @property {Uint8Array} salutation what is written into its slot
 * @property {Uint8Array} name
 * @property {[number, number]} lengths what `set_name` is called with
 * @property {number | Uint8Array} expected a code, or the message
 */

const SLOT = 16;

const NOT_UTF8 = [
  [[0xff, 0xfe], 'Ada'],
  ['Hi', [0xc3]],
  [[0xed, 0xa0, 0x80], ''],
  ['', [0x41, 0x80]],
];

/** @type {[number, number][]} */
const LENGTHS = [
  [SLOT + 1, 3],
  [2, SLOT + 1],
  [SLOT + 1, SLOT + 1],
  [2 ** 31, 3],
  [3, 2 ** 31],
  [2 ** 32 - 1, 0],
  [0, 2 ** 32 - 1],
];

const TEXTS = [
  ['Ahoy', 'Testy McTestface'],
  ['', ''],
  ['Grüß Gott', 'Zoë'],
  ['Hello', 'Ada'],
  ['Good old evening', 'dear old friends'],
  ['Καλημέρα', '⚓⚓⚓⚓⚓'],
  ['\0', '"{name}"'],
];

/** @param {string | number[]} text */
const bytesOf = text => (typeof text === 'string' ? new TextEncoder().encode(text) : Uint8Array.from(text));

/**
 * @param {string | number[]} salutation
 * @param {string | number[]} name
 * @param {[number, number] | undefined} lengths other than those of the texts
 * @returns {Greeting}
 */
function greeting(salutation, name, lengths = undefined) {
  const [a, b] = [bytesOf(salutation), bytesOf(name)];
  const [first, second] = lengths ?? [a.length, b.length];
  return { salutation: a, name: b, lengths: [first, second], expected: answer(a, b, first, second) };
}

/**
 * The protocol, in the order in which it looks.
 *
 * @param {Uint8Array} salutation
 * @param {Uint8Array} name
 * @param {number} salutationLength
 * @param {number} nameLength
 */
function answer(salutation, name, salutationLength, nameLength) {
  if (salutationLength > SLOT) return -1;
  if (nameLength > SLOT) return -2;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return bytesOf(`${decoder.decode(salutation)}, ${decoder.decode(name)}!`);
  } catch {
    return -3;
  }
}

/** Texts and refusals in turn, so that a refusal always follows a message that it must leave alone. */
export const greetings = [
  ...TEXTS.map(([salutation = '', name = '']) => greeting(salutation, name)),
  ...LENGTHS.map(lengths => greeting('Hi', 'Ada', lengths)),
  ...NOT_UTF8.map(([salutation = '', name = '']) => greeting(salutation, name)),
  greeting([0xff], 'Ada', [1, SLOT + 1]),
];
