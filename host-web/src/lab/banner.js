/**
 * What happened in a step, said in words.
 */
import { citation } from '../claims/cite.js';
import { h } from '../dom.js';

/** @import { Explanation } from './explain.js' */

export function banner() {
  const element = h('div', { class: 'banner plain', role: 'status' });
  return {
    element,

    /** @param {Explanation & { notice?: string | null, next?: string | null }} explanation `next`: how to go on */
    tell({ tone, headline, sentence, error, compare, cited, remedy, notice, next }) {
      element.className = `banner ${tone}`;
      element.replaceChildren(
        h('p', { class: 'headline' }, headline),
        h('p', {}, notice ? `${notice} ` : '', sentence, cited && citation(cited)),
        ...(remedy ? [h('p', { class: 'remedy' }, remedy)] : []),
        ...(error || compare || next
          ? [
              h(
                'div',
                { class: 'beside' },
                error && h('p', { class: 'engine-error' }, h('code', {}, error)),
                compare &&
                  h(
                    'dl',
                    { class: 'compare' },
                    h('dt', {}, 'read'),
                    h('dd', {}, h('code', {}, `"${compare.read}"`)),
                    h('dt', {}, 'there'),
                    h('dd', {}, h('code', {}, `"${compare.there}"`)),
                  ),
                next && h('p', { class: 'next' }, next),
              ),
            ]
          : []),
      );
    },
  };
}
