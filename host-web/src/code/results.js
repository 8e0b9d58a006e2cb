/**
 * What became of a visitor's code under each schedule.
 */
import { describeSchedule } from '../../../host-js/growth/schedule.js';
import { h } from '../dom.js';
import { plural } from '../words.js';

/** @import { Seen } from './seen.js' */

/** A whole host throws what it will; a run that met no growth shows nothing. @type {Record<string, string>} */
const looksLike = { threw: 'detached', vacuous: 'short' };

/**
 * @param {Seen[]} seen
 * @param {string} source
 * @param {(seen: Seen) => string} lab the address at which one is stepped through
 * @returns {{ passes: boolean, verdict: Node[] }}
 */
export function verdictOn(seen, source, lab) {
  const bad = seen.filter(({ outcome }) => outcome !== 'greeted');
  const [first] = bad;
  if (!first)
    return { passes: true, verdict: told(`It greets under all ${seen.length} schedules.`, 'Now try another guest.') };
  const { schedule, detail, line, events } = first;
  return {
    passes: false,
    verdict: [
      ...told(
        `It fails under ${plural(bad.length, 'schedule')} of ${seen.length}.`,
        `First, ${describeSchedule(schedule)}: ${detail}`,
      ),
      ...(line === null ? [] : [h('p', {}, `Line ${line}: `, h('code', {}, source.split('\n')[line - 1]?.trim()))]),
      ...(events.length > 0
        ? [
            h('p', { class: 'aside' }, 'What happened, up to there:'),
            h('ol', { class: 'events' }, ...events.map(event => h('li', {}, event))),
          ]
        : []),
      h('p', {}, h('a', { href: lab(first), id: 'step-code' }, 'Step through it in the lab')),
    ],
  };
}

/** @param {string} headline @param {string} sentence */
export const told = (headline, sentence) => [h('p', { class: 'headline' }, headline), h('p', {}, sentence)];

/**
 * @param {Seen[]} seen
 * @param {(seen: Seen) => string} lab
 */
export const resultTable = (seen, lab) =>
  h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...['schedule', 'outcome', 'greetings'].map(text => h('th', { scope: 'col' }, text)))),
    h(
      'tbody',
      {},
      ...seen.map(one => {
        const style = `outcome ${looksLike[one.outcome] ?? one.outcome}`;
        return h(
          'tr',
          {},
          h('th', { scope: 'row' }, describeSchedule(one.schedule)),
          h('td', {}, h('a', { class: style, href: lab(one) }, one.outcome)),
          h('td', {}, one.calls),
        );
      }),
    ),
  );
