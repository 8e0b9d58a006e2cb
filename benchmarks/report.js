/**
 * Writes what was measured into benchmarks/README.md, or checks that it is there.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { complain } from '../cli/say.js';
import { plotsOf, readResults, resultsFolder } from './csv.js';
import { program } from '../cli/program.js';

/** @import { Row } from './csv.js' */

const help = `Writes what was measured into benchmarks/README.md, from the CSVs in benchmarks/results/.

Usage: node benchmarks/report.js [options]

Options:
  --check  change nothing, and fail when a block is out of date
  --help   print this

Examples:
  node benchmarks/report.js
  node benchmarks/report.js --check

Exit codes:
  0  the page shows what the CSVs hold
  1  with --check, it does not
`;

const page = fileURLToPath(new URL('README.md', import.meta.url));
const plots = fileURLToPath(new URL('plots', import.meta.url));

/** @type {Map<string, Row[]>} */
const results = new Map(readResults().map(({ name, rows }) => [name, rows]));

/** The strategy that the aims are about. */
const RECOMMENDED = 'zero-length-check';
const MOST_OVER_STALE = 1.1;
const LEAST_OVER_BINDGEN = 1.5;

/** @type {Record<string, () => string>} */
const blocks = {
  machine() {
    const path = `${resultsFolder}/machine.csv`;
    if (!existsSync(path)) return notYet;
    const rows = readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);
    return table([['the machine', ''], ...rows.map(row => row.split(','))]);
  },
  aims() {
    const rows = results.get('js-greeting');
    if (!rows) return notYet;
    const safe = rows.filter(row => row.case === RECOMMENDED);
    const worst = safe.reduce((worst, row) => (Number(row.ratio) > Number(worst.ratio) ? row : worst));
    const bindgen = rows.find(row => row.case === 'wasm-bindgen');
    return table([
      ['aim', 'measured', 'met'],
      [
        `\`${RECOMMENDED}\` within ${MOST_OVER_STALE} times the stale view, with every guest`,
        `${times(worst.ratio, 4)} at most, with \`${worst.parameter}\``,
        yes(Number(worst.ratio) <= MOST_OVER_STALE),
      ],
      ...safe.map(row => {
        const faster = bindgen && bindgen.median_ns / row.median_ns;
        return [
          `\`${RECOMMENDED}\` with \`${row.parameter}\` at least ${LEAST_OVER_BINDGEN} times as fast as wasm-bindgen`,
          faster ? `${times(faster, 4)} as fast` : 'not measured: there was no wasm-bindgen',
          faster ? yes(faster >= LEAST_OVER_BINDGEN) : '',
        ];
      }),
    ]);
  },
  access: () => across('js-access'),
  greeting: () => across('js-greeting'),
  text: () => across('js-text'),
  growth: () => across('js-growth'),
  engines() {
    const shown = ['engines-access', 'engines-greeting', 'engines-growth'].flatMap(name => results.get(name) ?? []);
    if (shown.length === 0) return notYet;
    const engine = (/** @type {Row} */ { engine, version }) => `${engine} ${version}`;
    const engines = [...new Set(shown.map(engine))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const key = (/** @type {Row} */ row) => [row.benchmark, `\`${row.case}\``, row.parameter].join(' | ');
    return table([
      ['benchmark', 'case', 'with', ...engines],
      ...[...new Set(shown.map(key))].map(what => [
        what,
        ...engines.map(one => {
          const row = shown.find(row => key(row) === what && engine(row) === one);
          return row ? `${duration(row.median_ns)}, ${times(row.ratio)}` : '';
        }),
      ]),
    ]);
  },
  rust() {
    const files = [...results].filter(([name]) => name.startsWith('rust-'));
    if (files.length === 0) return notYet;
    return files
      .flatMap(([name, rows]) => plotsOf({ name, rows }))
      .map(({ name, rows }) =>
        [
          `### ${name.replace('rust-', '')}`,
          table([
            ['case', 'with', 'median', 'interval', 'to the baseline'],
            ...rows.map(row => [
              `\`${row.case}\``,
              row.parameter,
              duration(row.median_ns),
              `${duration(row.low_ns)} to ${duration(row.high_ns)}`,
              times(row.ratio),
            ]),
          ]),
        ].join('\n\n'),
      )
      .join('\n\n');
  },
  plots: () =>
    [...results]
      .flatMap(([file, rows]) => plotsOf({ name: file, rows }).map(({ name }) => ({ name, file })))
      .filter(({ name }) => existsSync(`${plots}/${name}-light.svg`))
      .map(
        ({ name, file }) =>
          `### ${name}\n\n<picture><source media="(prefers-color-scheme: dark)" srcset="plots/${name}-dark.svg">` +
          `<img alt="${name}: the medians of results/${file}.csv" src="plots/${name}-light.svg"></picture>`,
      )
      .join('\n\n') || notYet,
};

const notYet = '*Not measured yet.*';
const yes = (/** @type {boolean} */ met) => (met ? 'yes' : '**no**');
const times = (/** @type {number | null} */ ratio, digits = 3) =>
  ratio === null ? '' : `× ${Number(ratio.toPrecision(digits))}`;

/** @param {number} ns */
function duration(ns) {
  const [divisor, unit] = ns < 1e3 ? [1, 'ns'] : ns < 1e6 ? [1e3, 'µs'] : [1e6, 'ms'];
  return `${Number((ns / divisor).toPrecision(3))} ${unit}`;
}

/**
 * Cases down, what they were measured with across.
 *
 * @param {string} name
 */
function across(name) {
  const rows = results.get(name);
  if (!rows) return notYet;
  const [cases, parameters] = [rows.map(row => row.case), rows.map(row => row.parameter)].map(all => [...new Set(all)]);
  const engine = rows[0] && `${rows[0].engine} ${rows[0].version}`;
  return table([
    [`${engine}: case`, ...(parameters ?? []).map(parameter => parameter || 'time, and to the baseline')],
    ...(cases ?? []).map(case_ => [
      `\`${case_}\``,
      ...(parameters ?? []).map(parameter => {
        const row = rows.find(row => row.case === case_ && row.parameter === parameter);
        return row ? `${duration(row.median_ns)}, ${times(row.ratio)}` : '';
      }),
    ]),
  ]);
}

/** @param {string[][]} rows the first one is the heading */
function table([heading = [], ...rows]) {
  return [heading, heading.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} today
 */
function replaceBlock(text, name, today) {
  const block = new RegExp(`(<!-- ${name}: [^>]* -->\n\n)[^]*?(\n\n<!-- /${name} -->)`);
  if (!block.test(text)) throw new Error(`${page} has no block called ${name}`);
  return text.replace(block, (_, start, end) => `${start}${today}${end}`);
}

await program({
  name: 'node benchmarks/report.js',
  help,
  options: { check: { type: 'boolean', default: false } },
  execute: async ({ check }) => {
    const present = readFileSync(page, 'utf8');
    const stale = Object.entries(blocks).filter(([name, block]) => replaceBlock(present, name, block()) !== present);
    if (!check) {
      const today = Object.entries(blocks).reduce((text, [name, block]) => replaceBlock(text, name, block()), present);
      writeFileSync(page, today);
      return 0;
    }
    for (const [name] of stale) {
      complain(`error: benchmarks/README.md is out of date at its block ${name}\n  run: node benchmarks/report.js`);
    }
    return stale.length > 0 ? 1 : 0;
  },
});
