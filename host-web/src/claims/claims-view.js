/**
 * The register of claims: what is said of growth, what every engine shows of it, and what this one does, now.
 */
import { identify } from '../../../engines/identify.js';
import { h } from '../dom.js';
import { nextTask } from '../next-task.js';
import { once } from '../once.js';
import { fetchJson } from '../site.js';
import { defaults, format } from '../state.js';
import { plural } from '../words.js';
import { agreement, columnOf, minded } from './agreement.js';
import { claimPage } from './claim-page.js';
import { filter, verdictOn, verdictsOn } from './filter.js';
import { tryHere } from './try-here.js';
import { verdictBadge } from './verdict-badge.js';

/**
 * @import { PageClaim, Register } from '../../../claims/src/page.js'
 * @import { Cell } from '../../../claims/src/verdict.js'
 * @import { State } from '../state.js'
 * @import { Agreement } from './agreement.js'
 *
 * @typedef {{ cell: Cell, agreement: Agreement }} Tried
 */

export class ClaimsView {
  title = 'Claims: what is said of growth, and what is so';
  /** @type {Register | null} */
  #register = null;
  /** @type {Register['engines'][0] | null} */
  #column = null;
  /** @type {Map<string, Tried>} what was seen here, by the claim's name */
  #tried = new Map();
  /** @type {PageClaim | null} */
  #open = null;
  #running = false;
  #shows = 0;
  #fetched = once(() => this.#fetch());

  constructor() {
    const draw = () => this.#drawList();
    this.words = h('input', {
      id: 'claim-words',
      type: 'search',
      placeholder: 'DataView, MDN …',
      input: draw,
    });
    this.engine = h('select', { id: 'claim-engine', change: () => this.#chooseEngine() });
    this.verdict = h('select', { id: 'claim-verdict', change: draw });
    this.count = h('p', { class: 'aside', role: 'status', id: 'claim-count' });
    this.all = h('button', { type: 'button', id: 'try-all', click: () => this.#tryAll() });
    this.toll = h('p', { id: 'toll', role: 'status' });
    this.list = h('nav', { class: 'claim-list', 'aria-label': 'Claims' });
    this.page = h('article', { class: 'claim-page', 'aria-label': 'The claim' });
    this.element = h('div', { class: 'claims' });
  }

  /** @param {State} state */
  async show({ claim: name }) {
    const now = (this.#shows += 1);
    const isFirst = this.#register === null;
    try {
      await this.#fetched();
    } catch (error) {
      return this.#complain(/** @type {Error} */ (error));
    }
    const register = /** @type {Register} */ (this.#register);
    this.#open = register.claims.find(claim => claim.name === name) ?? null;
    this.element.classList.toggle('claim-open', name !== null);
    this.#drawList();
    this.#drawPage(name);
    // A long list and a long page: the browser may draw and listen before both are laid out at once.
    if (isFirst) await nextTask();
    if (now !== this.#shows) return;
    const current = /** @type {HTMLElement | null} */ (this.list.querySelector('[aria-current]'));
    if (current?.offsetParent) reveal(current, this.list);
    else if (name !== null) {
      scrollTo(0, 0);
      this.page.querySelector('h2')?.focus();
    }
  }

  /** @param {Error} error */
  #complain({ message }) {
    this.element.replaceChildren(
      h('p', { class: 'complaint' }, `The register is not in this copy of the page: ${message}.`),
      h(
        'p',
        {},
        'It is taken in when the page is assembled where the project’s npm packages are installed: ',
        h('code', {}, 'npm ci'),
        ', then ',
        h('code', {}, 'make web'),
        '.',
      ),
    );
  }

  async #fetch() {
    const register = /** @type {Register} */ (await fetchJson('claims/claims.json'));
    const here = await identify();
    const { engines } = register;
    this.#column = columnOf(engines, here);
    this.engine.replaceChildren(
      h('option', { value: '' }, 'all engines together'),
      ...engines.map(({ id, title }) =>
        h('option', { value: id }, id === this.#column?.id ? `${title}, as stored of this one` : title),
      ),
    );
    this.#chooseEngine();
    // Known from here on: the list is drawn by whoever shows it, and not twice.
    this.#register = register;
    this.element.replaceChildren(
      h(
        'p',
        { class: 'claims-about' },
        'People learn growth from guides, answers and threads, and many sentences in them are false, or true on one engine. Each of these was run on every engine; its button runs it on yours.',
      ),
      h(
        'div',
        { class: 'controls' },
        h('div', { class: 'field' }, h('label', { for: 'claim-words' }, 'Search'), this.words),
        h('div', { class: 'field' }, h('label', { for: 'claim-engine' }, 'Engine'), this.engine),
        h('div', { class: 'field' }, h('label', { for: 'claim-verdict' }, 'Verdict'), this.verdict),
        this.all,
      ),
      this.toll,
      h('div', { class: 'claims-desk' }, h('div', { class: 'claims-side' }, this.count, this.list), this.page),
    );
  }

  #chooseEngine() {
    const before = this.verdict.value;
    const verdicts = verdictsOn(this.engine.value);
    this.verdict.replaceChildren(
      h('option', { value: '' }, 'any'),
      ...verdicts.map(verdict => h('option', {}, verdict)),
    );
    this.verdict.value = verdicts.includes(before) ? before : '';
    this.#drawList();
  }

  #shown() {
    const [words, engine, verdict] = [this.words.value, this.engine.value, this.verdict.value];
    return this.#register ? filter(this.#register, { words, engine, verdict }) : [];
  }

  #drawList() {
    const shown = this.#shown();
    const kinds = [...new Set(shown.map(({ kind }) => kind))].sort();
    this.count.textContent = `${shown.length} of ${plural(this.#register?.claims.length ?? 0, 'claim')}`;
    this.all.textContent = this.#running ? 'Stop' : `Run these ${shown.length} here`;
    this.list.replaceChildren(
      ...kinds.flatMap(kind => [
        h('h2', {}, kind),
        h('ul', {}, ...shown.filter(claim => claim.kind === kind).map(claim => h('li', {}, this.#link(claim)))),
      ]),
    );
  }

  /** @param {PageClaim} claim */
  #link(claim) {
    const { name } = claim;
    const how = this.#tried.get(name)?.agreement.how;
    return h(
      'a',
      { href: address(name), 'aria-current': this.#open?.name === name && 'page' },
      verdictBadge(verdictOn(claim, this.engine.value)),
      ' ',
      claim.claim,
      how && h('span', { class: `tried ${how}` }, ` ${marks[how]}`),
    );
  }

  /** @param {string | null} name */
  #drawPage(name) {
    const [register, claim] = [this.#register, this.#open];
    if (!register) return;
    if (!claim) {
      this.page.replaceChildren(
        h('p', { class: 'aside' }, name === null ? 'Choose a claim. There are:' : `The register has no claim ${name}.`),
        h(
          'ul',
          {},
          ...verdictsOn('').map(verdict =>
            h('li', {}, verdictBadge(verdict), ` ${filter(register, { words: '', engine: '', verdict }).length}`),
          ),
        ),
        ...(name === null ? [] : [h('p', {}, h('a', { href: address(null) }, 'All claims'))]),
      );
      return;
    }
    this.page.replaceChildren(
      ...claimPage(claim, register, {
        column: this.#column,
        tried: this.#tried.get(claim.name) ?? null,
        all: address(null),
        run: () => this.#try(claim),
      }),
    );
  }

  /** @param {PageClaim} claim */
  async #try(claim) {
    const { name, kind, rule, cells } = claim;
    if (!rule) return;
    const cell = await tryHere(claim);
    const stored = cells.find(({ engines }) => this.#column && engines.includes(this.#column.id));
    const isolated = globalThis.crossOriginIsolated === true;
    this.#tried.set(name, { cell, agreement: minded(agreement(rule, cell, stored), kind, isolated) });
    if (this.#open === claim) this.#drawPage(name);
    this.#drawList();
  }

  async #tryAll() {
    if (this.#running) {
      this.#running = false;
      return;
    }
    this.#running = true;
    this.#drawList();
    const claims = this.#shown().filter(({ cannot }) => cannot === null);
    for (const claim of claims) {
      if (!this.#running) break;
      await this.#try(claim);
      const how = claims.map(({ name }) => this.#tried.get(name)?.agreement.how).filter(Boolean);
      const of = (/** @type {Agreement['how']} */ wanted) => how.filter(one => one === wanted).length;
      this.toll.textContent = `${how.length} of ${claims.length} run here: ${of('agrees')} agree with the stored column, ${of('differs')} do not, ${of('open')} cannot be compared.`;
    }
    this.#running = false;
    this.#drawList();
  }
}

/** @type {Record<Agreement['how'], string>} */
const marks = { agrees: '✓ as stored', differs: '✗ not as stored', open: '– not compared' };

/**
 * Scrolls the list, and never the page.
 *
 * @param {HTMLElement} item
 * @param {HTMLElement} list
 */
function reveal(item, list) {
  const [own, all] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
  if (own.top < all.top || own.bottom > all.bottom) list.scrollTop += own.top - all.top - all.height / 3;
}

/** @param {string | null} claim */
const address = claim => format({ ...defaults, view: 'claims', claim });
