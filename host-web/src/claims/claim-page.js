/**
 * One claim: who says it, what decides it, what every engine showed, the probe, and the button that runs it here.
 */
import { scatter } from '../../../claims/src/cells.js';
import { addressOf, suites } from '../../../claims/src/suites.js';
import { verdictOf } from '../../../claims/src/verdict.js';
import { h } from '../dom.js';
import { opinion } from './agreement.js';
import { secondsFor } from './try-here.js';
import { verdictBadge } from './verdict-badge.js';

/**
 * @import { PageClaim, Register } from '../../../claims/src/page.js'
 * @import { Cell } from '../../../claims/src/verdict.js'
 * @import { Tried } from './claims-view.js'
 */

/**
 * @param {PageClaim} claim
 * @param {Register} register
 * @param {{ column: Register['engines'][0] | null, tried: Tried | null, all: string, run: () => Promise<void> }} here
 *   `all` is the address of all claims
 * @returns {HTMLElement[]}
 */
export function claimPage(claim, { command, documents, engines }, { column, tried, all, run }) {
  const { rule, cannot, note, said, standard, falseIf, tests, source, module } = claim;
  const cells = scatter(claim.cells);
  const place = h('div', { class: 'tried-here', role: 'status' });
  if (tried) place.append(...shownHere(claim, tried, column));
  const button = h(
    'button',
    {
      type: 'button',
      id: 'try-here',
      class: 'primary',
      click: async () => {
        button.disabled = true;
        place.replaceChildren(h('p', {}, `Running, for at most ${secondsFor(claim)} s …`));
        await run();
      },
    },
    'Run it in this browser',
  );
  return [
    h('p', { class: 'all-claims' }, h('a', { href: all }, '← All claims')),
    h('h2', { tabindex: -1 }, claim.claim),
    h('p', { class: 'claim-verdict' }, verdictBadge(verdictOf(rule, cells).verdict), note && ` ${note}`),
    ...(cannot === null ? [h('div', { class: 'buttons' }, button), place] : [h('p', {}, cannot)]),
    h('h3', {}, 'Who says it'),
    h(
      'ul',
      { class: 'prose' },
      ...said.map(({ by, at }) => {
        const { title = by, address = '' } = documents[by] ?? {};
        return h('li', {}, h('a', { href: address }, title), `: ${at}`);
      }),
    ),
    h('h3', {}, 'What decides it'),
    h('p', {}, h('a', { href: standard }, 'The standard'), `. It is false if ${falseIf}.`),
    ...(tests.length > 0
      ? [
          h('p', {}, 'Other people’s tests decide the same:'),
          h(
            'ul',
            { class: 'prose' },
            ...tests.map(test =>
              h(
                'li',
                {},
                `${suites[test.suite]?.title}, `,
                h('a', { href: addressOf(test) }, test.file),
                test.test ? `: ${test.test}` : '',
                ', expects that it ',
                test.expects.replace('does not hold', 'does not'),
                '.',
              ),
            ),
          ),
        ]
      : []),
    ...(cannot === null
      ? [
          h('h3', {}, 'What every engine showed'),
          table(claim, engines, cells),
          h('p', { class: 'aside' }, 'Observed by ', h('code', {}, command), '.'),
        ]
      : []),
    ...(rule ? [h('h3', {}, 'The rule'), h('p', {}, h('code', {}, JSON.stringify(rule)))] : []),
    ...[
      ['The probe', source],
      ['Its module', module],
    ].flatMap(([title, text]) =>
      text
        ? [
            h('h3', {}, title),
            h('pre', { class: 'probe', tabindex: 0, role: 'group', 'aria-label': title }, h('code', {}, text)),
          ]
        : [],
    ),
  ];
}

/**
 * @param {PageClaim} claim
 * @param {Register['engines']} engines
 * @param {Record<string, Cell>} cells
 */
const table = ({ rule }, engines, cells) =>
  h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'What every engine showed' },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...['engine', 'verdict', 'seen'].map(text => h('th', { scope: 'col' }, text)))),
      h(
        'tbody',
        {},
        ...engines.flatMap(({ id, title, version, via }) => {
          const cell = cells[id];
          if (!cell) return [];
          return [
            h(
              'tr',
              {},
              h('th', { scope: 'row', title: `${version}, ${via}` }, title),
              h('td', {}, verdictBadge(opinion(rule, cell))),
              h('td', {}, shown(cell)),
            ),
          ];
        }),
      ),
    ),
  );

/**
 * @param {PageClaim} claim
 * @param {Tried} tried
 * @param {Register['engines'][0] | null} column
 */
function shownHere({ rule }, { cell, agreement: { how, why } }, column) {
  const stored = column ? `the stored column, ${column.title} (${column.version})` : 'no stored column';
  const words = {
    agrees: `It agrees with ${stored}`,
    differs: `It does not agree with ${stored}`,
    open: `It is not compared with ${stored}`,
  };
  return [
    h('p', {}, 'Here: ', verdictBadge(opinion(rule, cell)), ' ', shown(cell)),
    h('p', { class: `agreement ${how}` }, `${words[how]}: ${why}.`),
  ];
}

/** @param {Cell} cell */
function shown(cell) {
  if ('cannot' in cell) return cell.cannot;
  if ('lost' in cell) return cell.lost;
  return h('code', {}, JSON.stringify(cell.seen));
}
