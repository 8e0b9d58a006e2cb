/**
 * A visitor's whole host, recorded step by step as it greets: each of its calls into the guest is a step, and its end is
 * the last.
 */
import { keepLedger } from '../../../host-js/trace/buffer-ledger.js';
import { dump, standing } from '../../../host-js/trace/trace.js';
import { greetAll } from './greet-all.js';
import { lineOf } from './load-own.js';

/**
 * @import { Pointers } from '../../../host-js/greeter/greeter.js'
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 * @import { Forced, Step, Trace, TraceEnd } from '../../../host-js/trace/trace.js'
 * @import { Protocol, Texts } from '../../../host-js/types.js'
 * @import { Host } from './load-own.js'
 * @import { HowItEnds, Subject } from './seen.js'
 * @import { watchViews } from './watch-views.js'
 */

/**
 * @typedef {'instantiate' | 'begin' | 'call' | 'end'} HostStepName `begin` is where an earlier greeting has ended
 *
 * @typedef {Omit<TraceEnd, 'outcome'> & { outcome: HowItEnds }} HostEnd
 *
 * @typedef {Omit<Step, 'step' | 'end'> & { step: HostStepName, title: string, answered: string | null, end: HostEnd | null }} HostStep
 *   `ran.host` holds the line of the visitor's code that called, or that an error left
 *
 * @typedef {Omit<Trace, 'steps'> & { isHost: true, steps: HostStep[] }} HostTrace
 */

/** A host that calls more often in one greeting is shown where it ends. */
const MOST_STEPS = 10;

/** @type {Record<string, keyof Pointers>} */
const pointerOf = { get_salutation_ptr: 'salutation', get_name_ptr: 'name', get_msg_ptr: 'message' };

/**
 * @param {Host} host
 * @param {Subject} subject
 * @param {object} how
 * @param {Schedule} how.schedule
 * @param {Texts[]} how.texts
 * @param {Protocol} how.protocol
 * @param {number} how.greeting which to record; an earlier one, where the host ends in it
 * @param {(step: number, view: ArrayBufferView | null, memory: WebAssembly.Memory) => void} how.onStep told in that greeting
 * @param {ReturnType<typeof watchViews>} views
 * @returns {Promise<HostTrace>}
 */
export async function traceHost(host, subject, { schedule, texts, protocol, greeting, onStep }, views) {
  /** @type {HostStep[]} */
  let steps = [];
  /** @type {WebAssembly.Memory} */
  let memory = /** @type {any} */ (null);
  /** @type {ReturnType<typeof keepLedger>} */
  let ledger = /** @type {any} */ (null);
  /** @type {Partial<Pointers>} */
  const known = {};
  let [initialPages, crossings, calls] = [0, 0, 0];
  /** The greeting that the steps are of. */
  let recorded = 1;
  let isOver = false;
  /** @type {number | null} what `set_name` answered */
  let length = null;
  const pages = () => memory.buffer.byteLength / protocol.pageBytes;
  const pointers = () =>
    'salutation' in known && 'name' in known && 'message' in known ? /** @type {Pointers} */ (known) : null;
  const listen = () => views.tell(ledger.hear);

  /**
   * @param {HostStepName} step
   * @param {string} title
   * @param {{ line?: number | null, answered?: string, forced?: Forced[] }} [more]
   */
  function done(step, title, { line = null, answered, forced = [] } = {}) {
    const at = pointers();
    const slots = at ? dump(memory, at, protocol, steps.at(-1)?.slots ?? []) : [];
    const ran = { host: line === null ? [] : [line], view: [] };
    steps.push({
      step,
      title,
      answered: answered ?? null,
      pages: pages(),
      slots,
      ...ledger.account(),
      length,
      forced,
      ran,
      end: null,
    });
    if (steps.length > MOST_STEPS) steps.splice(1, 1);
    if (recorded === greeting) onStep(steps.length - 1, ledger.last(), memory);
  }

  /** @type {unknown} */
  let messages = null;
  /** @type {Host} */
  const heard = async (...given) => {
    listen();
    return (messages = await host(...given));
  };
  const seen = await greetAll(heard, subject, schedule, texts, protocol.pageBytes, {
    begins(its) {
      memory = its;
      ledger = keepLedger(memory);
      initialPages = pages();
      done('instantiate', 'instantiate');
    },
    calls(name) {
      views.tell(null);
      // What a host calls between is a part of the greeting before: it may read the message only then.
      if (name !== 'set_name' || isOver || calls < recorded) return;
      if (recorded === greeting) {
        done('end', 'end');
        isOver = true;
      } else {
        recorded = calls + 1;
        steps = [];
        done('begin', `greeting ${recorded}`);
      }
    },
    called(name, answered, isForced) {
      crossings += 1;
      if (name === 'set_name') calls += 1;
      const slot = pointerOf[name];
      if (slot) known[slot] = Number(answered) >>> 0;
      if (!isOver) {
        if (name === 'set_name') length = Number(answered);
        const forced = isForced ? [{ crossing: crossings, name, by: schedule.by }] : [];
        done('call', name, { line: lineOf(new Error()), answered: String(answered), forced });
      }
      listen();
    },
  });
  views.tell(null);
  if (!isOver) done('end', 'end', { line: seen.line });
  const message = Array.isArray(messages) ? messages[recorded - 1] : undefined;
  const { salutation, name } = /** @type {Texts} */ (texts[(recorded - 1) % texts.length]);
  // Of a greeting before the one that failed, nothing is known but its message.
  const isOther = isOver && seen.greeting !== recorded;
  const isRight = message === `${salutation}, ${name}!`;
  const end = /** @type {HostStep} */ (steps.at(-1));
  if (!isOther || isRight) {
    end.end = {
      outcome: isOther ? 'greeted' : seen.outcome,
      detail: isOther ? null : seen.detail,
      read: typeof message === 'string' ? message : null,
      there: standing(memory, pointers(), length),
    };
  }
  return { isHost: true, greeting: recorded, initialPages, viewAnchor: null, steps };
}
