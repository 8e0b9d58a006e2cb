/**
 * A visitor's whole host function on a guest, under one schedule, judged by the messages that it returns.
 */
import { instantiate } from '../../../host-js/greeter/guest.js';
import { force, wrapFunctions } from '../../../host-js/growth/force.js';
import { forces, pages } from '../../../host-js/growth/schedule.js';
import { watch } from '../../../host-js/growth/watch.js';
import { isVacuous } from '../../../host-js/judge/vacuous.js';
import { lineOf } from './load-own.js';

/**
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 * @import { Texts } from '../../../host-js/types.js'
 * @import { Host } from './load-own.js'
 * @import { Seen, Subject } from './seen.js'
 */

/** Of a long run, the last events are kept: what came before went well. */
const MOST_EVENTS = 12;

/**
 * @typedef {object} Observer
 * @property {(memory: WebAssembly.Memory) => void} begins
 * @property {(name: string) => void} calls told before each call into the guest
 * @property {(name: string, answered: unknown, forced: boolean) => void} called told after it, and whether growth was
 *   forced then
 */

/**
 * @param {Host} host
 * @param {Subject} subject
 * @param {Schedule} schedule
 * @param {Texts[]} texts sent in turn
 * @param {number} pageBytes
 * @param {Observer} [observer]
 * @returns {Promise<Seen>}
 */
export async function greetAll(host, { name, module, memoryType }, schedule, texts, pageBytes, observer) {
  const exports = instantiate(module, name, memoryType);
  const memory = /** @type {WebAssembly.Memory} */ (exports['memory']);
  observer?.begins(memory);
  const watched = watch(memory, pageBytes);
  const forcing = force(memory, schedule);
  /** @type {string[]} */
  const events = [];
  let calls = 0;
  const tell = (/** @type {string} */ event) => {
    if (events.push(event) > MOST_EVENTS) events.shift();
  };
  const look = (/** @type {string} */ who) => {
    const { detached, risen } = watched.change();
    if (detached || risen) {
      tell(
        `${who} grew memory, now ${pages(watched.pages())}: ${detached ? 'the buffer is detached, with every view over it' : 'nothing is detached'}`,
      );
    }
  };
  const guest = wrapFunctions(exports, (called, f) => (...parameters) => {
    observer?.calls(called);
    look('the host');
    if (called === 'set_name') calls += 1;
    const answered = f(...parameters);
    tell(`${called}(${parameters.join(', ')}) answered ${answered}`);
    look('the guest');
    const isForced = forcing.crossed(called);
    if (isForced) look('the schedule');
    observer?.called(called, answered, isForced);
    return answered;
  });
  const greetings = Array.from({ length: schedule.greetings }, (_, at) => ({ ...texts[at % texts.length] }));
  const due = greetings.map(({ salutation, name }) => `${salutation}, ${name}!`);
  const end = await Promise.resolve()
    .then(() => host(guest, memory, /** @type {Texts[]} */ (greetings)))
    .then(
      messages => judge(messages, due),
      error => ({ outcome: kindOf(error), detail: String(error), line: lineOf(error), greeting: null }),
    );
  const greeting = end.greeting ?? Math.max(calls, 1);
  if (end.outcome === 'greeted' && isVacuous(forces(schedule), forcing.forced() > 0)) {
    const detail = `the host crossed ${forcing.crossings.length} times, and memory was to grow after another: growth was not met`;
    return { schedule, outcome: 'vacuous', detail, line: null, calls, greeting, events };
  }
  if (end.detail) tell(end.detail);
  return { schedule, ...end, calls, greeting, events };
}

/**
 * @param {unknown} messages
 * @param {string[]} due
 * @returns {Pick<Seen, 'outcome' | 'detail' | 'line'> & { greeting: number | null }} the greeting that is wrong
 */
function judge(messages, due) {
  if (!Array.isArray(messages)) {
    return {
      outcome: 'threw',
      detail: `it must return an array of messages, and returned ${messages}`,
      line: null,
      greeting: null,
    };
  }
  const wrong = due.findIndex((message, at) => messages[at] !== message);
  if (wrong < 0 && messages.length === due.length)
    return { outcome: 'greeted', detail: null, line: null, greeting: null };
  const detail =
    wrong < 0
      ? `it returned ${messages.length} messages for ${due.length} greetings`
      : `message ${wrong + 1} is ${JSON.stringify(messages[wrong])} where there should be ${JSON.stringify(due[wrong])}, and nothing was thrown`;
  return { outcome: 'silent', detail, line: null, greeting: wrong < 0 ? null : wrong + 1 };
}

/**
 * An engine's words for a dead view, and for a live one that is too short.
 *
 * @param {unknown} error
 * @returns {Seen['outcome']}
 */
const kindOf = error => (error instanceof TypeError ? 'detached' : error instanceof RangeError ? 'short' : 'threw');
