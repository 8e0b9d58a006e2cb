/**
 * The host's own source, with the line that is being run.
 */
import { h } from '../dom.js';

/** @import { Listing } from '../../../host-js/trace/step-source.js' */

/**
 * Where a listing is longer than its place, the line that runs is brought into sight.
 *
 * @param {HTMLElement} section that is shown
 */
export const showMarks = section =>
  void requestAnimationFrame(() => {
    for (const pre of section.querySelectorAll('pre')) {
      const mark = pre.querySelector('mark');
      if (mark && pre.scrollHeight > pre.clientHeight) {
        pre.scrollTop = mark.offsetTop - (pre.clientHeight - mark.offsetHeight) / 2;
      }
    }
  });

/**
 * @param {Listing[]} listings
 * @param {Listing[]} guest
 */
export function codeListings(listings, guest) {
  return h(
    'section',
    { class: 'code', 'aria-labelledby': 'code-title' },
    h('h2', { id: 'code-title' }, 'What runs: the host, its strategy, and the guest'),
    // The first is what greets; the others are asked by it.
    ...listings.map((one, at) => listing(one, at === 0 ? 'whole' : null)),
    ...guest.map(one => listing(one, 'guest')),
  );
}

/**
 * @param {Listing} listing
 * @param {'whole' | 'guest' | null} kind
 */
function listing({ title, lines, running }, kind) {
  return h(
    'figure',
    { class: kind },
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
