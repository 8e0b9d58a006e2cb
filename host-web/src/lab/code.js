/**
 * The host's own source, with the line that is being run.
 */
import { h } from '../dom.js';

/** @import { Listing } from '../../../host-js/trace/step-source.js' */

/** @param {Listing[]} listings */
export function codeListings(listings) {
  return h(
    'section',
    { class: 'code', 'aria-labelledby': 'code-title' },
    h('h2', { id: 'code-title' }, 'What runs: the host, its strategy, and the guest'),
    ...listings.map(listing),
  );
}

/** @param {Listing} listing */
function listing({ title, lines, running }) {
  return h(
    'figure',
    {},
    h('figcaption', {}, title),
    h(
      'pre',
      { tabindex: 0, role: 'group', 'aria-label': `the source of ${title}` },
      h(
        'code',
        {},
        ...lines.map((text, line) => {
          const runs = running.includes(line);
          return h(runs ? 'mark' : 'span', { class: 'line', 'aria-current': runs && 'true' }, `${text}\n`);
        }),
      ),
    ),
  );
}
