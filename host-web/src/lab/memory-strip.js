/**
 * Memory as a strip of pages: initial, grown, and what it may still ask for.
 */
import { h } from '../dom.js';
import { grouped, plural } from '../words.js';

/** @import { AnyStep, AnyTrace } from './steps.js' */

/** A strip of more is only told in words. */
const MOST_CELLS = 64;

/**
 * @param {AnyTrace} trace
 * @param {number} index of the step
 * @param {number | null | undefined} maximum null when none is declared; undefined when nobody knows
 * @param {number} pageBytes
 * @param {string} id unlike that of another section
 * @param {string} held the strategy's name
 */
export function memoryStrip(trace, index, maximum, pageBytes, id, held) {
  const { initialPages: initial } = trace;
  const { pages, slots } = /** @type {AnyStep} */ (trace.steps[index]);
  const words = maximum === undefined ? null : maximum === null ? 'no maximum' : `at most ${grouped(maximum)}`;
  const shown = Math.max(pages, maximum != null && maximum <= MOST_CELLS ? maximum : pages);
  const slotPages = new Set(slots.map(({ at }) => Math.floor(at / pageBytes)));
  const cells = Array.from({ length: shown <= MOST_CELLS ? shown : 0 }, (_, page) => {
    const kind = page < initial ? 'initial' : page < pages ? 'grown' : 'possible';
    return h('span', { class: `page ${kind}${slotPages.has(page) ? ' slots' : ''}` });
  });
  return h(
    'section',
    { class: 'strip', 'aria-labelledby': `strip-${id}` },
    h(
      'h2',
      { id: `strip-${id}` },
      `Memory: ${plural(pages, 'page')}`,
      h('span', { class: 'visually-hidden' }, ` with ${held}`),
    ),
    h(
      'p',
      { class: 'aside' },
      `${grouped(initial)} at first, `,
      growth(trace, index),
      ...(pages > initial ? [' ', h('span', { class: 'page-key grown' })] : []),
      ...(words ? [`, ${words}`] : []),
      ...(shown > pages ? [' ', h('span', { class: 'page-key possible' })] : []),
      ...(slotPages.size > 0 ? [`; `, h('span', { class: 'page-key slots' }), ` holds the slots`] : []),
    ),
    cells.length > 0 && h('div', { class: 'pages', 'aria-hidden': 'true' }, ...cells),
  );
}

/**
 * What memory has grown by. A grow by 0 pages leaves no page behind, and another buffer.
 *
 * @param {AnyTrace} trace
 * @param {number} index of the step
 */
export function growth({ initialPages, steps }, index) {
  const { pages, buffers } = /** @type {AnyStep} */ (steps[index]);
  if (pages > initialPages) return `${grouped(pages - initialPages)} grown`;
  // The host itself may ask for another buffer, a resizable one, when it takes its view.
  const asked = steps.find(({ step }) => step === 'view')?.buffers.length ?? 1;
  return buffers.length > asked ? 'grown by 0 pages' : 'none grown';
}
