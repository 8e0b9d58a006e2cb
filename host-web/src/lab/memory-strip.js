/**
 * Memory as a strip of pages: initial, grown, and what it may still ask for.
 */
import { h } from '../dom.js';
import { grouped, plural } from '../words.js';

/** @import { Step } from '../../../host-node/src/trace.js' */

/** A strip of more is only told in words. */
const MOST_CELLS = 64;

/**
 * @param {Step} step
 * @param {number} initial
 * @param {number | null | undefined} maximum null when none is declared; undefined when nobody knows
 * @param {number} pageBytes
 */
export function memoryStrip({ pages, slots }, initial, maximum, pageBytes) {
  const grown = pages - initial;
  const words = [
    `${grouped(initial)} at first`,
    grown > 0 ? `${grouped(grown)} grown` : 'none grown',
    maximum === undefined ? null : maximum === null ? 'no maximum' : `at most ${grouped(maximum)}`,
  ];
  const shown = Math.max(pages, maximum != null && maximum <= MOST_CELLS ? maximum : pages);
  const slotPages = new Set(slots.map(({ at }) => Math.floor(at / pageBytes)));
  const cells = Array.from({ length: shown <= MOST_CELLS ? shown : 0 }, (_, page) => {
    const kind = page < initial ? 'initial' : page < pages ? 'grown' : 'possible';
    return h('span', { class: `page ${kind}` }, slotPages.has(page) ? '●' : kind === 'grown' ? '+' : '');
  });
  return h(
    'section',
    { class: 'strip', 'aria-labelledby': 'strip-title' },
    h('h2', { id: 'strip-title' }, `Memory: ${plural(pages, 'page')}`),
    h('p', { class: 'aside' }, words.filter(Boolean).join(', '), slotPages.size > 0 && '; ● holds the slots'),
    cells.length > 0 && h('div', { class: 'pages', 'aria-hidden': 'true' }, ...cells),
  );
}
