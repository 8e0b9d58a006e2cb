/**
 * One greeting, step by step.
 */
import { encode } from '../../../host-js/greeter/texts.js';
import { stepSource } from '../../../host-js/trace/step-source.js';
import { strategies } from '../../../host-js/views/strategies.js';
import { h } from '../dom.js';
import { fetchWasm } from '../guests.js';
import { isolationPanel } from '../isolation.js';
import { format } from '../state.js';
import { bufferCards } from './buffers.js';
import { codeListings } from './code.js';
import { controls } from './controls.js';
import { acceptDrops } from './drop.js';
import { explain } from './explain.js';
import { memoryStrip } from './memory-strip.js';
import { slotDump } from './slots.js';
import { Tracer } from './tracer.js';

/**
 * @import { StepName } from '../../../host-js/trace/trace.js'
 * @import { Index, Texts } from '../../../host-js/types.js'
 * @import { Strategy } from '../../../host-js/views/strategies.js'
 * @import { State } from '../state.js'
 * @import { Explanation } from './explain.js'
 * @import { Chosen, Refusal, Traced } from './tracer.js'
 */

/** @type {Record<StepName, string>} */
const stepTitles = {
  instantiate: 'instantiate',
  view: 'take a view',
  pointers: 'get pointers',
  'write-salutation': 'write salutation',
  'write-name': 'write name',
  'set-name': 'set_name',
  read: 'read',
};

const STEPS = Object.keys(stepTitles).length;

export class LabView {
  title = 'One greeting, step by step';
  /** @type {Traced | null} */
  #traced = null;
  /** @type {Chosen | null} a guest of the visitor's own */
  #own = null;
  #asked = '';
  #tracer = new Tracer();

  /**
   * @param {Index} index
   * @param {(state: State, replace: boolean) => void} go
   */
  constructor(index, go) {
    this.index = index;
    this.go = go;
    /** @type {State} */
    this.state = /** @type {any} */ (null);
    this.controls = controls(index, {
      change: changes => this.#change(changes),
      step: by => this.#step(by),
      run: () => this.#goTo(STEPS),
      restart: () => this.#goTo(1),
      file: file => this.#take(file),
    });
    this.steps = h('ol', { class: 'steps', 'aria-label': 'Steps' });
    this.banner = h('div', { class: 'banner plain', role: 'status' });
    this.picture = h('div', { class: 'picture' });
    this.element = h('div', { class: 'lab' }, this.controls.element, this.steps, this.banner, this.picture);
    acceptDrops(this.element, file => this.#take(file));
    document.addEventListener('keydown', event => this.#key(event));
  }

  /** @param {State} state */
  async show(state) {
    this.state = state;
    this.controls.show(state, this.#texts(), this.#own);
    const { step, ...asked } = state;
    const key = JSON.stringify([asked, this.#own?.name]);
    if (key === this.#asked) return this.#render();
    this.#asked = key;
    this.element.setAttribute('aria-busy', 'true');
    const answer = await this.#ask();
    if (answer === null) return;
    this.element.removeAttribute('aria-busy');
    if ('error' in answer) return this.#refuse(answer.error);
    this.#traced = answer;
    this.#render();
  }

  /** @returns {Promise<Traced | { error: Refusal } | null>} */
  async #ask() {
    const { index, state } = this;
    const { guest, strategy, greeting } = state;
    try {
      const description = index.guests.find(({ name, greets }) => greets && name === guest);
      if (!this.#own && !description)
        return refusal(`there is no guest called ${guest} that greets`, 'choose one above');
      if (!strategies.some(({ name }) => name === strategy)) {
        return refusal(`there is no strategy called ${strategy}`, 'choose one above');
      }
      const texts = this.#texts();
      encode(texts, index.protocol);
      const chosen = this.#own ?? { name: guest, description, wasm: await fetchWasm(/** @type {any} */ (description)) };
      const greetings = Math.max(...index.schedules.map(({ greetings }) => greetings));
      const { protocol } = index;
      return await this.#tracer.ask({
        guest: /** @type {Chosen} */ (chosen),
        strategy,
        protocol,
        texts,
        greeting,
        greetings,
      });
    } catch (error) {
      const { message, next } = /** @type {any} */ (error);
      return refusal(message, next ?? null);
    }
  }

  /** @returns {Texts} */
  #texts() {
    const own = /** @type {Texts} */ (this.index.texts[0]);
    return { salutation: this.state.salutation ?? own.salutation, name: this.state.name ?? own.name };
  }

  #render() {
    if (!this.#traced) return;
    const { trace, first } = this.#traced;
    const { state, index } = this;
    const at = Math.min(state.step, trace.steps.length) - 1;
    const step = trace.steps[at];
    const strategy = /** @type {Strategy} */ (strategies.find(({ name }) => name === state.strategy));
    if (!step) return;
    const before = trace.steps[at - 1] ?? null;
    const description = this.#own ? null : index.guests.find(({ name }) => name === state.guest);
    const maximum = description ? (description.artefact.memory?.maximumPages ?? null) : undefined;

    this.controls.showProgress(at, trace.steps.length, trace.greeting, first);
    const dies = trace.steps.findIndex(({ end }) => end !== null && end.outcome !== 'greeted');
    this.steps.replaceChildren(
      ...Object.entries(stepTitles).map(([name, title], number) => {
        const isReached = number < trace.steps.length;
        const className = number === at ? 'present' : number < at ? 'past' : 'future';
        const label = `${number + 1} ${title}`;
        return h(
          'li',
          { class: `${className}${number === dies && number <= at ? ' fails' : ''}`, 'data-step': name },
          isReached
            ? h('a', { href: format({ ...state, step: number + 1 }), 'aria-current': number === at && 'step' }, label)
            : h('span', { 'aria-disabled': 'true' }, label),
        );
      }),
    );
    this.#tell(explain(trace, at, state.strategy));
    this.picture.replaceChildren(
      h('div', { class: 'left' }, bufferCards(step, before), memoryStrip(trace, at, maximum, index.protocol.pageBytes)),
      h(
        'div',
        { class: 'right' },
        codeListings(stepSource(trace.steps, at, strategy)),
        slotDump(step),
        ...(description?.artefact.memory?.shared ? [isolationPanel()] : []),
      ),
    );
  }

  /** @param {Explanation} explanation */
  #tell({ tone, headline, sentence, error, compare }) {
    this.banner.className = `banner ${tone}`;
    this.banner.replaceChildren(
      h('p', { class: 'headline' }, headline),
      h('p', {}, sentence),
      ...(error ? [h('p', { class: 'engine-error' }, h('code', {}, error))] : []),
      ...(compare
        ? [
            h(
              'dl',
              { class: 'compare' },
              h('dt', {}, 'read'),
              h('dd', {}, h('code', {}, `"${compare.read}"`)),
              h('dt', {}, 'there'),
              h('dd', {}, h('code', {}, `"${compare.there}"`)),
            ),
          ]
        : []),
    );
  }

  /** @param {Refusal} error */
  #refuse({ message, next }) {
    this.#traced = null;
    this.steps.replaceChildren();
    this.picture.replaceChildren();
    this.controls.showProgress(0, 0, this.state.greeting, null);
    this.#tell({ tone: 'lost', headline: 'This cannot be run', sentence: next ?? '', error: message });
  }

  /** @param {Partial<State>} changes */
  #change(changes) {
    if ('guest' in changes) this.#own = null;
    this.go({ ...this.state, ...changes }, false);
  }

  /** @param {number} step from 1; a greeting may be lost before it gets there */
  #goTo(step) {
    // Steps replace the address: the back button is for views and guests.
    this.go({ ...this.state, step: Math.min(Math.max(step, 1), STEPS) }, true);
  }

  /** @param {number} by */
  #step(by) {
    const last = this.#traced?.trace.steps.length ?? STEPS;
    this.#goTo(Math.min(Math.min(this.state.step, last) + by, last));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const isTyping = event.target instanceof Element && event.target.closest('input, select, textarea, .scroll, pre');
    if (!this.element.isConnected || isTyping || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#step(by);
  }

  /** @param {File} file */
  async #take(file) {
    this.#own = { name: file.name, wasm: new Uint8Array(await file.arrayBuffer()), description: null };
    // The same name may hold another guest now.
    this.#asked = '';
    this.go({ ...this.state, greeting: 1, step: 1 }, true);
  }
}

/**
 * @param {string} message
 * @param {string | null} next
 */
const refusal = (message, next) => ({ error: { message, next } });
