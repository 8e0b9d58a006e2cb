/**
 * Every ArrayBuffer as a card, and every view as an arrow to the one that it is bound to.
 */
import { h, svg } from '../dom.js';
import { grouped } from '../words.js';

/**
 * @import { Account, BufferEntry, ViewEntry } from '../../../host-js/trace/buffer-ledger.js'
 */

/** Of a longer row, only the first and the last are shown. */
const MOST_CARDS = 3;
/** Of the views over one buffer, that in use, and those taken last. */
const MOST_VIEWS = 2;

/**
 * @param {Account} step
 * @param {Account | null} before
 * @param {string} id unlike that of another section
 * @param {string} held the strategy's name
 */
export function bufferCards({ buffers, views }, before, id, held) {
  const wasAttached = new Set(before?.buffers.filter(({ attached }) => attached).map(({ id }) => id));
  const hidden = buffers.length > MOST_CARDS ? buffers.slice(1, 2 - MOST_CARDS) : [];
  const cards = buffers
    .filter(buffer => !hidden.includes(buffer))
    .map(buffer =>
      column(
        buffer,
        views.filter(view => view.buffer === buffer.id),
        !buffer.attached && wasAttached.has(buffer.id),
      ),
    );
  if (hidden.length > 0) {
    const all = hidden.every(({ attached }) => !attached) ? 'all detached' : 'all replaced';
    cards.splice(1, 0, h('li', { class: 'more' }, `… ${grouped(hidden.length)} more, ${all} …`));
  }
  const kind = buffers.some(({ shared }) => shared) ? 'SharedArrayBuffers' : 'ArrayBuffers';
  return h(
    'section',
    { class: 'buffers', 'aria-labelledby': `buffers-${id}` },
    h(
      'h2',
      { id: `buffers-${id}` },
      `${kind} and views`,
      h('span', { class: 'held visually-hidden' }, ` with ${held}`),
    ),
    h('ul', { class: 'cards' }, ...cards),
  );
}

/**
 * @param {BufferEntry} buffer
 * @param {ViewEntry[]} views
 * @param {boolean} justDied
 */
function column(buffer, views, justDied) {
  const { id, byteLength, firstByteLength, attached, shared, current } = buffer;
  const state = attached ? 'attached' : 'DETACHED';
  return h(
    'li',
    { class: 'column', 'data-buffer': id },
    h('p', { class: 'pointer' }, current ? 'memory.buffer ↓' : ' '),
    h(
      'div',
      { class: `card ${attached ? 'attached' : 'dead'}${justDied ? ' just-died' : ''}` },
      h('p', { class: 'card-id' }, `#${id}`),
      h('p', { class: 'card-state' }, shared ? `${state}, shared` : state),
      h('p', { class: 'card-size' }, `${grouped(byteLength)} bytes`),
      !attached && h('p', { class: 'card-was' }, `was ${grouped(firstByteLength)}`),
    ),
    viewsOver(views, attached),
  );
}

/**
 * One arrow from all views over a buffer to its card, and a label for each.
 *
 * @param {ViewEntry[]} views
 * @param {boolean} alive
 */
function viewsOver(views, alive) {
  if (views.length === 0) return h('div', { class: 'views none' });
  const last = views.slice(-MOST_VIEWS);
  const held = views.find(view => view.inUse && !last.includes(view));
  const shown = held ? [held, ...last.slice(1)] : last;
  const more = views.length - shown.length;
  return h(
    'div',
    { class: `views ${alive ? 'alive' : 'dead'}` },
    svg(
      'svg',
      { viewBox: '0 0 60 40', 'aria-hidden': 'true' },
      svg('path', { d: 'M30 40 V6 M15 19 L30 4 L45 19', class: 'arrow' }),
      !alive && svg('path', { d: 'M14 8 L46 38 M46 8 L14 38', class: 'cross' }),
    ),
    ...shown.map(viewLabel),
    more > 0 && h('p', { class: 'aside' }, `and ${grouped(more)} more`),
  );
}

/** @param {ViewEntry} view */
function viewLabel({ id, kind, length, alive, inUse }) {
  const what = alive ? (inUse ? `${grouped(length)} bytes` : 'let go') : 'dead';
  return h(
    'p',
    { class: `view ${alive ? 'alive' : 'dead'}${inUse ? ' in-use' : ''}`, 'data-view': id },
    alive ? h('span', {}, `view ${id}`) : h('s', {}, `view ${id}`),
    h('span', { class: 'aside' }, ` ${kind === 'Uint8Array' ? '' : `${kind}, `}${what}`),
  );
}
