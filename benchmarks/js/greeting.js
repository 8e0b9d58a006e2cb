/**
 * The whole greeting: two strings in, one string out.
 */
import { readText, writeText } from '../../host-js/greeter/short-text.js';
import { strategies } from '../../host-js/views/strategies.js';
import { bindgenGreet, greeter, index } from './lab.js';
import { timeShort } from './measure.js';

/**
 * @import { Protocol, Texts } from '../../host-js/types.js'
 * @import { Benchmark, Case, Effort } from './types.js'
 * @import { Greeter } from './lab.js'
 *
 * @typedef {(salutation: string, name: string) => string} Greet
 */

const GUESTS = ['lib_no_growth', 'lib_growth', 'memoryguest'];
const BASELINE = 'stale';
const CODED = 'zero-length-check';
// What lib_bindgen does, too: std's allocator, and format!.
const SAME_WORK = 'lib_growth';

/** @type {Benchmark} */
export const greeting = {
  name: 'greeting',
  summary: 'the whole greeting, by guest and view strategy, against wasm-bindgen and a template string',
  async cases() {
    const found = await index();
    const strategy = (/** @type {string} */ name) => strategies.filter(strategy => strategy.name === name);
    const ways = [
      ...strategies.map(strategy => ({ name: strategy.name, strategy, greetThrough: short })),
      ...strategy(CODED).map(strategy => ({ name: `${CODED} + codecs`, strategy, greetThrough: coded })),
    ];
    return [
      ...GUESTS.flatMap(guest =>
        ways.map(
          /** @returns {Case} */
          ({ name, strategy: { view, lacks }, greetThrough }) => ({
            name,
            parameter: guest,
            baseline: `${BASELINE}/${guest}`,
            async measure(effort) {
              const instance = await greeter(guest, found);
              // Its first growth happens here, so that a stale view made afterwards lives through the rest.
              greetAll(
                short(() => new Uint8Array(instance.memory.buffer), instance, found.protocol),
                found.texts,
              );
              const lacking = lacks?.(instance.memory, instance.hasMaximum);
              if (lacking) return { skipped: lacking };
              return time(greetThrough(view(instance.memory), instance, found.protocol), found.texts, effort);
            },
          }),
        ),
      ),
      {
        name: 'wasm-bindgen',
        parameter: 'lib_bindgen',
        baseline: `${BASELINE}/${SAME_WORK}`,
        async measure(effort) {
          const greet = await bindgenGreet(found);
          if (!greet) return { skipped: 'dist/guests.json has no lib_bindgen with glue: make guests' };
          return time(greet, found.texts, effort);
        },
      },
      {
        name: 'template string',
        parameter: 'no guest',
        baseline: `${BASELINE}/${SAME_WORK}`,
        measure: effort => time((salutation, name) => `${salutation}, ${name}!`, found.texts, effort),
      },
    ];
  },
};

/**
 * A view is good until the next call into the guest, so it is asked for once before and once after.
 *
 * @param {() => Uint8Array} bytes
 * @param {Greeter} guest
 * @param {Protocol} protocol
 * @returns {Greet}
 */
function short(bytes, { at, setName }, protocol) {
  return (salutation, name) => {
    const before = bytes();
    const salutationBytes = writeText(before, at.salutation, protocol.salutation.bytes, salutation);
    const nameBytes = writeText(before, at.name, protocol.name.bytes, name);
    const length = setName(salutationBytes, nameBytes);
    if (length < 0) throw new Error(`set_name refused: ${length}`);
    return readText(bytes(), at.message, length);
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The same through TextEncoder and TextDecoder, as it is usually written. @type {typeof short} */
function coded(bytes, { at, setName }, _protocol) {
  return (salutation, name) => {
    const before = bytes();
    const salutationBytes = encoder.encode(salutation);
    const nameBytes = encoder.encode(name);
    before.set(salutationBytes, at.salutation);
    before.set(nameBytes, at.name);
    const length = setName(salutationBytes.length, nameBytes.length);
    if (length < 0) throw new Error(`set_name refused: ${length}`);
    return decoder.decode(bytes().slice(at.message, at.message + length));
  };
}

/**
 * @param {Greet} greet
 * @param {Texts[]} texts sent in turn, so that no engine can know the answer beforehand
 * @param {Effort} effort
 */
async function time(greet, texts, { milliseconds }) {
  greetAll(greet, texts);
  let turn = 0;
  const timing = await timeShort(
    () => {
      turn = turn + 1 === texts.length ? 0 : turn + 1;
      const { salutation, name } = /** @type {Texts} */ (texts[turn]);
      const message = greet(salutation, name);
      // Reads its end, so that an engine that joins strings lazily has to do it here.
      return message.charCodeAt(message.length - 1);
    },
    { milliseconds },
  );
  greetAll(greet, texts);
  return timing;
}

/**
 * @param {Greet} greet
 * @param {Texts[]} texts
 */
function greetAll(greet, texts) {
  for (const { salutation, name } of texts) {
    const [message, expected] = [greet(salutation, name), `${salutation}, ${name}!`];
    if (message !== expected) throw new Error(`the greeting is "${message}", not "${expected}"`);
  }
}
