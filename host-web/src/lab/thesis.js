/**
 * What the lab is about, for somebody who has read nothing.
 */
import { citation, citationKey, cite } from '../claims/cite.js';
import { h } from '../dom.js';

/**
 * @import { Citation } from '../claims/cite.js'
 */

/** @type {[string, string, Citation?][]} */
const words = [
  ['guest', 'a WebAssembly module; its memory is pages of 65,536 bytes.', cite('page-is-64-kib', 'holds everywhere')],
  ['host', 'the JavaScript that runs it and uses its memory.'],
  ['view', 'a Uint8Array over memory.buffer: the host’s way to bytes.'],
  [
    'growth',
    'more pages: the old buffer is detached, with every view over it.',
    cite('fresh-object-after-growth', 'holds everywhere'),
  ],
];

export const thesis = () =>
  h(
    'section',
    { class: 'thesis', 'aria-labelledby': 'thesis-title' },
    h(
      'p',
      { class: 'claim', id: 'thesis-title' },
      'When WebAssembly memory grows, ',
      h('strong', {}, 'every JavaScript view over it dies'),
      citation(cite('every-view-kind-dies', 'holds everywhere')),
      ': some uses of a dead view throw',
      citation(cite('dead-methods-throw', 'holds everywhere')),
      ', others lie without a word',
      citation(cite('dead-read-by-index', 'holds everywhere')),
      ': ',
      h('code', {}, 'view[0]'),
      ' is undefined, ',
      h('code', {}, 'view[0] = 7'),
      ' is lost',
      citation(cite('dead-write-in-sloppy-mode', 'holds everywhere')),
      '. ',
      citationKey(),
    ),
    h(
      'dl',
      { class: 'words' },
      ...words.map(([word, what, cited]) =>
        h('div', {}, h('dt', {}, word), h('dd', {}, what, cited && citation(cited))),
      ),
    ),
  );
