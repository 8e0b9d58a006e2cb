/**
 * What holding a resizable or a shared buffer costs: which Web APIs take a view over it, here and on other engines.
 */
import { apis, kinds, observeWebApis } from '../../host-js/views/web-apis.js';
import { identify } from '../../engines/identify.js';
import { differenceRows, refusalRows, webApiRows } from '../../engines/tables.js';
import { h } from './dom.js';
import { fetchEngines } from './guests.js';
import { once } from './once.js';

/** @import { Observation } from '../../host-js/views/web-apis.js' */

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
    this.element.replaceChildren(
      section(`${name} ${version}, tried just now: which take a view over …`, hereRows(observed)),
      section('The same on every engine that was had', webApiRows(results)),
      section('What they say when they refuse', refusalRows(results)),
      section('Why cells of the matrix differ between engines', differenceRows(results)),
    );
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

/**
 * @param {string} title
 * @param {string[][]} rows the first is the heading
 */
function section(title, [headings = [], ...rows]) {
  const id = title.replace(/\W+/g, '-');
  return h(
    'section',
    { 'aria-labelledby': id },
    h('h2', { id }, title),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': id },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...headings.map(heading => h('th', { scope: 'col' }, heading)))),
        h(
          'tbody',
          {},
          ...rows.map(([first = '', ...rest]) =>
            h('tr', {}, h('th', { scope: 'row' }, first), ...rest.map(text => h('td', {}, outcome(text)))),
          ),
        ),
      ),
    ),
  );
}

/** @param {string} text */
function outcome(text) {
  const style = styles[text];
  return style ? h('span', { class: `outcome ${style}` }, text) : text;
}
