/**
 * Asks the worker for traces, and ends it when a guest does not return.
 */

import { startWorker } from '../site.js';

/**
 * @import { Schedule } from '../../../host-js/growth/schedule.js'
 * @import { Poked } from '../../../host-js/trace/poke.js'
 * @import { Guest, Protocol, Texts } from '../../../host-js/types.js'
 * @import { Trace } from '../../../host-js/trace/trace.js'
 */

/**
 * @typedef {{ name: string, wasm: Uint8Array<ArrayBuffer>, description: Guest | null }} Chosen
 *
 * @typedef {object} Request
 * @property {Chosen} guest
 * @property {string} strategy
 * @property {string | null} code the source of the visitor's own strategy
 * @property {Protocol} protocol
 * @property {Texts} texts
 * @property {number} greeting the one to record
 * @property {Schedule} schedule
 * @property {{ step: number, index: number, i: number } | null} poke what to try on the view in that step, from 0
 * @property {number} greetings how many to look through for the first in which memory changes
 *
 * @typedef {Request & { id: number }} Job
 *
 * @typedef {{ message: string, next: string | null }} Refusal
 *
 * @typedef {{ trace: Trace, first: number | null, poked: Poked | null }} Traced
 *
 * @typedef {{ id: number } & (Traced | { error: Refusal })} Answer
 */

const TIME_LIMIT_SECONDS = 5;

export class Tracer {
  /** @type {Worker | null} */
  #worker = null;
  #last = 0;

  /**
   * @param {Request} request
   * @returns {Promise<Traced | { error: Refusal } | null>} null when a later request overtook it
   */
  ask(request) {
    const id = (this.#last += 1);
    // Code of the visitor's own may have changed its thread: it has one to itself.
    if (request.code !== null) this.#end();
    const worker = (this.#worker ??= startWorker('trace'));
    return new Promise(resolve => {
      const timer = setTimeout(() => {
        this.#end();
        const message = `${request.guest.name}: it did not return within the time limit of ${TIME_LIMIT_SECONDS} s`;
        settle({ error: { message, next: 'mend its loop' } });
      }, TIME_LIMIT_SECONDS * 1000);
      const onMessage = (/** @type {MessageEvent<Answer>} */ { data }) => {
        if (data.id === id) settle(data);
      };
      const settle = (/** @type {Traced | { error: Refusal }} */ answer) => {
        clearTimeout(timer);
        worker.removeEventListener('message', onMessage);
        resolve(id === this.#last ? answer : null);
      };
      worker.addEventListener('message', onMessage);
      worker.postMessage({ ...request, id });
    });
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
