/**
 * Code of the visitor's own, a strategy or a whole host, run on any guest under every schedule.
 */
import { askOnce } from '../converse.js';
import { h } from '../dom.js';
import { editor } from '../editor/editor.js';
import { fetchWasm } from '../guests.js';
import { once } from '../once.js';
import { startWorker } from '../site.js';
import { defaults, format } from '../state.js';
import { OWN, agreed, pack, unpack } from './own-code.js';
import { resultTable, told, verdictOn } from './results.js';
import { startingPoints } from './starting-points.js';

/**
 * @import { Index } from '../../../host-js/types.js'
 * @import { State } from '../state.js'
 * @import { Editor } from '../editor/editor.js'
 * @import { Answer } from '../workers/own.js'
 * @import { Seen } from './seen.js'
 */

const TIME_LIMIT_SECONDS = 10;
/** The last step of a strategy's greeting; a whole host has as many as it makes calls, and the lab shows its last. */
const LAST = 7;
const LAST_OF_ANY = 99;
const FIRST = 'stale';

export class CodeView {
  title = 'Your own code';
  /** @type {Editor | null} */
  #editor = null;
  #shown = '';
  /** How many runs were begun, or overtaken by another program: of an earlier one, nothing is said. */
  #runs = 0;
  #shows = 0;

  /**
   * @param {Index} index
   * @param {(state: State, replace: boolean) => void} go
   */
  constructor(index, go) {
    this.index = index;
    this.go = go;
    this.guest = h(
      'select',
      { id: 'code-guest' },
      ...index.guests.filter(({ greets }) => greets).map(({ name }) => h('option', {}, name)),
    );
    this.from = h(
      'select',
      { id: 'code-from', disabled: true, change: () => this.#write(startingPoints.get(this.from.value) ?? '') },
      ...[...startingPoints.keys()].map(name => h('option', {}, name)),
    );
    // Nothing can be run before there is a place to write it.
    this.button = h(
      'button',
      { type: 'button', id: 'run-code', class: 'primary', disabled: true, click: () => this.#run() },
      'Run (Ctrl+Enter)',
    );
    this.place = h('div', {});
    this.verdict = h('div', { class: 'verdict', role: 'status' });
    this.cells = h('div', { class: 'report' });
    this.element = h(
      'div',
      { class: 'code-view' },
      h(
        'p',
        {},
        'Write how your host holds its view, and it greets through the same code as every other strategy here. Or write a whole host function: then its messages are what counts. Either runs on the guest that you choose, under every schedule of growth.',
      ),
      h(
        'div',
        { class: 'controls' },
        h('div', { class: 'field' }, h('label', { for: 'code-from' }, 'Start from'), this.from),
        h('div', { class: 'field' }, h('label', { for: 'code-guest' }, 'Guest'), this.guest),
        this.button,
      ),
      h('div', { class: 'code-desk' }, this.place, h('div', {}, this.verdict, this.cells)),
    );
  }

  /** @param {State} state */
  async show({ code, guest }) {
    const now = (this.#shows += 1);
    const { set } = await this.#ready();
    if (now !== this.#shows) return;
    const isFirst = this.button.disabled;
    this.button.disabled = this.from.disabled = false;
    if (!isFirst && (code === null || code === this.#shown)) return;
    const given = code === null ? null : unpack(code);
    this.guest.value = guest;
    set(given ?? startingPoints.get(FIRST) ?? '');
    this.#clear();
    this.#shown = code ?? '';
    if (code !== null && given === null) this.#tell('rejects', 'This link does not hold a whole program.', '');
    else if (code !== null) this.#tell('', 'This code came with the link.', 'Read it, then run it.');
  }

  /** @type {() => Promise<Editor>} */
  #ready = once(async () => {
    const made = await editor({ value: '', label: 'Your code', onChange: () => {}, onRun: () => this.#run() });
    this.#editor = made;
    this.place.replaceChildren(made.element);
    return made;
  });

  /** @param {string} source */
  #write(source) {
    this.#editor?.set(source);
    this.#clear();
  }

  #clear() {
    this.#runs += 1;
    this.#tell('', '', '');
    this.cells.replaceChildren();
  }

  async #run() {
    const guest = this.index.guests.find(({ name }) => name === this.guest.value);
    if (!this.#editor || !guest || this.button.disabled) return;
    const source = this.#editor.get();
    this.#clear();
    const now = this.#runs;
    this.#tell('', 'Running …', '');
    agreed.add(source);
    this.#shown = pack(source);
    this.go({ ...defaults, view: 'code', guest: guest.name, code: this.#shown }, true);
    const answer = await this.#ask(guest, source);
    if (now !== this.#runs) return;
    if ('error' in answer) return this.#tell('rejects', 'It did not run.', answer.error);
    const lab = (/** @type {Seen} */ seen) => this.#lab(guest.name, seen, answer.isHost ? LAST_OF_ANY : LAST);
    const { passes, verdict } = verdictOn(answer.seen, source, lab);
    this.#show(passes ? 'passes' : 'rejects', verdict);
    this.cells.replaceChildren(resultTable(answer.seen, lab));
  }

  /**
   * @param {string} guest
   * @param {Seen} seen
   * @param {number} step
   */
  #lab(guest, { schedule: { after, by, reset }, greeting }, step) {
    return format({
      ...defaults,
      guest,
      strategy: OWN,
      code: this.#shown,
      after,
      by,
      reset,
      greeting,
      step,
    });
  }

  /**
   * @param {Index['guests'][0]} guest
   * @param {string} source
   * @returns {Promise<Answer>}
   */
  async #ask(guest, source) {
    try {
      const job = { index: this.index, guest, wasm: await fetchWasm(guest), source };
      return await askOnce(startWorker('own'), job, TIME_LIMIT_SECONDS, error => ({ error }));
    } catch (error) {
      return { error: String(error) };
    }
  }

  /** @param {string} tone @param {string} headline @param {string} sentence */
  #tell(tone, headline, sentence) {
    this.#show(tone, headline ? told(headline, sentence) : []);
  }

  /** @param {string} tone @param {Node[]} children */
  #show(tone, children) {
    this.verdict.className = `verdict ${tone}`;
    this.verdict.replaceChildren(...children);
  }
}
