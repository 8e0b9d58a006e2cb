/**
 * A report as the table that terminals show.
 */
import { tabulate } from '../../host-js/report/table.js';
import { h } from './dom.js';

/** @import { Report } from '../../host-js/types.js' */

const outcomes = new Set(['greeted', 'detached', 'short', 'silent', 'skipped', 'refused']);

/**
 * @param {Report} report
 * @param {string} id
 */
export function reportTable(report, id) {
  const { headings, rows } = tabulate(report);
  const { name, version, detail } = report.engine;
  const title = `title-${id}`;
  return h(
    'section',
    { class: 'report', 'aria-labelledby': title },
    h('h2', { id: title }, `${name} ${version}`, h('span', { class: 'aside' }, ` ${detail}`)),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': title },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...headings.map(heading =>
              h(
                'th',
                { scope: 'col' },
                heading.replace(/(-?)\n/, (_, hyphen) => hyphen || ' '),
              ),
            ),
          ),
        ),
        h('tbody', {}, ...rows.map(row => line(row, headings.length))),
      ),
    ),
  );
}

/**
 * @param {string[]} row
 * @param {number} columns
 */
function line([first = '', ...rest], columns) {
  if (rest.length === 0) return h('tr', {}, h('th', { colspan: columns, class: 'heads', scope: 'colgroup' }, first));
  return h(
    'tr',
    {},
    h('th', { scope: 'row', class: first.startsWith(' ') && 'indented' }, first.trim()),
    ...rest.map(text => h('td', {}, outcomes.has(text) ? h('span', { class: `outcome ${text}` }, text) : text)),
  );
}
