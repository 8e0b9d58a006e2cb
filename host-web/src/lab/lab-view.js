/**
 * One greeting, step by step.
 */
import { encode } from '../../../host-js/greeter/texts.js';
import { stepSource } from '../../../host-js/trace/step-source.js';
import { strategies } from '../../../host-js/views/strategies.js';
import { OWN, agreed, unpack } from '../code/own-code.js';
import { h } from '../dom.js';
import { fetchSource, fetchWasm } from '../guests.js';
import { wear } from '../styles.js';
import { codeListings, showMarks } from './code.js';
import { controls } from './controls.js';
import { Pane } from './pane.js';
import { player } from './player.js';
import { slotDump } from './slots.js';
import { titlesOf } from './steps.js';
import { thesis } from './thesis.js';
import { ways } from './ways.js';

/**
 * @import { Listing } from '../../../host-js/trace/step-source.js'
 * @import { Guest, Index, Texts } from '../../../host-js/types.js'
 * @import { Strategy } from '../../../host-js/views/strategies.js'
 * @import { State } from '../state.js'
 * @import { Chosen, Refusal, Request } from './tracer.js'
 */

export class LabView {
  title = 'One greeting, step by step';
  /** @type {Chosen | null} a guest of the visitor's own */
  #own = null;
  #asked = '';
  #isBusy = false;
  #taken = 0;
  /** How many runs were begun; what a request fetches may come after the next one has run. */
  #runs = 0;
  /** @type {Listing | null} */
  #guestSource = null;
  /** What shared memory may do here; fetched with the first guest that has such. @type {(() => HTMLElement) | null} */
  #isolation = null;
  #panes = [new Pane('one'), new Pane('two')];

  /**
   * @param {Index} index
   * @param {(state: State, replace: boolean) => void} go
   */
  constructor(index, go) {
    this.index = index;
    this.go = go;
    /** @type {State} */
    this.state = /** @type {any} */ (null);
    this.controls = controls(index, { change: changes => this.#change(changes), file: file => this.take(file) });
    this.player = player(step => this.#goTo(step));
    this.banners = h('div', { class: 'banners' });
    this.picture = h('div', { class: 'picture' });
    this.right = h('div', { class: 'right' });
    this.element = h(
      'div',
      { class: 'lab' },
      thesis(),
      this.controls.element,
      this.player.element,
      this.banners,
      this.picture,
      this.controls.more,
      ways(),
    );
    document.addEventListener('keydown', event => this.#key(event));
  }

  /** @param {State} state */
  async show(state) {
    this.state = state;
    this.controls.show(state, this.#texts());
    const { step, ...asked } = state;
    const key = JSON.stringify(asked);
    // What is on its way shows itself, in the step that is asked for then.
    if (key === this.#asked) return this.#isBusy ? undefined : this.#render();
    this.#asked = key;
    this.#isBusy = true;
    this.element.setAttribute('aria-busy', 'true');
    this.player.rest();
    this.controls.rest();
    const isPair = state.beside !== null;
    this.element.classList.toggle('pair', isPair);
    const panes = this.#panes.slice(0, isPair ? 2 : 1);
    this.banners.replaceChildren(...panes.map(({ name, banner }) => h('div', {}, isPair && name, banner.element)));
    this.picture.replaceChildren(
      ...panes.map(({ memory, pokes }) => h('div', { class: 'left' }, memory, pokes.element)),
      this.right,
    );
    const refusals = await this.#run(panes);
    if (refusals === null) return;
    this.#isBusy = false;
    this.element.removeAttribute('aria-busy');
    panes.forEach((pane, at) => refusals[at] && pane.refuse(refusals[at]));
    this.#render();
  }

  /**
   * @param {Pane[]} panes
   * @returns {Promise<(Refusal | null)[] | null>} null when a later request overtook it
   */
  async #run(panes) {
    const { state } = this;
    const run = (this.#runs += 1);
    const held = [state.strategy, state.beside ?? ''];
    for (const pane of panes) pane.traced = null;
    try {
      if (panes.length > 1) await wear(['lab/pair']);
      const { source, ...request } = await this.#request();
      if (run !== this.#runs) return null;
      this.#guestSource = source;
      const answers = await Promise.all(
        panes.map(async (pane, at) => {
          const strategy = /** @type {string} */ (held[at]);
          if (strategy === OWN) return this.#runOwn(pane, request);
          if (strategies.some(({ name }) => name === strategy)) return pane.run({ ...request, strategy });
          return { message: `there is no strategy called ${strategy}`, next: 'choose one above' };
        }),
      );
      if (answers.includes('overtaken')) return null;
      const refused = /** @type {(Refusal | null)[]} */ (answers);
      return panes.map((pane, at) => refused[at] ?? (panes.length > 1 ? this.#alone(pane) : null));
    } catch (error) {
      if (run !== this.#runs) return null;
      const { message, next } = /** @type {any} */ (error);
      return panes.map(() => ({ message, next: next ? String(next) : null }));
    }
  }

  /**
   * A whole host's steps are its own calls: no other strategy goes through them.
   *
   * @param {Pane} pane
   * @returns {Refusal | null}
   */
  #alone(pane) {
    if (!pane.traced || !('isHost' in pane.traced.trace)) return null;
    pane.traced = null;
    return {
      message: 'a whole host has steps of its own, and shares its timeline with nothing',
      next: 'choose nothing beside it, above',
    };
  }

  /** The visitor's own strategy, or null where there is none. */
  #code() {
    return this.state.code === null ? null : unpack(this.state.code);
  }

  /**
   * @param {Pane} pane
   * @param {Request} request
   */
  #runOwn(pane, request) {
    const code = this.#code();
    if (code === null)
      return { message: 'this link does not hold a whole program', next: 'write one: Your code, above' };
    if (agreed.has(code)) return pane.run({ ...request, strategy: OWN, code });
    return {
      message: 'this link carries code, and nobody has run it here',
      next: 'read it and run it: Your code, above',
    };
  }

  /** @returns {Promise<Request & { source: Listing | null }>} */
  async #request() {
    const { index, state } = this;
    const { guest, own, greeting, after, by, reset } = state;
    const description = index.guests.find(({ name, greets }) => greets && name === guest);
    if (own !== null && this.#own?.name !== own) {
      throw Object.assign(new Error(`${own} was a file of yours, and no address can carry it`), {
        next: 'drop it here again, or choose a guest above',
      });
    }
    if (own === null && !description) {
      throw Object.assign(new Error(`there is no guest called ${guest} that greets`), { next: 'choose one above' });
    }
    const texts = this.#texts();
    encode(texts, index.protocol);
    if (description?.artefact.memory?.shared)
      [{ isolationPanel: this.#isolation }] = await Promise.all([import('../isolation.js'), wear(['tables'])]);
    return {
      source: own === null ? await fetchSource(/** @type {Guest} */ (description)).catch(() => null) : null,
      guest: own !== null ? /** @type {Chosen} */ (this.#own) : await chosen(/** @type {Guest} */ (description)),
      strategy: '',
      code: null,
      protocol: index.protocol,
      texts,
      greeting,
      greetings: Math.max(...index.schedules.map(({ greetings }) => greetings)),
      schedule: { after, by: after === null ? 0 : by, greetings: this.#greetings(), reset },
      given: state.salutation === null && state.name === null ? index.texts : [texts],
      poke: null,
    };
  }

  /** As many as a schedule of the lab's asks for: a whole host is given all of them at once. */
  #greetings() {
    const { after, by, reset, greeting } = this.state;
    const same = this.index.schedules.find(
      one => one.after === after && one.reset === reset && (after === null || one.by === by),
    );
    return Math.max(same?.greetings ?? 1, greeting);
  }

  /** @returns {Texts} */
  #texts() {
    const own = /** @type {Texts} */ (this.index.texts[0]);
    return { salutation: this.state.salutation ?? own.salutation, name: this.state.name ?? own.name };
  }

  #render() {
    const { state, index } = this;
    const panes = this.#panes.slice(0, state.beside === null ? 1 : 2);
    const description = state.own !== null ? null : index.guests.find(({ name }) => name === state.guest);
    const maximum = description ? (description.artefact.memory?.maximumPages ?? null) : undefined;
    const told = panes.map(pane => pane.show(state.step, maximum));
    const traces = panes.flatMap(({ traced }) => (traced ? [traced] : []));
    const [main] = traces;
    const reached = Math.max(0, ...traces.map(({ trace }) => trace.steps.length));
    const at = Math.min(state.step, Math.max(reached, 1));
    const losses = traces.map(({ trace }) => trace.steps.findIndex(({ end }) => end && end.outcome !== 'greeted') + 1);
    this.player.show(at, reached, {
      titles: titlesOf(main?.trace ?? null),
      said: told.map(said => said?.said ?? '').join(' '),
      dies: told.some(said => said?.dies),
      diesAt: losses.find(step => step > 0) ?? null,
    });
    this.controls.showGreeting(main?.trace.greeting ?? null, main?.first ?? null);
    const step = main?.trace.steps[Math.min(at, main.trace.steps.length) - 1];
    if (!main || !step) return void this.right.replaceChildren();
    const isCalling =
      (step.step === 'set-name' || ('title' in step && step.title === 'set_name')) && !step.forced.length;
    this.right.replaceChildren(
      slotDump(step, index.protocol),
      codeListings(this.#sources(at), this.#guestListing(isCalling)),
      ...(description?.artefact.memory?.shared && this.#isolation ? [this.#isolation()] : []),
    );
    showMarks(this.right);
  }

  /**
   * The host's functions, and each strategy that is shown. What is asked once comes last: the greeting and its view are
   * what the lab is about.
   *
   * @param {number} at the step, from 1
   */
  #sources(at) {
    const { strategy, beside } = this.state;
    const listings = this.#panes.flatMap(({ traced }, pane) => {
      const wanted = pane === 0 ? strategy : beside;
      const source = this.#code();
      const held =
        wanted === OWN && source !== null ? { name: OWN, source } : strategies.find(({ name }) => name === wanted);
      if (!traced || !held) return [];
      const { trace } = traced;
      const index = Math.min(at, trace.steps.length) - 1;
      if (!('isHost' in trace)) return [stepSource(trace, index, held)];
      const running = (trace.steps[index]?.ran.host ?? []).map(line => line - 1);
      return [[{ title: `${OWN}, a whole host`, lines: String(source).trimEnd().split('\n'), running }]];
    });
    const [[asking, greeting, view] = [], second = []] = listings;
    return [greeting, view, ...second.slice(-1), asking].flatMap(listing => listing ?? []);
  }

  /** @param {boolean} runs whether the guest is what runs in this step */
  #guestListing(runs) {
    const source = this.#guestSource;
    return source ? [{ ...source, running: runs ? source.running : [] }] : [];
  }

  /** @param {Partial<State>} changes */
  #change(changes) {
    this.go({ ...this.state, ...changes }, false);
  }

  /** @param {number} step from 1; a greeting may be lost before it gets there */
  #goTo(step) {
    // Steps replace the address: the back button is for views and guests.
    this.go({ ...this.state, step: Math.max(step, 1) }, true);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const isTyping = event.target instanceof Element && event.target.closest('input, select, textarea, .scroll, pre');
    if (!this.element.isConnected || isTyping || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const isOnButton = event.target instanceof Element && event.target.closest('button, a');
    const act = {
      ArrowLeft: () => this.player.by(-1),
      ArrowRight: () => this.player.by(1),
      Home: () => this.player.to(1),
      ' ': isOnButton ? null : () => this.player.toggle(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {File} file of the visitor's own */
  async take(file) {
    const taken = (this.#taken += 1);
    const wasm = new Uint8Array(await file.arrayBuffer());
    // A file that was dropped later may have been read sooner.
    if (taken !== this.#taken) return;
    this.#own = { name: file.name, wasm, description: null };
    // The same name may hold another guest now.
    this.#asked = '';
    this.go({ ...(this.state ?? {}), view: 'lab', own: file.name, greeting: 1, step: 1 }, false);
  }
}

/** @param {Guest} description @returns {Promise<Chosen>} */
const chosen = async description => ({ name: description.name, description, wasm: await fetchWasm(description) });
