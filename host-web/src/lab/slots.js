/**
 * The guest's slots as a hex and text dump.
 */
import { h } from '../dom.js';
import { grouped } from '../words.js';

/** @import { SlotDump, Step } from '../../../host-js/trace/trace.js' */

const PER_ROW = 16;
/** Both texts, a comma, a space and an exclamation mark fill no more of the message's slot. */
const MOST = 48;

/** @param {Step} step */
export function slotDump({ slots }) {
  const rows = slots.flatMap(slot =>
    Array.from({ length: Math.ceil(Math.min(slot.bytes.length, MOST) / PER_ROW) }, (_, row) => line(slot, row)),
  );
  return h(
    'section',
    { class: 'dump', 'aria-labelledby': 'dump-title' },
    h(
      'h2',
      { id: 'dump-title' },
      'The slots, byte for byte',
      h('span', { class: 'aside key' }, h('span', { class: 'changed' }, '00'), ' changed in this step'),
    ),
    rows.length === 0
      ? h('p', { class: 'aside empty' }, 'The host has not asked the guest where they are.')
      : h(
          'div',
          { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'dump-title' },
          h(
            'table',
            {},
            h(
              'thead',
              {},
              h('tr', {}, ...['slot', 'offset', 'bytes', 'text'].map(what => h('th', { scope: 'col' }, what))),
            ),
            h('tbody', {}, ...rows),
          ),
        ),
  );
}

/**
 * @param {SlotDump} slot
 * @param {number} row
 */
function line({ name, at, bytes, changed }, row) {
  const from = row * PER_ROW;
  const marked = new Set(changed);
  const cells = bytes.slice(from, from + PER_ROW).map((byte, index) => ({
    byte,
    className: byte === null ? 'beyond' : marked.has(from + index) ? 'changed' : byte === 0 ? 'zero' : null,
  }));
  return h(
    'tr',
    { class: `slot-${name}` },
    h('th', { scope: 'row' }, row === 0 ? name : h('span', { class: 'visually-hidden' }, `${name}, continued`)),
    h('td', { class: 'offset' }, grouped(at + from)),
    h('td', { class: 'hex' }, ...cells.map(({ byte, className }) => h('span', { class: className }, hex(byte)))),
    h('td', { class: 'text' }, ...cells.map(({ byte, className }) => h('span', { class: className }, printable(byte)))),
  );
}

/** @param {number | null} byte */
const hex = byte => (byte === null ? '--' : byte.toString(16).padStart(2, '0'));

/** @param {number | null} byte */
const printable = byte => (byte !== null && byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');
