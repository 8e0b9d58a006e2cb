/**
 * Small multiples over one axis of calls: lines that lie on one another could not be told apart.
 */
import { svg } from './dom.js';
import { grouped, plural } from './words.js';

/** @import { Series } from './growth-view.js' */

const RIGHT = 30;
const FOOT = 62;

/**
 * @typedef {object} Shape of the chart, in its own units
 * @property {string} name
 * @property {number} width
 * @property {number} row the height of one
 * @property {number} left where the lines begin
 * @property {number} low the height of a line before it rises
 * @property {number} high and after
 * @property {number} label the height of the name
 * @property {number} parts of the axis
 */

/** @type {Shape} */
const wide = { name: 'wide', width: 1120, row: 112, left: 280, low: 84, high: 46, label: 62, parts: 4 };
/** @type {Shape} */
const narrow = { name: 'narrow', width: 420, row: 156, left: 104, low: 130, high: 94, label: 24, parts: 2 };

/** Dashes as well as colours: the order is the style sheet's `series-N`. */
const dashes = ['none', '14 6', '4 6', '18 5 4 5'];

/**
 * @param {Series[]} series
 * @param {boolean} isNarrow
 */
export function growthChart(series, isNarrow) {
  const shape = isNarrow ? narrow : wide;
  const { name, width, left } = shape;
  const calls = Math.max(...series.map(({ pages }) => pages.length - 1));
  const height = series.length * shape.row + FOOT;
  const x = (/** @type {number} */ call) => left + (call / calls) * (width - left - RIGHT);
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, class: name, role: 'img', 'aria-label': description(series, calls) },
    ...ticks(calls, shape.parts).flatMap(call => [
      svg('line', { x1: x(call), x2: x(call), y1: 8, y2: height - FOOT, class: 'grid' }),
      svg('text', { x: x(call), y: height - FOOT + 26, class: 'tick', 'text-anchor': 'middle' }, grouped(call)),
    ]),
    svg('text', { x: x(calls / 2), y: height - 8, class: 'axis', 'text-anchor': 'middle' }, 'calls of set_name'),
    ...series.map((one, row) => line(one, row, shape, x)),
  );
}

/**
 * @param {Series} series
 * @param {number} row
 * @param {Shape} shape
 * @param {(call: number) => number} x
 */
function line({ guest, reset, growthClass, pages }, row, shape, x) {
  const initial = pages[0] ?? 0;
  const most = Math.max(...pages);
  const { low, high, left } = shape;
  const top = row * shape.row;
  const y = (/** @type {number} */ count) =>
    top + (most === initial ? low : low - ((count - initial) / (most - initial)) * (low - high));
  const rises = pages.flatMap((count, call) => (call > 0 && count > (pages[call - 1] ?? 0) ? [call] : []));
  const path = [
    `M${x(0)} ${y(initial)}`,
    ...rises.map(call => `H${x(call)} V${y(pages[call] ?? initial)}`),
    `H${x(pages.length - 1)}`,
  ];
  // A label ends at its mark where there is no room to begin there.
  const isLate = (/** @type {number} */ call) => x(call) > shape.width * 0.55;
  return svg(
    'g',
    { class: `series series-${row}` },
    svg('text', { x: 0, y: top + shape.label, class: 'name' }, reset ? `${guest}, reset` : guest),
    svg('text', { x: 0, y: top + shape.label + 28, class: 'class' }, growthClass),
    svg('text', { x: left - 12, y: y(initial) + 7, class: 'count', 'text-anchor': 'end' }, plural(initial, 'page')),
    svg('path', { d: path.join(' '), class: 'pages-line', 'stroke-dasharray': dashes[row % dashes.length] }),
    ...rises.flatMap(call => {
      const count = pages[call] ?? initial;
      const label = `call ${grouped(call)}: ${pages[call - 1]} → ${plural(count, 'page')}`;
      const [dx, anchor] = isLate(call) ? [14, 'end'] : [0, 'start'];
      return [
        svg('circle', { cx: x(call), cy: y(count), r: 8 }),
        svg('text', { x: x(call) + dx, y: y(count) - 16, class: 'mark', 'text-anchor': anchor }, label),
      ];
    }),
    rises.length === 0 && svg('text', { x: x(0) + 14, y: y(initial) - 16, class: 'mark' }, 'never grows'),
  );
}

/**
 * @param {number} calls
 * @param {number} parts
 */
const ticks = (calls, parts) => Array.from({ length: parts + 1 }, (_, part) => Math.round((calls * part) / parts));

/**
 * @param {Series[]} series
 * @param {number} calls
 */
const description = (series, calls) =>
  `Pages over ${plural(calls, 'call')}. ${series
    .map(({ guest, reset, pages, firstGrowth }) => {
      const what =
        firstGrowth === null
          ? `stays at ${plural(pages[0] ?? 0, 'page')}`
          : `grows from ${pages[0]} to ${plural(pages.at(-1) ?? 0, 'page')}, first in call ${grouped(firstGrowth)}`;
      return `${guest}${reset ? ', reset' : ''}: ${what}.`;
    })
    .join(' ')}`;
