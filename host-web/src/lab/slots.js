/**
 * The guest's slots as a hex and text dump.
 */
import { h } from '../dom.js';
import { grouped } from '../words.js';

/**
 * @import { SlotDump } from '../../../host-js/trace/trace.js'
 * @import { Protocol } from '../../../host-js/types.js'
 * @import { AnyStep } from './steps.js'
 */

const PER_ROW = 16;
/** Both texts, a comma, a space and an exclamation mark fill no more of the message's slot. */
const MOST = 48;

/** The export that says where a slot is says what it is for. */
const exportOf = { salutation: 'get_salutation_ptr', name: 'get_name_ptr', message: 'get_msg_ptr' };

/**
 * @param {AnyStep} step
 * @param {Protocol} protocol
 */
export function slotDump({ slots, buffers }, { exports }) {
  const rows = slots.flatMap(slot => {
    const meaning = exports.find(({ name }) => name === exportOf[slot.name])?.meaning ?? null;
    const count = Math.ceil(Math.min(slot.bytes.length, MOST) / PER_ROW);
    return Array.from({ length: count }, (_, row) => line(slot, row, meaning));
  });
  const beyond = slots.some(({ bytes }) => bytes.includes(null)) ? '; -- past the end of memory' : '';
  const current = buffers.find(({ current }) => current);
  return h(
    'section',
    { class: 'dump', 'aria-labelledby': 'dump-title' },
    h(
      'div',
      { class: 'dump-head' },
      h('h2', { id: 'dump-title' }, 'Slots, where texts are left'),
      // A message beside a dead view: it was not that view which found it.
      h(
        'p',
        { class: 'aside key' },
        `read anew through memory.buffer, now #${current?.id}; `,
        h('span', { class: 'changed' }, '00'),
        ' changed in this step',
      ),
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
              h(
                'tr',
                {},
                ...['slot', 'offset', `bytes, in hexadecimal${beyond}`, 'text, · is none'].map(what =>
                  h('th', { scope: 'col' }, what),
                ),
              ),
            ),
            h('tbody', {}, ...rows),
          ),
        ),
  );
}

/**
 * @param {SlotDump} slot
 * @param {number} row
 * @param {string | null} meaning
 */
function line({ name, at, bytes, changed }, row, meaning) {
  const from = row * PER_ROW;
  const marked = new Set(changed);
  const cells = bytes.slice(from, from + PER_ROW).map((byte, index) => ({
    byte,
    className: byte === null ? 'beyond' : marked.has(from + index) ? 'changed' : byte === 0 ? 'zero' : null,
  }));
  return h(
    'tr',
    { class: `slot-${name}` },
    h(
      'th',
      { scope: 'row', title: meaning && `${name}: ${meaning}` },
      row === 0 ? name : h('span', { class: 'visually-hidden' }, `${name}, continued`),
    ),
    h('td', { class: 'offset' }, grouped(at + from)),
    h('td', { class: 'hex' }, ...cells.map(({ byte, className }) => h('span', { class: className }, hex(byte)))),
    h('td', { class: 'text' }, ...cells.map(({ byte, className }) => h('span', { class: className }, printable(byte)))),
  );
}

/** @param {number | null} byte */
const hex = byte => (byte === null ? '--' : byte.toString(16).padStart(2, '0'));

/** @param {number | null} byte */
const printable = byte => (byte !== null && byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');
