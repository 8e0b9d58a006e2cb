/**
 * A sentence of fact names its claim: by a quiet link, with the verdict that the sentence relies on. A test holds each
 * against the register.
 */
import { h } from '../dom.js';

/** @typedef {{ name: string, verdict: string }} Citation */

/**
 * @param {string} name
 * @param {string} verdict
 * @returns {Citation}
 */
export const cite = (name, verdict) => ({ name, verdict });

/** @param {Citation} citation */
export const citation = ({ name, verdict }) =>
  h(
    'a',
    { class: 'citation', href: `#claims?claim=${name}`, title: verdict, 'aria-label': `the claim: ${verdict}` },
    // It never begins a line: it belongs to the word before it.
    '\u2060°',
  );

/** What the sign is, for the place where it stands. */
export const citationKey = () =>
  h('span', { class: 'aside citation-key' }, '° leads to the claim, as run on every engine.');
