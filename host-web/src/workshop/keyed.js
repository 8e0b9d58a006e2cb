import { citationKey } from '../claims/cite.js';
import { h } from '../dom.js';

/**
 * A text, and below it what the sign is, if it is in there.
 *
 * @param {HTMLElement[]} text
 */
export const keyed = text =>
  text.some(one => one.querySelector('.citation')) ? [...text, h('p', {}, citationKey())] : text;
