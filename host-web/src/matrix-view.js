/**
 * The whole matrix, run in this browser, beside what other hosts stored.
 */
import { identify } from '../../engines/identify.js';
import { matrix } from '../../host-js/matrix/matrix.js';
import { report } from '../../host-js/report/report.js';
import { complaints, name as nameOf, summaryLine } from '../../host-js/report/table.js';
import { strategies } from '../../host-js/views/strategies.js';
import { h } from './dom.js';
import { fetchCandidate, fetchReports } from './guests.js';
import { isolationPanel } from './isolation.js';
import { reportTable } from './report-table.js';
import { grouped, plural } from './words.js';

/**
 * @import { Cell, Index, Report } from '../../host-js/types.js'
 */

/** The page answers between slices. */
const SLICE_MS = 12;

export class MatrixView {
  title = 'Every guest, every strategy, every schedule';

  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    this.button = h(
      'button',
      { type: 'button', id: 'run-matrix', class: 'primary', click: () => this.#run() },
      'Run it in this browser',
    );
    this.progress = h('p', { class: 'aside', role: 'status' }, 'It takes some seconds; the page stays alive.');
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
    this.reports = fetchReports();
  }

  async show() {
    if (this.stored.childElementCount > 0) return;
    try {
      const reports = (await this.reports).filter(({ host }) => !host.startsWith('host-web'));
      this.stored.replaceChildren(...reports.map(result => reportTable(result, result.host)));
    } catch (error) {
      this.stored.replaceChildren(h('p', { class: 'notice' }, `No stored reports: ${error}`));
    }
  }

  async #run() {
    this.button.disabled = true;
    this.progress.textContent = 'Compiling the guests …';
    try {
      const guests = this.index.guests.filter(({ greets }) => greets);
      const candidates = await Promise.all(guests.map(guest => fetchCandidate(guest, this.index.protocol)));
      const cells = await this.#everyCell(matrix(candidates, strategies, this.index));
      this.#present(report(`host-web-${(await identify()).name.toLowerCase()}`, await identify(), strategies, cells));
    } catch (error) {
      this.progress.textContent = `The matrix stopped: ${error instanceof Error ? error.message : error}`;
      throw error;
    } finally {
      this.button.disabled = false;
    }
  }

  /** @param {Iterable<Cell>} matrix */
  async #everyCell(matrix) {
    /** @type {Cell[]} */
    const cells = [];
    let sliceEnd = performance.now() + SLICE_MS;
    for (const cell of matrix) {
      cells.push(cell);
      if (performance.now() < sliceEnd) continue;
      this.progress.textContent = `${grouped(cells.length)} cells … ${cell.guest}`;
      await new Promise(resolve => setTimeout(resolve));
      sliceEnd = performance.now() + SLICE_MS;
    }
    return cells;
  }

  /** @param {Report} result */
  async #present(result) {
    const json = `${JSON.stringify(result, null, 1)}\n`;
    const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
    const complained = complaints(result.cells);
    this.progress.textContent = `${plural(result.cells.length, 'cell')} ran in ${result.engine.name} ${result.engine.version}.`;
    this.here.replaceChildren(
      reportTable(result, 'here'),
      ...complained.map(complaint => h('p', { class: 'complaint' }, complaint)),
      h('p', { class: 'summary' }, summaryLine(result.cells)),
      h('p', {}, h('a', { href: url, download: `${result.host}.json`, class: 'download' }, `${result.host}.json`)),
      h('script', { type: 'application/json', id: 'matrix-report' }, json),
    );
    const node = (await this.reports.catch(() => [])).find(({ host }) => host === 'host-node');
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

/** What the words in the cells mean. */
function legend() {
  const words = {
    greeted: 'the right answer',
    detached: 'the engine threw: the view was dead',
    short: 'the view ends before the bytes, and says so',
    silent: 'no exception, wrong bytes',
    skipped: 'cannot be tried; the reason is below the table',
  };
  return h(
    'dl',
    { class: 'legend' },
    ...Object.entries(words).map(([word, meaning]) =>
      h('div', {}, h('dt', { class: `outcome ${word}` }, word), h('dd', {}, meaning)),
    ),
  );
}
