/**
 * One strategy on the timeline: what happened, its buffers and views, and the view to be poked.
 */
import { h } from '../dom.js';
import { grouped } from '../words.js';
import { banner } from './banner.js';
import { bufferCards } from './buffers.js';
import { explain } from './explain.js';
import { memoryStrip } from './memory-strip.js';
import { pokePanel } from './poke-panel.js';
import { titlesOf } from './steps.js';
import { Tracer } from './tracer.js';

/**
 * @import { Explanation } from './explain.js'
 * @import { HostTrace } from '../code/trace-host.js'
 * @import { Refusal, Request, Traced } from './tracer.js'
 *
 * @typedef {(trace: HostTrace, index: number) => Explanation} ExplainHost
 */

export class Pane {
  /** @type {Traced | null} */
  traced = null;
  #tracer = new Tracer();
  #poker = new Tracer();
  /** @type {Request | null} */
  #request = null;
  #at = 0;
  /** Fetched with the first host of the visitor's own. @type {ExplainHost | null} */
  #explainHost = null;

  /** @param {string} id */
  constructor(id) {
    this.name = h('h2', { class: 'pane-name' });
    this.banner = banner();
    this.pokes = pokePanel(id, (index, i) => this.#poke(index, i));
    this.memory = h('div', { class: 'memory' });
    this.id = id;
  }

  /**
   * @param {Request} request
   * @returns {Promise<Refusal | null | 'overtaken'>} why it cannot be run, if it cannot
   */
  async run(request) {
    this.#request = request;
    this.pokes.rest();
    const answer = await this.#tracer.ask(request);
    if (answer === null) return 'overtaken';
    if ('trace' in answer && 'isHost' in answer.trace)
      ({ explainHost: this.#explainHost } = await import('./explain-host.js'));
    if (request !== this.#request) return 'overtaken';
    this.traced = 'error' in answer ? null : answer;
    return 'error' in answer ? answer.error : null;
  }

  /**
   * @param {number} step from 1; it may have been lost before
   * @param {number | null | undefined} maximum pages; null when none is declared; undefined when nobody knows
   * @returns {{ said: string, dies: boolean } | null}
   */
  show(step, maximum) {
    const request = this.#request;
    if (!this.traced || !request) return null;
    const { trace } = this.traced;
    const at = (this.#at = Math.min(step, trace.steps.length) - 1);
    const now = trace.steps[at];
    if (!now) return null;
    const explanation =
      'isHost' in trace
        ? /** @type {ExplainHost} */ (this.#explainHost)(trace, at)
        : explain(trace, at, request.strategy);
    const following = trace.steps[at + 1];
    const isDeath = ['detached', 'lost', 'warning'].includes(explanation.tone);
    const earlier = trace.greeting < request.greeting;
    this.name.textContent = request.strategy;
    this.banner.tell({
      ...explanation,
      notice: earlier
        ? `Greeting ${grouped(request.greeting)} is never reached: ${grouped(trace.greeting)} is lost, and this is that one.`
        : null,
      next:
        isDeath && following
          ? `Play stops here: press Step → or Play again for step ${at + 2}, ${titlesOf(trace)[at + 1]}.`
          : null,
    });
    this.memory.replaceChildren(
      bufferCards(now, trace.steps[at - 1] ?? null, this.id, request.strategy),
      memoryStrip(trace, at, maximum, request.protocol.pageBytes, this.id, request.strategy),
    );
    this.pokes.show(now, request.strategy);
    return {
      said: `${explanation.headline} ${explanation.sentence} ${explanation.remedy ?? ''}`,
      dies: isDeath,
    };
  }

  /** @param {Refusal} refusal */
  refuse({ message, next }) {
    this.name.textContent = this.#request?.strategy ?? '';
    this.memory.replaceChildren();
    this.banner.tell({ tone: 'lost', headline: 'This cannot be run', sentence: next ?? '', error: message });
  }

  /**
   * @param {number} index
   * @param {number} i
   */
  async #poke(index, i) {
    if (!this.#request || !this.traced) return null;
    // What is shown may be an earlier greeting than was asked for.
    const { greeting, steps } = this.traced.trace;
    const from = steps[this.#at]?.views.find(({ inUse }) => inUse)?.from ?? 0;
    const answer = await this.#poker.ask({ ...this.#request, greeting, poke: { step: this.#at, index, i, from } });
    return answer && 'poked' in answer ? answer.poked : null;
  }
}
