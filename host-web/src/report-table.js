/**
 * A report as the table that terminals show, each cell of it a way into the lab.
 */
import { describeSchedule, forces, pages as pagesOf } from '../../host-js/growth/schedule.js';
import { outcomes } from '../../host-js/report/legend.js';
import { summaryLine, tabulate } from '../../host-js/report/table.js';
import { strategies } from '../../host-js/views/strategies.js';
import { h } from './dom.js';
import { defaults, format } from './state.js';

/** @import { Cell, Report } from '../../host-js/types.js' */

/** The last step of a greeting. */
const LAST = 7;

/**
 * @param {Report} report
 * @param {string} id
 */
export function reportTable(report, id) {
  const { headings, rows } = tabulate(report);
  const { name, version, detail } = report.engine;
  const title = `title-${id}`;
  const names = report.strategies.map(({ name }) => name);
  return h(
    'section',
    { class: 'report', 'aria-labelledby': title },
    h('h2', { id: title }, `${name} ${version}`, h('span', { class: 'aside' }, ` ${detail}`)),
    scroll(
      title,
      headings.map(heading => heading.replace(/(-?)\n/, (_, hyphen) => hyphen || ' ')),
      rows.map(row => line(row, headings.length, names, report.cells)),
    ),
    ...forced(report, id),
    h('p', { class: 'summary' }, summaryLine(report.cells)),
    ...refusals(report.cells),
  );
}

/**
 * The compiler's first words, for the cells that say `refused`.
 *
 * @param {Cell[]} cells
 */
const refusals = cells =>
  cells
    .filter(({ outcome }) => outcome === 'refused')
    .map(({ strategy, detail }) =>
      h('p', { class: 'summary' }, `${strategy} refused: `, h('code', {}, (detail ?? '').split('\n')[0])),
    );

/**
 * @param {string} title the id of what names it
 * @param {string[]} headings
 * @param {HTMLElement[]} rows
 */
const scroll = (title, headings, rows) =>
  h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': title },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...headings.map(heading => h('th', { scope: 'col' }, heading)))),
      h('tbody', {}, ...rows),
    ),
  );

/**
 * @param {string[]} row
 * @param {number} columns
 * @param {string[]} names of the strategies
 * @param {Cell[]} cells
 */
function line([first = '', ...rest], columns, names, cells) {
  if (rest.length === 0) return h('tr', {}, h('th', { colspan: columns, class: 'heads', scope: 'colgroup' }, first));
  const [guest, reset] = first.split(', ');
  const cell = (/** @type {string} */ strategy) =>
    cells.find(
      cell =>
        cell.guest === guest &&
        cell.strategy === strategy &&
        !forces(cell.schedule) &&
        cell.schedule.reset === (reset !== undefined),
    );
  const facts = rest.length - names.length;
  return h(
    'tr',
    {},
    h('th', { scope: 'row', class: first.startsWith(' ') && 'indented' }, first.trim()),
    ...rest.map((text, column) =>
      h('td', {}, outcome(text, column < facts ? undefined : cell(names[column - facts] ?? ''))),
    ),
  );
}

/**
 * @param {string} text
 * @param {Cell} [cell]
 */
function outcome(text, cell) {
  if (!Object.hasOwn(outcomes, text)) return text;
  const link = cell && lab(cell);
  return link ? h('a', { class: `outcome ${text}`, href: link }, text) : h('span', { class: `outcome ${text}` }, text);
}

/**
 * The cell's own run in the lab, at its last step; none for a strategy of another host.
 *
 * @param {Cell} cell
 */
function lab({ guest, strategy, schedule: { after, by, reset }, calls }) {
  if (!strategies.some(({ name }) => name === strategy)) return null;
  return format({ ...defaults, guest, strategy, after, by, reset, greeting: Math.max(calls, 1), step: LAST });
}

/**
 * What stands behind the counts: a table for each strategy, of guests and forced schedules.
 *
 * @param {Report} report
 * @param {string} id
 */
function forced({ cells, strategies: held }, id) {
  const runs = cells.filter(({ schedule }) => forces(schedule));
  const schedules = [...new Map(runs.map(({ schedule }) => [describeSchedule(schedule), schedule])).values()];
  const guests = [...new Set(runs.map(({ guest }) => guest))];
  return held.flatMap(({ name }) => {
    const own = new Map(
      runs
        .filter(({ strategy }) => strategy === name)
        .map(cell => [`${cell.guest} ${describeSchedule(cell.schedule)}`, cell]),
    );
    if (own.size === 0) return [];
    const title = `forced-${id}-${name}`;
    const heads = schedules.map(
      ({ after, by, reset }) =>
        `${after === 'every' ? 'every call' : `call ${after}`}, ${pagesOf(by)}${reset ? ', reset' : ''}`,
    );
    const details = h(
      'details',
      { class: 'forced' },
      h('summary', { id: title }, `${name} under forced growth, cell by cell`),
    );
    // A thousand cells are made when somebody asks for them.
    details.addEventListener(
      'toggle',
      () =>
        details.append(
          scroll(
            title,
            ['guest', ...heads],
            guests.map(guest =>
              h(
                'tr',
                {},
                h('th', { scope: 'row' }, guest),
                ...schedules.map(schedule => {
                  const cell = own.get(`${guest} ${describeSchedule(schedule)}`);
                  return h('td', {}, cell ? outcome(cell.outcome, cell) : '');
                }),
              ),
            ),
          ),
        ),
      { once: true },
    );
    return [details];
  });
}
