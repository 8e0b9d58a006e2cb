/**
 * The workshop with nothing installed: read, edit, check, and go on when it passes.
 */
import { diff } from '../../../workshop/src/present/diff.js';
import { rejected } from '../../../workshop/src/lab/verdict.js';
import { progressLine } from '../../../workshop/src/present/ladder.js';
import { h } from '../dom.js';
import { editor } from '../editor/editor.js';
import { markdown } from '../markdown.js';
import { once } from '../once.js';
import { fetchJson } from '../site.js';
import { defaults, format } from '../state.js';
import { check } from './check.js';
import { keyed } from './keyed.js';
import { load, save } from './progress.js';
import { room } from './room.js';

/**
 * @import { Verdict } from '../../../workshop/src/lab/types.js'
 * @import { State } from '../state.js'
 *
 * @typedef {object} Exercise as the assembler writes it
 * @property {string} id
 * @property {number} number
 * @property {string} title
 * @property {number} minutes
 * @property {'core' | 'stretch' | 'capstone'} part
 * @property {string} page
 * @property {string} story
 * @property {{ name: string, address: string }} report
 * @property {string[]} hints
 * @property {string} why
 * @property {string} found
 * @property {string} file
 * @property {boolean} inPage whether it runs here
 * @property {string} starterSource
 * @property {string} solutionSource
 */

export class WorkshopView {
  title = 'The workshop';
  /** @type {Exercise[]} */
  #ladder = [];
  /** @type {Exercise | null} */
  #current = null;
  #progress = load();
  #shown = 0;
  /** @type {() => Promise<Exercise[]>} */
  #fetchLadder = once(() => fetchJson('workshop/ladder.json'));

  constructor() {
    this.list = h('ol', { class: 'exercises' });
    this.line = h('input', { id: 'progress-line', readonly: true, 'aria-label': 'One line for your instructor' });
    this.desk = h('div', { class: 'desk' });
    this.element = h(
      'div',
      { class: 'workshop' },
      h(
        'nav',
        { class: 'ladder', 'aria-label': 'Exercises' },
        this.list,
        h('p', { class: 'aside' }, 'One line for your instructor:'),
        this.line,
        room(),
      ),
      this.desk,
    );
  }

  /** @param {State} state */
  async show({ exercise }) {
    const now = (this.#shown += 1);
    const ladder = await this.#fetchLadder();
    if (now !== this.#shown) return;
    this.#ladder = ladder;
    const asked = this.#ladder.find(({ id, number }) => id === exercise || String(number) === exercise);
    const next = asked ?? this.#next();
    const opened = next && next !== this.#current ? this.#open(next) : null;
    this.#draw();
    await opened;
  }

  #next() {
    const open = this.#ladder.find(({ id, inPage }) => inPage && !this.#progress.passed.includes(id));
    return open ?? this.#ladder[0];
  }

  /** @param {Exercise} exercise */
  async #open(exercise) {
    this.#current = exercise;
    const { id, number, title, minutes, file, page, inPage, report, hints, starterSource, solutionSource } = exercise;
    const verdict = h('div', { class: 'verdict', role: 'status' });
    const told = h('div', { class: 'told' });
    const heading = h('h2', {}, `${number}. ${title}`, h('span', { class: 'aside' }, ` ${minutes} minutes`));
    const head = [
      heading,
      h(
        'div',
        { class: 'reading', tabindex: 0, role: 'group', 'aria-label': 'The exercise' },
        ...keyed(markdown(page)),
      ),
    ];
    if (!inPage) {
      return this.desk.replaceChildren(
        ...head,
        h(
          'p',
          { class: 'needs' },
          h('strong', {}, `${file} is compiled on your machine: `),
          'it needs Rust, from rustup.rs, and Node.js 20 or later. In a copy of the project, ',
          h('code', {}, `node workshop doctor`),
          ' says what is there, and ',
          h('code', {}, `node workshop check ${number}`),
          ' checks it.',
        ),
      );
    }
    let runs = 0;
    const run = async () => {
      const now = (runs += 1);
      const source = made.get();
      verdict.className = 'verdict checking';
      verdict.replaceChildren(h('p', {}, 'Checking …'));
      const seen = await check({ exercise: id, file, source }).catch(error =>
        rejected('checker-failed', { details: [String(error)] }),
      );
      // Only of what was checked last is anything said.
      if (now !== runs) return;
      this.#tell(verdict, seen);
      if (seen.rejected !== null) return;
      if (!this.#progress.passed.includes(id)) this.#progress.passed.push(id);
      this.#keep();
      solve();
    };
    const solve = () => {
      const before = made.get();
      const lines = diff(before, solutionSource, (_, text) => text).split('\n');
      told.replaceChildren(
        h(
          'h3',
          {},
          before.trim() === solutionSource.trim()
            ? 'Yours is the solution, to the letter'
            : 'From yours to the solution',
        ),
        h(
          'pre',
          { class: 'diff', tabindex: 0, role: 'group', 'aria-label': 'The solution as a diff' },
          ...lines.map(line =>
            h(line.startsWith('+') ? 'ins' : line.startsWith('-') ? 'del' : 'span', { class: 'line' }, `${line}\n`),
          ),
        ),
        ...keyed([
          h('h3', {}, 'Why this works'),
          ...markdown(exercise.why),
          h('h3', {}, 'The report: ', h('a', { href: report.address }, report.name)),
          ...markdown(exercise.story),
          h('h3', {}, 'How it was found'),
          ...markdown(exercise.found),
        ]),
      );
    };
    const hint = () => {
      const shown = Math.min((this.#progress.hints[id] ?? 0) + 1, hints.length);
      this.#progress.hints[id] = shown;
      this.#keep();
      told.replaceChildren(
        ...keyed(hints.slice(0, shown).flatMap((text, at) => [h('h3', {}, `Hint ${at + 1}`), ...markdown(text)])),
      );
    };
    const button = (/** @type {string} */ name, /** @type {string} */ label, /** @type {() => void} */ click) =>
      h('button', { type: 'button', id: name, class: name === 'check' && 'primary', click }, label);
    // Nothing of the exercise before is left to be pressed.
    this.desk.replaceChildren(...head);
    const made = await editor({
      value: this.#progress.drafts[id] ?? starterSource,
      label: `${file}, your file`,
      isScript: file.endsWith('.js'),
      onChange: value => {
        this.#progress.drafts[id] = value;
        save(this.#progress);
      },
      onRun: run,
    });
    // Another exercise, or the same once more, was opened meanwhile.
    if (!this.desk.contains(heading)) return;
    this.desk.append(
      h(
        'div',
        { class: 'bench' },
        h('p', { class: 'aside' }, file),
        made.element,
        h(
          'div',
          { class: 'buttons' },
          button('check', 'Check (Ctrl+Enter)', run),
          button('hint', 'Hint', hint),
          button('reset', 'Start over', () => {
            runs += 1;
            verdict.replaceChildren();
            verdict.className = 'verdict';
            made.set(starterSource);
            delete this.#progress.drafts[id];
            this.#keep();
          }),
          button('solution', 'Solution', () => {
            if (!this.#progress.passed.includes(id) && !this.#progress.gaveUp.includes(id))
              this.#progress.gaveUp.push(id);
            this.#keep();
            solve();
          }),
        ),
        verdict,
        told,
      ),
    );
  }

  /**
   * @param {HTMLElement} element
   * @param {Verdict} verdict
   */
  #tell(element, { rejected, sentence, details, place }) {
    const passed = rejected === null;
    element.className = `verdict ${passed ? 'passes' : 'rejects'}`;
    element.dataset['rejected'] = rejected ?? 'passes';
    element.replaceChildren(
      h('p', { class: 'headline' }, passed ? 'It passes.' : `Not yet: ${rejected}`),
      ...(sentence ? [h('p', {}, sentence)] : []),
      ...(place ? [h('p', {}, `Line ${place.line}, column ${place.column}.`)] : []),
      ...(details.length > 0
        ? [h('pre', { tabindex: 0, role: 'group', 'aria-label': 'Details' }, details.join('\n'))]
        : []),
    );
  }

  #keep() {
    save(this.#progress);
    this.#draw();
  }

  #draw() {
    const { passed } = this.#progress;
    // The links stay, so that focus does.
    if (this.list.childElementCount === 0) this.list.append(...this.#ladder.map(one => h('li', {}, this.#link(one))));
    this.#ladder.forEach(({ id, number, title, inPage }, at) => {
      const link = this.list.querySelectorAll('a')[at];
      if (!link) return;
      if (id === this.#current?.id) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
      link.replaceChildren(
        `${passed.includes(id) ? '✓ ' : ''}${number}. ${title}`,
        ...(!inPage ? [h('span', { class: 'aside' }, ' on your machine')] : []),
      );
    });
    const current = this.#current;
    if (current)
      this.line.value = progressLine(
        /** @type {any} */ ({ ladder: this.#ladder, progress: this.#progress, current: () => current }),
      );
  }

  /** @param {Exercise} exercise */
  #link = ({ number }) => h('a', { href: format({ ...defaults, view: 'workshop', exercise: String(number) }) });
}
