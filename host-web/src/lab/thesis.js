/**
 * What the lab is about, for somebody who has read nothing.
 */
import { h } from '../dom.js';
import { besideThePage } from '../site.js';

/** @type {[string, string][]} */
const words = [
  ['guest', 'a WebAssembly module; its memory is pages of 65,536 bytes.'],
  ['host', 'the JavaScript that runs it and uses its memory.'],
  ['view', 'a Uint8Array over memory.buffer: the host’s way to the bytes.'],
  ['growth', 'more pages: the old buffer is detached, with every view over it.'],
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
      ': some uses of a dead view throw, others lie without a word.',
    ),
    h('dl', { class: 'words' }, ...words.map(([word, what]) => h('div', {}, h('dt', {}, word), h('dd', {}, what)))),
    h(
      'p',
      { class: 'ways aside' },
      ...(besideThePage
        ? [
            h('a', { href: 'README.md' }, 'README'),
            ' · ',
            h('a', { href: 'host-js/views/strategies.js' }, 'source'),
            ' · ',
            h('a', { href: '#workshop' }, 'workshop'),
            ' · ',
          ]
        : []),
      'Keys: ',
      h('kbd', {}, '←'),
      ' ',
      h('kbd', {}, '→'),
      ' step, ',
      h('kbd', {}, 'Space'),
      ' plays and pauses, ',
      h('kbd', {}, 'Home'),
      ' starts over.',
    ),
  );
