/**
 * What holding a resizable or a shared buffer costs: which Web APIs take a view over it, here and on other engines.
 */
import { apis, kinds, observeWebApis } from '../../host-js/views/web-apis.js';
import { identify } from '../../engines/identify.js';
import { differenceRows, refusalRows, titles } from '../../engines/tables.js';
import { h } from './dom.js';
import { nextTask } from './next-task.js';
import { once } from './once.js';
import { fetchEngines } from './stored.js';

/**
 * @import { Results } from '../../engines/tables.js'
 * @import { Observation } from '../../host-js/views/web-apis.js'
 */

export class EnginesView {
  title = 'Engines, and the price of resizable';

  constructor() {
    this.element = h('div', { class: 'engines' });
  }

  show = once(() => this.#draw());

  async #draw() {
    const observed = await observeWebApis();
    const { name, version } = await identify();
    const results = await fetchEngines();
    const sections = [
      () => table(`${name} ${version}, tried just now: which take a view over …`, hereRows(observed)),
      () => grid('The same on every engine that was had', results),
      () => table('What they say when they refuse', refusalRows(results), 'in-words'),
      () => differences('Why cells of the matrix differ between engines', results),
    ];
    // A table at a time: each is large.
    this.element.replaceChildren();
    for (const make of sections) {
      this.element.append(make());
      await nextTask();
    }
  }
}

/** @param {Observation[]} observed */
const hereRows = observed => [
  ['Web API', ...kinds.map(({ name }) => name)],
  ...apis.map(({ name }) => [
    name,
    ...kinds.map(kind => observed.find(({ api, buffer }) => api === name && buffer === kind.name)?.result ?? ''),
  ]),
];

/** @type {Record<string, string>} an API that refuses is as loud as a dead view; elsewhere `refused` did not compile */
const styles = { accepted: 'accepted', refused: 'denied', lost: 'lost', absent: 'absent' };

/** Short, so that a column for each engine fits. @type {Record<string, string>} */
const marks = { accepted: '✓', refused: '✗', lost: '≠', absent: '–' };

/** @type {Record<string, string>} */
const meanings = {
  accepted: 'it takes such a view',
  refused: 'it throws',
  lost: 'it takes it, and other data arrives',
  absent: 'the engine has no such buffer, or no such API',
};

/**
 * A row for each Web API under each buffer, a column for each engine.
 *
 * @param {string} title
 * @param {Results} results
 */
function grid(title, { engines, webApis }) {
  const result = (/** @type {string} */ api, /** @type {string} */ buffer, /** @type {string} */ engine) =>
    webApis.find(one => one.api === api && one.buffer === buffer && one.engines.includes(engine))?.result ?? '';
  const name = titles(engines);
  const rows = kinds.flatMap(kind => [
    h(
      'tr',
      {},
      h('th', { class: 'heads', scope: 'colgroup', colspan: engines.length + 1 }, `a view over ${kind.name}`),
    ),
    ...apis.map(api =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, api.name),
        ...engines.map(({ id }) => h('td', {}, mark(result(api.name, kind.name, id)))),
      ),
    ),
  ]);
  return section(title, ['Web API', ...engines.map(engine => onEnd(name(engine)))], rows, 'grid', legend());
}

const legend = () =>
  h(
    'dl',
    { class: 'legend' },
    ...Object.entries(meanings).map(([word, meaning]) =>
      h('div', {}, h('dt', {}, mark(word), ` ${word}`), h('dd', {}, meaning)),
    ),
  );

/** @param {string} word */
const mark = word =>
  h(
    'span',
    { class: `outcome ${styles[word] ?? ''}`, role: 'img', 'aria-label': word, title: word },
    marks[word] ?? '',
  );

/**
 * @param {string} title
 * @param {Results} results
 */
function differences(title, results) {
  const [[why = '', cells = '', ...engines] = [], ...rows] = differenceRows(results);
  const key = h(
    'p',
    { class: 'aside' },
    'Under each engine: how many of these cells it skips, runs, or ends otherwise.',
  );
  return section(title, [why, cells, ...engines.map(onEnd)], rows.map(line), 'grid', key);
}

/** @param {string} name of an engine */
const onEnd = name => h('span', { class: 'engine-name' }, name);

/** @param {string[]} row */
const line = ([first = '', ...rest]) =>
  h('tr', {}, h('th', { scope: 'row' }, first), ...rest.map(text => h('td', {}, outcome(text))));

/**
 * @param {string} title
 * @param {string[][]} rows the first is the heading
 * @param {string | null} [style]
 */
const table = (title, [headings = [], ...rows], style = null) => section(title, headings, rows.map(line), style);

/**
 * @param {string} title
 * @param {(string | Node)[]} headings
 * @param {HTMLElement[]} rows
 * @param {string | null} [style]
 * @param {...HTMLElement} more above the table
 */
function section(title, headings, rows, style = null, ...more) {
  const id = title.replace(/\W+/g, '-');
  return h(
    'section',
    { 'aria-labelledby': id, class: style },
    h('h2', { id }, title),
    ...more,
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': id },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...headings.map(heading => h('th', { scope: 'col' }, heading)))),
        h('tbody', {}, ...rows),
      ),
    ),
  );
}

/** @param {string} text */
function outcome(text) {
  const style = styles[text];
  return style ? h('span', { class: `outcome ${style}` }, text) : text;
}
