/**
 * The whole matrix, run in this browser, beside what other hosts stored.
 */
import { outcomes, terms } from '../../host-js/report/legend.js';
import { report } from '../../host-js/report/report.js';
import { complaints, name as nameOf } from '../../host-js/report/table.js';
import { strategies } from '../../host-js/views/strategies.js';
import { identify } from '../../engines/identify.js';
import { h } from './dom.js';
import { fetchWasm } from './guests.js';
import { isolationPanel } from './isolation.js';
import { once } from './once.js';
import { reportTable } from './report-table.js';
import { startWorker } from './site.js';
import { fetchReports } from './stored.js';
import { grouped, plural } from './words.js';

/**
 * @import { Cell, Index, Report } from '../../host-js/types.js'
 * @import { Answer } from './workers/matrix.js'
 */

export class MatrixView {
  title = 'Every guest, every strategy, every schedule';
  #url = '';

  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    this.button = h(
      'button',
      { type: 'button', id: 'run-matrix', class: 'primary', click: () => this.#run() },
      'Run it in this browser',
    );
    this.progress = h(
      'p',
      { class: 'aside', role: 'status' },
      'It takes some seconds. A cell that is underlined opens in the lab.',
    );
    this.here = h('div', { id: 'here' });
    this.stored = h('div', { id: 'stored' });
    this.element = h(
      'div',
      { class: 'matrix' },
      h('div', { class: 'buttons' }, this.button, this.progress),
      legend(),
      this.here,
      this.stored,
      isolationPanel(),
    );
    this.reports = once(fetchReports);
  }

  async show() {
    if (this.stored.childElementCount > 0) return;
    try {
      const reports = (await this.reports()).filter(({ host }) => !host.startsWith('host-web'));
      this.stored.replaceChildren(...reports.map(result => reportTable(result, result.host)));
    } catch (error) {
      this.stored.replaceChildren(h('p', { class: 'notice' }, `No stored reports: ${error}`));
    }
  }

  async #run() {
    if (this.button.getAttribute('aria-disabled') === 'true') return;
    this.button.setAttribute('aria-disabled', 'true');
    this.progress.textContent = 'Compiling the guests …';
    try {
      const cells = await this.#everyCell();
      const engine = await identify();
      await this.#present(report(`host-web-${engine.name.toLowerCase()}`, engine, strategies, cells));
    } catch (error) {
      this.progress.textContent = `The matrix stopped: ${error instanceof Error ? error.message : error}`;
      throw error;
    } finally {
      this.button.removeAttribute('aria-disabled');
    }
  }

  /** @returns {Promise<Cell[]>} */
  async #everyCell() {
    const greeters = this.index.guests.filter(({ greets }) => greets);
    const guests = await Promise.all(
      greeters.map(async description => ({ description, wasm: await fetchWasm(description) })),
    );
    const worker = startWorker('matrix');
    try {
      return await new Promise((resolve, reject) => {
        /** @type {Cell[]} */
        const cells = [];
        worker.addEventListener('error', event => reject(new Error(event.message || 'its worker did not start')));
        worker.addEventListener('message', (/** @type {MessageEvent<Answer>} */ { data }) => {
          if (data.error !== undefined) return reject(new Error(data.error));
          cells.push(...(data.cells ?? []));
          this.progress.textContent = `${grouped(cells.length)} cells … ${cells.at(-1)?.guest}`;
          if (data.done) resolve(cells);
        });
        worker.postMessage({ index: this.index, guests });
      });
    } finally {
      worker.terminate();
    }
  }

  /** @param {Report} result */
  async #present(result) {
    const json = `${JSON.stringify(result, null, 1)}\n`;
    // The report of the run before is no longer offered.
    URL.revokeObjectURL(this.#url);
    this.#url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
    const complained = complaints(result.cells);
    this.progress.textContent = `${plural(result.cells.length, 'cell')} ran in ${result.engine.name} ${result.engine.version}.`;
    this.here.replaceChildren(
      reportTable(result, 'here'),
      ...complained.map(complaint => h('p', { class: 'complaint' }, complaint)),
      h(
        'p',
        {},
        h('a', { href: this.#url, download: `${result.host}.json`, class: 'download' }, `${result.host}.json`),
      ),
      h('script', { type: 'application/json', id: 'matrix-report' }, json),
    );
    const node = (await this.reports().catch(() => [])).find(({ host }) => host === 'host-node');
    if (node) this.here.append(differences(result, node));
  }
}

/**
 * The cells whose outcome is another in this browser than in Node, with the reason of the one that skipped.
 *
 * @param {Report} here
 * @param {Report} there
 */
function differences(here, there) {
  const known = new Map(there.cells.map(cell => [nameOf(cell), cell]));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const cell of here.cells) {
    const other = known.get(nameOf(cell));
    if (!other || other.outcome === cell.outcome) continue;
    const what = `${cell.outcome} here, ${other.outcome} there${(cell.reason ?? other.reason) ? `: ${cell.reason ?? other.reason}` : ''}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  const lines = [...counts].map(([what, count]) => h('li', {}, `${plural(count, 'cell')}: ${what}`));
  const against = `${there.engine.name} ${there.engine.version}`;
  return h(
    'section',
    { class: 'differences' },
    h('h2', {}, lines.length > 0 ? `What differs from ${against}` : `Nothing differs from ${against}`),
    h('ul', {}, ...lines),
  );
}

/** What the words of the tables mean. */
const legend = () =>
  h(
    'dl',
    { class: 'legend' },
    ...Object.entries(outcomes).map(([word, meaning]) => meant({ class: `outcome ${word}` }, word, meaning)),
    ...Object.entries(terms).map(([term, meaning]) => meant({ class: 'term' }, term, meaning)),
  );

/**
 * @param {{ class: string }} attributes
 * @param {string} word
 * @param {string} meaning
 */
const meant = (attributes, word, meaning) => h('div', {}, h('dt', attributes, word), h('dd', {}, meaning));
