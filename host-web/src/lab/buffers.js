/**
 * Every ArrayBuffer as a card, and every view as an arrow to the one that it is bound to.
 */
import { h, svg } from '../dom.js';
import { grouped } from '../words.js';

/**
 * @import { BufferEntry, ViewEntry } from '../../../host-js/trace/buffer-ledger.js'
 * @import { Step } from '../../../host-js/trace/trace.js'
 */

/** Of a longer row, only the first and the last are shown. */
const MOST_CARDS = 4;

/**
 * @param {Step} step
 * @param {Step | null} before
 */
export function bufferCards({ buffers, views }, before) {
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
  return h(
    'section',
    { class: 'buffers', 'aria-labelledby': 'buffers-title' },
    h('h2', { id: 'buffers-title' }, 'ArrayBuffers, and the views over them'),
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
    h('div', { class: 'views' }, ...views.map(viewArrow)),
  );
}

/** @param {ViewEntry} view */
function viewArrow({ id, length, alive, inUse }) {
  const what = alive ? (inUse ? `${grouped(length)} bytes` : 'let go') : 'dead';
  return h(
    'div',
    { class: `view ${alive ? 'alive' : 'dead'}${inUse ? ' in-use' : ''}`, 'data-view': id },
    svg(
      'svg',
      { viewBox: '0 0 60 52', width: 60, height: 52, 'aria-hidden': 'true' },
      svg('path', { d: 'M30 52 V6 M15 20 L30 5 L45 20', class: 'arrow' }),
      !alive && svg('path', { d: 'M12 16 L48 48 M48 16 L12 48', class: 'cross' }),
    ),
    h(
      'p',
      { class: 'view-label' },
      alive ? h('span', {}, `view ${id}`) : h('s', {}, `view ${id}`),
      h('span', { class: 'aside' }, ` ${what}`),
    ),
  );
}
