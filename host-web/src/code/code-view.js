/**
 * A strategy of the visitor's own, run on any guest under every schedule.
 */
import { describeSchedule } from '../../../host-js/growth/schedule.js';
import { strategies } from '../../../host-js/views/strategies.js';
import { h } from '../dom.js';
import { editor } from '../editor/editor.js';
import { fetchWasm } from '../guests.js';
import { startWorker } from '../site.js';
import { defaults, format } from '../state.js';
import { plural } from '../words.js';
import { OWN, agreed, pack, unpack } from './own-code.js';

/**
 * @import { Index } from '../../../host-js/types.js'
 * @import { State } from '../state.js'
 * @import { Editor } from '../editor/editor.js'
 * @import { Answer, Seen } from '../workers/strategy.js'
 */

const TIME_LIMIT_SECONDS = 10;
const LAST = 7;

/** @param {string} name */
const startingPoint = name => {
  const view = strategies.find(strategy => strategy.name === name)?.view;
  return `// Take a memory; answer with "give me the bytes, now".\nexport default ${view}\n`;
};

export class CodeView {
  title = 'Your own strategy';
  /** @type {Editor | null} */
  #editor = null;
  /** @type {Promise<Editor> | null} */
  #coming = null;
  #shown = '';

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
      { id: 'code-from', change: () => this.#editor?.set(startingPoint(this.from.value)) },
      ...strategies.map(({ name }) => h('option', {}, name)),
    );
    // Nothing can be run before there is something to read: the editor is fetched after the view is shown.
    this.run = h(
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
        'Write how your host holds its view. It greets through the same code as every other strategy here, on the guest that you choose, under every schedule of growth.',
      ),
      h(
        'div',
        { class: 'controls' },
        h('div', { class: 'field' }, h('label', { for: 'code-from' }, 'Start from'), this.from),
        h('div', { class: 'field' }, h('label', { for: 'code-guest' }, 'Guest'), this.guest),
        this.run,
      ),
      h('div', { class: 'code-desk' }, this.place, h('div', {}, this.verdict, this.cells)),
    );
  }

  /** @param {State} state */
  async show({ code, guest }) {
    const given = code === null ? null : unpack(code);
    if (this.#editor && (code === null || code === this.#shown)) return;
    const value = given ?? startingPoint('stale');
    this.#shown = code ?? '';
    this.#coming ??= editor({ value, label: 'Your strategy', onChange: () => {}, onRun: () => this.#run() });
    const desk = await this.#coming;
    // Another link may have come while the editor was on its way.
    if (this.#shown !== (code ?? '')) return;
    if (this.#editor) desk.set(value);
    else {
      this.#editor = desk;
      if (desk.get() !== value) desk.set(value);
      this.place.replaceChildren(desk.element);
      this.run.disabled = false;
    }
    this.guest.value = guest;
    if (code !== null && given === null) this.#tell('rejects', 'This link does not hold a whole program.', '');
    else if (code !== null) this.#tell('', 'This code came with the link.', 'Read it, then run it.');
  }

  async #run() {
    const source = this.#editor?.get() ?? '';
    const guest = this.index.guests.find(({ name }) => name === this.guest.value);
    if (!guest) return;
    this.#tell('', 'Running …', '');
    this.cells.replaceChildren();
    agreed.add(source);
    this.#shown = pack(source);
    this.go({ ...defaults, view: 'code', guest: guest.name, code: this.#shown }, true);
    const { seen, error } = await this.#ask({ index: this.index, guest, wasm: await fetchWasm(guest), source });
    if (!seen) return this.#tell('rejects', 'It did not run.', String(error));
    const bad = seen.filter(({ outcome }) => outcome !== 'greeted');
    const [first] = bad;
    if (first) {
      this.#tell(
        'rejects',
        `It fails under ${plural(bad.length, 'schedule')} of ${seen.length}.`,
        `First, ${describeSchedule(first.schedule)}: ${first.detail}`,
      );
      this.verdict.append(
        h('p', {}, h('a', { href: this.#lab(guest.name, first), id: 'step-code' }, 'Step through it in the lab')),
      );
    } else this.#tell('passes', `It greets under all ${seen.length} schedules.`, 'Now try another guest.');
    this.cells.replaceChildren(
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h('tr', {}, ...['schedule', 'outcome', 'greetings'].map(text => h('th', { scope: 'col' }, text))),
        ),
        h(
          'tbody',
          {},
          ...seen.map(one =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, describeSchedule(one.schedule)),
              h(
                'td',
                {},
                h(
                  'a',
                  {
                    class: `outcome ${one.outcome === 'threw' ? 'detached' : one.outcome}`,
                    href: this.#lab(guest.name, one),
                  },
                  one.outcome,
                ),
              ),
              h('td', {}, one.calls),
            ),
          ),
        ),
      ),
    );
  }

  /**
   * @param {string} guest
   * @param {Seen} seen
   */
  #lab(guest, { schedule: { after, by, reset }, calls }) {
    return format({
      ...defaults,
      guest,
      strategy: OWN,
      code: this.#shown,
      after,
      by,
      reset,
      greeting: Math.max(calls, 1),
      step: LAST,
    });
  }

  /**
   * @param {import('../workers/strategy.js').Job} job
   * @returns {Promise<Answer>}
   */
  async #ask(job) {
    const worker = startWorker('strategy');
    try {
      return await new Promise(resolve => {
        setTimeout(
          () => resolve({ error: `it was still running at the time limit of ${TIME_LIMIT_SECONDS} s` }),
          TIME_LIMIT_SECONDS * 1000,
        );
        worker.addEventListener('message', (/** @type {MessageEvent<Answer>} */ { data }) => resolve(data));
        worker.addEventListener('error', event => resolve({ error: event.message }));
        worker.postMessage(job);
      });
    } finally {
      worker.terminate();
    }
  }

  /** @param {string} tone @param {string} headline @param {string} sentence */
  #tell(tone, headline, sentence) {
    this.verdict.className = `verdict ${tone}`;
    this.verdict.replaceChildren(h('p', { class: 'headline' }, headline), h('p', {}, sentence));
  }
}
