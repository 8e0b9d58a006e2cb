/**
 * Where to read on, below the lab.
 */
import { h } from '../dom.js';
import { besideThePage } from '../site.js';

export const ways = () =>
  besideThePage &&
  h(
    'p',
    { class: 'ways aside' },
    'Read on: ',
    h('a', { href: 'README.md' }, 'README'),
    ', ',
    h('a', { href: 'host-js/views/strategies.js' }, 'the strategies’ source'),
    '.',
  );
