import { PAGE, misshapen, passed, rejected, show, threwInGuest } from '../../src/lab/index.js';
import { compileRust } from '../../src/lab/rust/compile.js';
import { greetings } from './greetings.js';

/**
 * @import { Verdict } from '../../src/lab/types.js'
 * @import { Greeting } from './greetings.js'
 */

/** @type {Record<string, string>} */
export const reasons = {
  'grows-once': 'It grew memory at a greeting. Once is enough: every view that the host had is detached from then on.',
  'grows-again': 'It grew memory more than once. Look for what it takes and does not use again.',
  'grows-at-start-up': 'It grows memory before the first greeting. A host may have views by then, too.',
  'runs-out': 'It greeted at first, and then refused or trapped. Look for what is used up and never given back.',
  'cuts-the-message': 'It answered with the beginning of the message only.',
  'takes-any-length': 'It composed a message for a length that is larger than the slot, where it refused before.',
  'takes-any-bytes': 'It composed a message from bytes that are not UTF-8, where it answered -3 before.',
  'another-code': 'It answers with another code than before.',
  'refuses-a-greeting': 'It refuses a greeting that it composed before.',
  'spoils-the-last-message': 'It refused, and changed the message all the same. A refusal leaves the slot as it was.',
  'moves-a-slot': 'A slot is elsewhere now. The pointers hold for as long as the instance lives.',
  'wrong-message': 'It composes other bytes than before.',
};

const INITIAL = 2;

/** Enough for an arena of any size that fits into the pages there are. */
const ROUNDS = 600;

/** What the message's slot holds, and nobody composes. */
const UNTOUCHED = 0xaa;

const MESSAGE_BYTES = 96;

const protocol = {
  get_salutation_ptr: 'pub extern "C" fn get_salutation_ptr() -> *mut u8',
  get_name_ptr: 'pub extern "C" fn get_name_ptr() -> *mut u8',
  get_msg_ptr: 'pub extern "C" fn get_msg_ptr() -> *mut u8',
  set_name: 'pub extern "C" fn set_name(sal_len: usize, name_len: usize) -> i32',
};

/**
 * What one round of a greeting showed.
 *
 * @typedef {object} Call
 * @property {Greeting} greeting
 * @property {number} got
 * @property {Uint8Array} message all of its slot
 */

/**
 * @param {import('../../src/lab/types.js').Learner} learner
 * @returns {Promise<Verdict>}
 */
export async function check(learner) {
  const link = ['--import-memory', `--initial-memory=${INITIAL * PAGE}`, '-zstack-size=65536'];
  const { module, refused } = await compileRust(learner, { link });
  if (!module) return refused;
  const unlike = misshapen(module, { imports: ['env.memory'], exports: protocol });
  if (unlike) return unlike;

  const memory = new WebAssembly.Memory({ initial: INITIAL, maximum: 1000 });
  const atStart = new Uint8Array(memory.buffer);
  /** @type {string[]} the calls in which the buffer was replaced */
  const grew = [];
  let calls = 0;
  let during = 'the start';
  /** @type {<T>(what: string, call: () => T) => T} */
  const cross = (what, call) => {
    const { buffer } = memory;
    // Afterwards the old buffer would say 0.
    const before = pages(buffer);
    during = what;
    const result = call();
    if (memory.buffer !== buffer) grew.push(`from ${before} to ${pages(memory.buffer)}, in ${what}`);
    return result;
  };

  /** @type {Call | null} the first that went wrong */
  let lost = null;
  /** @type {Verdict | null} */
  let trap = null;
  let early = 0;
  let moved = false;
  try {
    const { exports } = cross('the start', () => new WebAssembly.Instance(module, { env: { memory } }));
    const guest = /** @type {any} */ (exports);
    const slots = () =>
      ['get_salutation_ptr', 'get_name_ptr', 'get_msg_ptr'].map(name => cross(name, () => guest[name]()));
    const [salutationPtr = 0, namePtr = 0, messagePtr = 0] = slots();
    early = grew.length;
    for (let round = 0; round < ROUNDS && !lost; round += 1) {
      for (const greeting of greetings) {
        const { salutation, name, lengths } = greeting;
        const before = new Uint8Array(memory.buffer);
        before.set(salutation, salutationPtr);
        before.set(name, namePtr);
        before.fill(UNTOUCHED, messagePtr, messagePtr + MESSAGE_BYTES);
        const got = cross(`greeting ${calls + 1}, set_name(${lengths.join(', ')})`, () => guest.set_name(...lengths));
        calls += 1;
        const message = new Uint8Array(memory.buffer).slice(messagePtr, messagePtr + MESSAGE_BYTES);
        if (!isRight({ greeting, got, message })) {
          lost = { greeting, got, message };
          break;
        }
      }
    }
    moved = String(slots()) !== String([salutationPtr, namePtr, messagePtr]);
  } catch (error) {
    trap = threwInGuest(error, { during: [`when         in ${during}`] });
  }

  if (grew.length > 0) return growth(grew, early, atStart);
  if (trap) return trap.rejected === 'trapped' && calls >= greetings.length ? { ...trap, rejected: 'runs-out' } : trap;
  if (lost) return notAsBefore(lost, calls);
  if (moved) return rejected('moves-a-slot', { symptom: 'wrong answer' });
  return passed({ details: [`${calls} greetings, ${pages(memory.buffer)} before and after, one buffer throughout`] });
}

/** @param {ArrayBuffer} buffer */
const pages = ({ byteLength }) => `${byteLength / PAGE} pages`;

/** @param {Call} call */
function isRight({ greeting: { expected }, got, message }) {
  if (typeof expected === 'number') return got === expected && message.every(byte => byte === UNTOUCHED);
  return got === expected.length && expected.every((byte, at) => byte === message[at]);
}

/**
 * @param {string[]} grew
 * @param {number} early how many of these came before the first greeting
 * @param {Uint8Array} atStart the view that a host made when it made the memory
 */
function growth(grew, early, atStart) {
  const reason = grew.length - early > 1 ? 'grows-again' : early > 0 ? 'grows-at-start-up' : 'grows-once';
  /** @type {unknown} */
  let error;
  try {
    atStart.slice();
  } catch (thrown) {
    error = thrown;
  }
  return rejected(reason, {
    error,
    details: [
      `stale view   ${error}`,
      ...grew.slice(0, 3).map((what, at) => `${at === 0 ? 'when         memory grew' : '             and'} ${what}`),
      ...(grew.length > 3 ? [`             and ${grew.length - 3} times more`] : []),
    ],
  });
}

/**
 * @param {Call} call
 * @param {number} calls
 */
function notAsBefore({ greeting, got, message }, calls) {
  const { salutation, name, lengths, expected } = greeting;
  const isBytes = typeof expected !== 'number' && got > 0;
  return rejected(reasonFor({ greeting, got, message }, calls), {
    symptom: isBytes ? 'wrong bytes' : 'wrong answer',
    details: [
      `expected     ${typeof expected === 'number' ? expected : `${expected.length}, ${text(expected)}`}`,
      `got          ${got > 0 ? `${got}, ${text(message.subarray(0, got))}` : got}`,
      ...(got < 0 && got === expected ? [`observed     ${text(written(message))} in the message's slot`] : []),
      `input        salutation ${text(salutation)}, name ${text(name)}`,
      `when         in greeting ${calls}`,
      `calls        set_name(${lengths.join(', ')})`,
    ],
  });
}

/**
 * @param {Call} call
 * @param {number} calls
 */
function reasonFor({ greeting: { expected }, got, message }, calls) {
  if (typeof expected === 'number') {
    if (got === expected) return 'spoils-the-last-message';
    if (got < 0) return 'another-code';
    return expected === -3 ? 'takes-any-bytes' : 'takes-any-length';
  }
  if (got < 0) return calls > greetings.length ? 'runs-out' : 'refuses-a-greeting';
  const isPrefix = expected.subarray(0, got).every((byte, at) => byte === message[at]);
  return isPrefix && got < expected.length ? 'cuts-the-message' : 'wrong-message';
}

/** @param {Uint8Array} message */
const written = message => message.subarray(0, message.findLastIndex(byte => byte !== UNTOUCHED) + 1);

/**
 * Text where it is text, and bytes where it is not.
 *
 * @param {Uint8Array} bytes
 */
function text(bytes) {
  try {
    return show(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return show(bytes);
  }
}
