/**
 * From measurements to a plot in vega-lite's words: lines where they were made over a range of numbers, else a row of
 * dots a case.
 */

/**
 * @import { TopLevelSpec } from 'vega-lite'
 * @import { Row } from './csv.js'
 *
 * @typedef {'light' | 'dark'} Theme
 */

/** Okabe and Ito's colours, which the colour-blind tell apart; shapes say the same in black and white. */
const colours = {
  light: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#b37400', '#000000', '#7a7a7a'],
  dark: ['#56b4e9', '#e69f00', '#2bc79a', '#e59ac2', '#f0e442', '#ff7f50', '#ffffff', '#a0a0a0'],
};
const shapes = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'cross',
  'triangle-down',
  'triangle-right',
  'triangle-left',
];
const inks = {
  light: { background: '#ffffff', text: '#1f2328', grid: '#d8dee4' },
  dark: { background: '#0d1117', text: '#e6edf3', grid: '#30363d' },
};

const WIDTH = 560;
const LOG_FROM = 20;

/**
 * @param {Row[]} rows of one file
 * @param {Theme} theme
 * @returns {TopLevelSpec}
 */
export function specification(rows, theme) {
  const values = rows.map(named);
  const engines = distinct(values, 'engine').sort(numerically);
  const isRange = values.every(({ parameter }) => /^\d+$/.test(parameter)) && distinct(values, 'parameter').length > 1;
  return /** @type {any} */ ({
    title: {
      text: rows[0]?.benchmark ?? '',
      // Two short lines: without a browser, the width of a text is a guess that makes room for too much.
      subtitle: [...(engines.length === 1 ? engines : []), `median, with a line ${spread(rows)}`],
    },
    data: { values },
    ...(isRange ? lines(values, engines) : dots(values, engines)),
    config: config(theme),
  });
}

/** A case called `write: in a loop` stands in the panel `write`. @param {Row} row */
function named(row) {
  const [, panel = '', label] = row.case.match(/^(.*): (.*)$/) ?? ['', '', row.case];
  return { ...row, engine: `${row.engine} ${row.version}`, panel, case: String(label) };
}

/** @typedef {ReturnType<typeof named>} Value */

/** @param {Row[]} rows */
const spread = ([first]) =>
  first?.engine === 'wasmtime' ? 'over its interval of confidence' : 'from the first quartile to the third';

/**
 * @param {Value[]} values
 * @param {keyof Value} field
 */
const distinct = (values, field) => [...new Set(values.map(value => value[field]))];

/** What a benchmark's parameter counts, where it is not the length of a text. @type {Record<string, string>} */
const titles = {
  growth: 'size of memory, pages of 64 KiB',
  'grow by one page': 'size of memory, pages of 64 KiB',
  churn_lifo: 'rounds',
  churn_random: 'rounds',
  grow_vector: 'final length of the vector, bytes',
  read: 'bytes read',
};

/**
 * @param {Value[]} values
 * @param {unknown[]} engines
 */
function lines(values, engines) {
  const panels = distinct(values, 'panel');
  const isSplit = engines.length > 1 || panels.length > 1;
  const numbers = distinct(values, 'parameter').map(Number);
  const x = {
    field: 'parameter',
    type: 'quantitative',
    scale: { type: 'log', domain: [Math.min(...numbers), Math.max(...numbers)], nice: false, padding: 12 },
    title: titles[values[0]?.benchmark ?? ''] ?? 'length of the text, bytes',
    axis: { values: numbers, format: ',d', labelOverlap: true },
  };
  const spec = {
    width: isSplit ? WIDTH / 2 : WIDTH,
    height: isSplit ? 200 : 280,
    encoding: { x, y: nanoseconds(values, 'median_ns') },
    ...marks(values, 'case', 'y', { type: 'line', strokeWidth: 1.5 }),
  };
  return isSplit ? panelled(spec, engines.length > 1 ? engines : [], panels) : spec;
}

/**
 * @param {Value[]} values
 * @param {unknown[]} engines
 */
function dots(values, engines) {
  const by = engines.length > 1 ? 'engine' : 'parameter';
  const parameters = distinct(values, 'parameter');
  const groups = by === 'engine' ? engines : parameters;
  const spec = {
    width: WIDTH,
    height: { step: groups.length > 1 ? 8 : 22 },
    encoding: {
      y: { field: 'case', type: 'nominal', sort: distinct(values, 'case'), title: null, axis: { grid: true } },
      ...(groups.length > 1 && { yOffset: { field: by, type: 'nominal', sort: groups } }),
      x: nanoseconds(values, 'median_ns'),
    },
    ...marks(values, by, 'x'),
  };
  if (by === 'parameter' || parameters.length === 1) return spec;
  return {
    facet: { row: { field: 'parameter', type: 'nominal', sort: parameters, title: null } },
    resolve: { scale: { y: 'independent' } },
    spec,
  };
}

/**
 * @param {object} spec
 * @param {unknown[]} engines
 * @param {unknown[]} panels
 */
function panelled(spec, engines, panels) {
  const row = { field: 'engine', type: 'nominal', sort: engines, title: null };
  const column = { field: 'panel', type: 'nominal', sort: panels, title: null };
  if (panels.length === 1) return { facet: row, columns: 2, spec };
  return { facet: { ...(engines.length > 0 && { row }), column }, spec };
}

/**
 * A mark for each median, a line for its spread, and what else there is.
 *
 * @param {Value[]} values
 * @param {'case' | 'engine' | 'parameter'} by what colour and shape tell apart
 * @param {'x' | 'y'} along the axis of time
 * @param {...object} others
 */
function marks(values, by, along, ...others) {
  const groups = distinct(values, by).sort(by === 'engine' ? numerically : () => 0);
  const legend = groups.length > 1 ? { orient: 'bottom', columns: 3, labelLimit: 240, symbolOpacity: 1 } : null;
  const series = { field: by, type: 'nominal', title: null, legend };
  // Both say which domain they have: only then does vega-lite make one legend of them.
  const color = { ...series, scale: { domain: groups } };
  const shape = { ...series, scale: { domain: groups, range: shapes } };
  return {
    layer: [
      ...others.map(mark => ({ mark, encoding: { color } })),
      {
        mark: { type: 'rule', strokeWidth: 2, opacity: 0.5 },
        encoding: { color, [along]: nanoseconds(values, 'low_ns'), [`${along}2`]: { field: 'high_ns' } },
      },
      { mark: { type: 'point', filled: true, size: 45, opacity: 1 }, encoding: { color, shape } },
    ],
  };
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
const numerically = (a, b) => String(a).localeCompare(String(b), 'en', { numeric: true });

/**
 * @param {Value[]} values
 * @param {'median_ns' | 'low_ns'} field
 */
function nanoseconds(values, field) {
  const [low, high] = [Math.min(...values.map(value => value.low_ns)), Math.max(...values.map(value => value.high_ns))];
  const isWide = high / low > LOG_FROM;
  return {
    field,
    type: 'quantitative',
    scale: isWide ? { type: 'log', domain: [low / 1.15, high * 1.15], nice: false } : { zero: true },
    title: isWide ? 'time, ns (logarithmic)' : 'time, ns',
    axis: isWide ? { format: ',~r', values: ticks(low, high) } : { format: ',~r' },
  };
}

/**
 * 1, 2 and 5 of each power of ten, or the powers alone where that would be too many.
 *
 * @param {number} low
 * @param {number} high
 */
function ticks(low, high) {
  const powers = Array.from({ length: 24 }, (_, index) => index - 6);
  const steps = high / low > 2_000 ? [1] : [1, 2, 5];
  return powers
    .flatMap(power => steps.map(step => Number(`${step}e${power}`)))
    .filter(tick => tick >= low / 1.15 && tick <= high * 1.15);
}

/** @param {Theme} theme */
function config(theme) {
  const { background, text, grid } = inks[theme];
  return {
    background,
    padding: 14,
    font: 'Helvetica, Arial, sans-serif',
    range: { category: colours[theme] },
    title: {
      anchor: 'start',
      color: text,
      fontSize: 15,
      subtitleColor: text,
      subtitleFontSize: 12,
      subtitlePadding: 4,
      offset: 12,
    },
    axis: {
      labelColor: text,
      titleColor: text,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: 'normal',
      gridColor: grid,
      domainColor: text,
      tickColor: text,
      labelLimit: 260,
    },
    legend: { labelColor: text, labelFontSize: 12, symbolSize: 60 },
    header: { labelColor: text, labelFontSize: 12, labelFontWeight: 'bold' },
    view: { stroke: grid },
  };
}
