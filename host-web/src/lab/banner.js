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

    /** @param {Explanation & { notice?: string | null }} explanation */
    tell({ tone, headline, sentence, error, compare, cited, notice }) {
      element.className = `banner ${tone}`;
      element.replaceChildren(
        h('p', { class: 'headline' }, headline),
        h('p', {}, notice ? `${notice} ` : '', sentence, cited && citation(cited)),
        ...(error ? [h('p', { class: 'engine-error' }, h('code', {}, error))] : []),
        ...(compare
          ? [
              h(
                'dl',
                { class: 'compare' },
                h('dt', {}, 'read'),
                h('dd', {}, h('code', {}, `"${compare.read}"`)),
                h('dt', {}, 'there'),
                h('dd', {}, h('code', {}, `"${compare.there}"`)),
              ),
            ]
          : []),
      );
    },
  };
}
