/**
 * Pages against calls: the picture that explains growth classes.
 */
import { instantiate } from '../../host-js/greeter/guest.js';
import { run } from '../../host-js/matrix/run.js';
import { forces } from '../../host-js/growth/schedule.js';
import { encode } from '../../host-js/greeter/texts.js';
import { strategies } from '../../host-js/views/strategies.js';
import { h } from './dom.js';
import { growthChart } from './growth-chart.js';
import { once } from './once.js';
import { fetchCandidate } from './stored.js';
import { plural } from './words.js';

/**
 * @import { Candidate } from '../../host-js/matrix/candidate.js'
 * @import { Schedule } from '../../host-js/growth/schedule.js'
 * @import { Guest, Index } from '../../host-js/types.js'
 * @import { Strategy } from '../../host-js/views/strategies.js'
 */

/**
 * @typedef {object} Series
 * @property {string} guest
 * @property {boolean} reset whether the host resets it after each greeting
 * @property {string} growthClass
 * @property {number[]} pages before the first call, and after each
 * @property {number | null} firstGrowth
 */

/** One for each class, the last with and without reset. */
const shown = ['lib_no_growth', 'lib_growth', 'lib_bump'];

export class GrowthView {
  title = 'Pages against calls';

  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    this.element = h('div', { class: 'growth' });
    this.chart = h('div', { class: 'chart' });
  }

  show = once(() => this.#draw());

  async #draw() {
    const guests = shown.flatMap(name => this.index.guests.filter(guest => guest.name === name));
    const series = (await Promise.all(guests.map(guest => this.#observe(guest)))).flat();
    const calls = Math.max(...series.map(({ pages }) => pages.length - 1));
    const narrow = matchMedia('(max-width: 40rem)');
    const draw = () => this.chart.replaceChildren(growthChart(series, narrow.matches));
    narrow.addEventListener('change', draw);
    draw();
    this.element.replaceChildren(
      h(
        'p',
        {},
        `${plural(calls, 'greeting')} each, made in this browser just now. A test that makes ten calls sees only the left edge.`,
      ),
      this.chart,
      figures(series),
    );
  }

  /** @param {Guest} guest */
  async #observe(guest) {
    const { module } = await fetchCandidate(guest, this.index.protocol);
    if (!module) return [];
    const hasReset = guest.artefact.exports.some(({ name }) => name === 'reset');
    const schedules = this.index.schedules.filter(schedule => !forces(schedule) && (hasReset || !schedule.reset));
    return schedules.map(schedule => this.#count(guest, module, schedule));
  }

  /**
   * @param {Guest} guest
   * @param {WebAssembly.Module} module
   * @param {Schedule} schedule
   * @returns {Series}
   */
  #count({ name, artefact, grows, growsWhenReset }, module, schedule) {
    const { protocol, texts } = this.index;
    const exports = instantiate(module, name, artefact.memory);
    const memory = /** @type {WebAssembly.Memory} */ (exports['memory']);
    const now = () => memory.buffer.byteLength / protocol.pageBytes;
    /** @type {number[]} */
    const pages = [];
    const { firstGrowth } = run({
      guest: name,
      exports,
      strategy: /** @type {Strategy} */ (strategies.find(({ name }) => name === 'fresh')),
      schedule,
      protocol,
      texts: texts.map(texts => encode(texts, protocol)),
      onCall: at => at === 'set_name' && pages.push(now()),
    });
    pages.push(now());
    const { reset } = schedule;
    return { guest: name, reset, growthClass: String(reset ? growsWhenReset : grows), pages, firstGrowth };
  }
}

/**
 * The same as a table, for those who cannot see the picture.
 *
 * @param {Series[]} series
 */
const figures = series =>
  h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'The figures' },
    h(
      'table',
      { class: 'figures' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...['guest', 'class', 'pages at first', 'pages at last', 'first growth'].map(what =>
            h('th', { scope: 'col' }, what),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        ...series.map(({ guest, reset, growthClass, pages, firstGrowth }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, reset ? `${guest}, reset` : guest),
            h('td', {}, growthClass),
            h('td', {}, pages[0]),
            h('td', {}, pages.at(-1)),
            h('td', {}, firstGrowth === null ? 'none' : `in call ${firstGrowth}`),
          ),
        ),
      ),
    ),
  );
