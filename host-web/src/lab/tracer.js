/**
 * Asks the worker for traces, and ends it when a guest does not return.
 */
import { converse } from '../converse.js';
import { startWorker } from '../site.js';

/**
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 * @import { Poked } from '../../../host-js/trace/poke.js'
 * @import { Guest, Protocol, Texts } from '../../../host-js/types.js'
 * @import { Trace } from '../../../host-js/trace/trace.js'
 * @import { HostTrace } from '../code/trace-host.js'
 */

/**
 * @typedef {{ name: string, wasm: Uint8Array<ArrayBuffer>, description: Guest | null }} Chosen
 *
 * @typedef {object} Request
 * @property {Chosen} guest
 * @property {string} strategy
 * @property {string | null} code the source of the visitor's own strategy or host
 * @property {Texts[]} given what a host of the visitor's own is given, in turn
 * @property {Protocol} protocol
 * @property {Texts} texts
 * @property {number} greeting the one to record
 * @property {Schedule} schedule
 * @property {{ step: number, index: number, i: number, from: number } | null} poke what to try on the view in that step, from 0
 * @property {number} greetings how many to look through for the first in which memory changes
 *
 * @typedef {{ message: string, next: string | null }} Refusal
 *
 * @typedef {{ trace: Trace | HostTrace, first: number | null, poked: Poked | null }} Traced
 *
 * @typedef {Traced | { error: Refusal }} Answer
 */

const TIME_LIMIT_SECONDS = 5;

export class Tracer {
  /** @type {Worker | null} */
  #worker = null;
  #overtake = () => {};

  /**
   * @param {Request} request
   * @returns {Promise<Answer | null>} null when a later request overtook it
   */
  ask(request) {
    // What is not answered yet may never be: its thread goes with it.
    this.#overtake();
    // Code of the visitor's own may have changed its thread: it has one to itself.
    if (request.code !== null) this.#end();
    const worker = (this.#worker ??= startWorker('trace'));
    const { name } = request.guest;
    return new Promise(resolve => {
      const settle = (/** @type {Answer | null} */ answer, /** @type {boolean} */ isOver) => {
        this.#overtake = () => {};
        talk.stop();
        if (isOver) this.#end();
        resolve(answer);
      };
      const refuse = (/** @type {string} */ message, /** @type {string} */ next) =>
        settle({ error: { message: `${name}: ${message}`, next } }, true);
      const talk = converse(worker, request, {
        seconds: TIME_LIMIT_SECONDS,
        onLate: () => refuse(`it did not return within the time limit of ${TIME_LIMIT_SECONDS} s`, 'mend its loop'),
        onAnswer: (/** @type {Answer} */ answer) => settle(answer, false),
        onError: message => refuse(message, 'load the page again'),
      });
      this.#overtake = () => settle(null, true);
    });
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
