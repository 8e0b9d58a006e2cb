/**
 * One greeting, recorded step by step: the real `greet`, watched through the two functions that it is given.
 */
import { keepLedger } from './buffer-ledger.js';
import { GuestError } from '../errors/guest-error.js';
import { askPointers, checkPointers, checkResult, greet } from '../greeter/greeter.js';
import { decode, isSame } from '../greeter/texts.js';
import { check, i32 } from '../greeter/guest.js';
import { crossings } from '../growth/crossings.js';
import { natural } from '../growth/schedule.js';
import { greeted, lost, silent } from '../matrix/run.js';
import { callingLine, watchBuffer } from './line-watch.js';

/**
 * @import { Account } from './buffer-ledger.js'
 * @import { Pointers } from '../greeter/greeter.js'
 * @import { EncodedTexts } from '../greeter/texts.js'
 * @import { Schedule } from '../growth/schedule.js'
 * @import { Outcome, Protocol } from '../types.js'
 * @import { Strategy } from '../views/strategies.js'
 */

/**
 * @typedef {'instantiate' | 'view' | 'pointers' | 'write-salutation' | 'write-name' | 'set-name' | 'read'} StepName
 *
 * @typedef {object} SlotDump
 * @property {'salutation' | 'name' | 'message'} name
 * @property {number} at its offset in memory
 * @property {(number | null)[]} bytes null past the end of memory
 * @property {number[]} changed which of them are not what they were one step before
 *
 * @typedef {object} TraceEnd how it ended; `guest-error` is the guest's doing and no view's
 * @property {Outcome | 'guest-error'} outcome
 * @property {string | null} detail the engine's own words, or what was read
 * @property {string | null} read the message, as the host read it
 * @property {string | null} there the message, as it stands in memory
 *
 * @typedef {{ crossing: number, name: string, by: number }} Forced a growth that the schedule forced, after which call
 *
 * @typedef {object} Ran lines of source that were seen to run, as the engine counts them
 * @property {number[]} host in `askPointers`, or in `greet`
 * @property {number[]} view in the strategy, where it read `memory.buffer`
 *
 * @typedef {object} StepData what one step left behind, and nothing that is alive
 * @property {StepName} step
 * @property {number} pages
 * @property {SlotDump[]} slots none before the guest was asked for its pointers
 * @property {number | null} length what `set_name` answered
 * @property {Forced[]} forced in this step
 * @property {Ran} ran
 * @property {TraceEnd | null} end in the last step
 *
 * @typedef {StepData & Account} Step
 *
 * @typedef {object} Trace
 * @property {number} greeting the one that was recorded: an earlier one than asked for, when that was lost
 * @property {number} initialPages
 * @property {number | null} viewAnchor the line of the strategy's first read of `memory.buffer`
 * @property {Step[]} steps
 */

/**
 * @param {object} subject
 * @param {string} subject.guest its name, for messages
 * @param {() => WebAssembly.Exports} subject.exports of a new instance, each time
 * @param {Strategy} subject.strategy
 * @param {Protocol} subject.protocol
 * @param {EncodedTexts[]} subject.texts sent in turn; the recorded greeting sends the first
 * @param {Schedule} [subject.schedule] growth to force, and whether to reset; its greetings are not counted here
 * @param {(step: number, view: Uint8Array | null, memory: WebAssembly.Memory) => void} [subject.onStep] told after each
 *   step, counted from 0, with what is alive: the view that the host took last
 * @param {number} [subject.greeting] which one to record, from 1; those before it are only made
 * @returns {Trace}
 * @throws {GuestError} when the guest has not got what the protocol asks for
 */
export function trace(subject) {
  const { guest, exports, strategy, protocol, texts, greeting = 1, schedule = natural(1), onStep } = subject;
  const instance = check(guest, exports(), protocol.exports);
  const { memory } = instance;
  const ledger = keepLedger(memory);
  const pages = () => memory.buffer.byteLength / protocol.pageBytes;
  const initialPages = pages();
  /** @type {Step[]} */
  const steps = [];
  /** @type {Pointers | null} */
  let at = null;
  /** @type {number | null} */
  let length = null;
  /** @type {StepName} */
  let doing = 'instantiate';
  const buffer = watchBuffer(memory);
  /** @type {number | null} */
  let viewAnchor = null;
  /** @type {Ran} */
  let ran = { host: [], view: [] };
  /** @type {Forced[]} */
  let forced = [];
  let recording = true;

  /** @param {TraceEnd | null} [end] */
  function done(end = null) {
    const slots = at ? dump(memory, at, protocol, steps.at(-1)?.slots ?? []) : [];
    steps.push({ step: doing, pages: pages(), slots, ...ledger.account(), length, forced, ran, end });
    onStep?.(steps.length - 1, /** @type {Uint8Array | null} */ (ledger.last()), memory);
    [ran, forced] = [{ host: [], view: [] }, []];
  }

  let crossing = 0;
  const { growth, cross } = crossings(instance, schedule, protocol.pageBytes, ledger.look, () => void (crossing += 1));
  /** @type {(name: string, ...parameters: number[]) => number} */
  function call(name, ...parameters) {
    const before = growth.forced;
    const result = cross(name, ...parameters);
    if (recording && growth.forced > before) forced.push({ crossing, name, by: schedule.by });
    return i32(instance, name, result);
  }
  /** @param {() => Uint8Array} bytes @returns {Uint8Array} */
  function watched(bytes) {
    const { value, lines } = buffer.during(bytes);
    viewAnchor ??= lines[0] ?? null;
    ran.view = lines;
    return value;
  }
  /** @param {number} length */
  const accept = length => checkResult(instance, /** @type {Pointers} */ (at), length, protocol);
  /** @param {number} number */
  const textsOf = number => /** @type {EncodedTexts} */ (texts[(greeting - number) % texts.length]);

  done();
  doing = 'view';
  const made = buffer.during(() => strategy.view(memory));
  const bytes = made.value;
  viewAnchor = made.lines[0] ?? null;
  ran.view = made.lines;
  // A strategy that answers twice with one view holds it; one that does not has taken none yet.
  const held = bytes();
  if (held === bytes()) ledger.use(held);
  done();

  try {
    doing = 'pointers';
    at = askPointers((name, ...parameters) => {
      ran.host.push(callingLine() ?? 0);
      return call(name, ...parameters);
    });
    checkPointers(instance, at, protocol);
    done();

    recording = false;
    for (let number = 1; number < greeting; number += 1) {
      const { salutation, name, message } = textsOf(number);
      if (!isGreeted(() => greet(call, /** @type {Pointers} */ (at), bytes, salutation, name, accept), message)) {
        return trace({ ...subject, greeting: number });
      }
      if (schedule.reset) cross('reset');
    }
    recording = true;

    const { salutation, name, message } = textsOf(greeting);
    doing = 'write-salutation';
    let uses = 0;
    const read = greet(
      (name, ...parameters) => {
        done();
        doing = 'set-name';
        ran.host = [callingLine() ?? 0];
        length = call(name, ...parameters);
        return length;
      },
      at,
      () => {
        uses += 1;
        if (uses === 2) {
          done();
          doing = 'write-name';
        }
        if (uses === 3) doing = 'read';
        ran.host = [callingLine() ?? 0];
        return ledger.use(watched(bytes));
      },
      salutation,
      name,
      length => {
        accept(length);
        done();
      },
    );
    const end = isSame(read, message) ? greeted : silent(read, message);
    done({ ...end, read: decode(read), there: standing(memory, at, length) });
  } catch (error) {
    const end =
      error instanceof GuestError
        ? { outcome: /** @type {const} */ ('guest-error'), detail: error.message }
        : lost(error);
    done({ ...end, read: null, there: standing(memory, at, length) });
  }
  return { greeting, initialPages, viewAnchor, steps };
}

/**
 * @param {() => Uint8Array} greeting
 * @param {Uint8Array} message
 */
function isGreeted(greeting, message) {
  try {
    return isSame(greeting(), message);
  } catch {
    return false;
  }
}

/**
 * The message that stands in memory, read with no view of the host's.
 *
 * @param {WebAssembly.Memory} memory
 * @param {Pointers | null} at
 * @param {number | null} length
 */
export function standing(memory, at, length) {
  if (!at || length === null || length < 0) return null;
  return new TextDecoder().decode(new Uint8Array(memory.buffer).slice(at.message, at.message + length));
}

/**
 * @param {WebAssembly.Memory} memory
 * @param {Pointers} at
 * @param {Protocol} protocol
 * @param {SlotDump[]} before
 * @returns {SlotDump[]}
 */
export function dump(memory, at, protocol, before) {
  const now = new Uint8Array(memory.buffer);
  return /** @type {const} */ (['salutation', 'name', 'message']).map((name, slot) => {
    const bytes = Array.from({ length: protocol[name].bytes }, (_, index) => now[at[name] + index] ?? null);
    const was = before[slot]?.bytes ?? bytes;
    return { name, at: at[name], bytes, changed: [...bytes.keys()].filter(index => bytes[index] !== was[index]) };
  });
}
