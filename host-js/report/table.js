/**
 * Reports as one table for a projector: guests down, strategies across.
 */
import { failures, summarise } from './report.js';
import { describeSchedule, forces, kindOf, pages as pagesOf } from '../growth/schedule.js';

/**
 * @import { Cell, Outcome, Report } from '../types.js'
 */

/**
 * Colours a piece of text, or leaves it alone.
 *
 * @typedef {(style: 'heading' | (typeof styles)[Outcome], text: string) => string} Paint
 */

const styles = /** @type {const} */ ({
  greeted: 'good',
  refused: 'code',
  skipped: 'dim',
  detached: 'bad',
  short: 'warn',
  silent: 'worst',
});

/**
 * What growscope proves of each guest's `set_name`, by guest.
 *
 * @typedef {Map<string, string>} Verdicts
 */

/** @param {import('../types.js').Guest[]} guests @returns {Verdicts} */
export const verdictsOf = guests => new Map(guests.flatMap(({ name, verdict }) => (verdict ? [[name, verdict]] : [])));

/**
 * @param {Report[]} reports
 * @param {Paint} paint
 * @param {Verdicts} [verdicts]
 * @returns {string}
 */
export function table(reports, paint, verdicts) {
  const everyCell = reports.flatMap(({ cells }) => cells);
  return [
    ...reports.flatMap(report => [title(report, paint), layOut(tabulate(report, verdicts), paint), '']),
    ...complaints(everyCell),
    summaryLine(everyCell),
    '',
  ].join('\n');
}

/**
 * @param {Report} report
 * @param {Paint} paint
 */
const title = ({ engine: { name, version, detail } }, paint) => paint('heading', `${name} ${version} (${detail})`);

/**
 * A report as a table: headings of one line or two, and rows; a row of a single cell heads the ones below it.
 *
 * @param {Pick<Report, 'strategies' | 'cells'>} report
 * @param {Verdicts} [verdicts] shown beside what was observed, if any are known
 * @returns {{ headings: string[], rows: string[][] }}
 */
export function tabulate({ strategies, cells }, verdicts = new Map()) {
  const proved = verdicts.size > 0 ? ['growscope\nproves'] : [];
  const headings = ['guest', ...proved, 'pages', 'detached\nin call', ...strategies.map(({ name }) => twoLines(name))];
  const natural = naturalRows(
    strategies,
    cells.filter(({ schedule }) => !forces(schedule)),
    verdicts,
  );
  const forced = forcedRows(
    strategies,
    cells.filter(({ schedule }) => forces(schedule)),
    proved.map(() => ''),
  );
  const rows = forced.length === 0 ? natural : [...natural, ['greeted through growth forced after'], ...forced];
  return { headings, rows };
}

/**
 * Every guest left to itself: what each strategy came to, and what happened to memory.
 *
 * @param {Report['strategies']} strategies
 * @param {Cell[]} cells
 * @param {Verdicts} verdicts
 */
function naturalRows(strategies, cells, verdicts) {
  const rows = groupBy(cells, ({ guest, schedule }) => (schedule.reset ? `${guest}, reset` : guest));
  return [...rows].map(([guest, cells]) => [
    guest,
    ...(verdicts.size > 0 ? [verdicts.get(String(cells[0]?.guest)) ?? ''] : []),
    pages(cells),
    detachedIn(cells),
    ...outcomes(strategies, cells),
  ]);
}

/**
 * The same under forced growth: how many runs each strategy greeted through, of how many.
 *
 * @param {Report['strategies']} strategies
 * @param {Cell[]} cells
 * @param {string[]} gap where the natural rows have a verdict
 */
function forcedRows(strategies, cells, gap) {
  const rows = groupBy(
    cells,
    ({ schedule }) => `${kindOf(schedule)} crossing, by ${pagesOf(schedule.by)}${schedule.reset ? ', reset' : ''}`,
  );
  return [...rows].map(([schedule, cells]) => [
    `  ${schedule}`,
    ...gap,
    '',
    '',
    ...strategies.map(({ name }) => survivors(cells.filter(({ strategy }) => strategy === name))),
  ]);
}

/** @param {Cell[]} cells */
function survivors(cells) {
  const tried = cells.filter(({ outcome }) => outcome !== 'skipped');
  if (tried.length === 0) return cells.length === 0 ? '' : 'skipped';
  return `${tried.filter(({ outcome }) => outcome === 'greeted').length}/${tried.length}`;
}

/** @param {Cell[]} cells of one guest and schedule */
function pages(cells) {
  const { pagesBefore, pagesAfter } = longest(cells);
  if (pagesBefore === null) return '';
  return pagesBefore === pagesAfter ? `${pagesBefore}` : `${pagesBefore} → ${pagesAfter}`;
}

/** @param {Cell[]} cells of one guest and schedule */
function detachedIn(cells) {
  const first = cells.find(({ firstDetach }) => firstDetach !== null)?.firstDetach;
  return first == null ? '' : `${first}`;
}

/** @param {Cell[]} cells */
const longest = cells =>
  cells.reduce((longest, cell) => (cell.calls > longest.calls ? cell : longest), /** @type {any} */ (cells[0]));

/**
 * @param {Report['strategies']} strategies
 * @param {Cell[]} cells of one guest and schedule
 */
function outcomes(strategies, cells) {
  const by = new Map(cells.map(cell => [cell.strategy, cell.outcome]));
  return strategies.map(({ name }) => by.get(name) ?? '');
}

/**
 * One line for each thing that is wrong with a guest, naming the first cell that shows it.
 *
 * @param {Cell[]} cells
 */
export function complaints(cells) {
  const alike = groupBy(failures(cells), ({ guest, verdict, reason }) => `${guest} ${verdict} ${reason}`);
  return [...alike.values()].map(cells => {
    const [first] = /** @type {[Cell]} */ (/** @type {unknown} */ (cells));
    const more = cells.length > 1 ? ` (and ${cells.length - 1} more cells like it)` : '';
    return `${name(first)}: ${first.verdict}: ${first.reason}${more}`;
  });
}

/** @param {Cell[]} cells */
export function summaryLine(cells) {
  const { agreed, disagreed, vacuous, skipped } = summarise(cells);
  const asserted = agreed + disagreed + vacuous;
  const why = groupBy(
    cells.filter(({ verdict }) => verdict === 'skipped'),
    ({ reason }) => String(reason),
  );
  const reasons = [...why].map(([reason, { length }]) => `${length} because ${reason}`).join('; ');
  const counts = `${asserted} cells asserted: ${agreed} agree, ${disagreed} disagree, ${vacuous} vacuous; ${skipped} skipped`;
  return reasons ? `${counts} (${reasons})` : counts;
}

/** @param {Cell} cell */
export const name = ({ guest, strategy, schedule }) => `${guest} × ${strategy} × ${describeSchedule(schedule)}`;

/** @param {string} strategy */
const twoLines = strategy => strategy.replace(/-(?=[^-]*$)/, '-\n');

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @returns {Map<string, T[]>} in order of first appearance
 */
function groupBy(items, key) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

/**
 * @param {ReturnType<typeof tabulate>} table
 * @param {Paint} paint
 */
function layOut({ headings, rows }, paint) {
  const heads = [0, 1].map(at => headings.map(heading => heading.split('\n')[at] ?? ''));
  const columns = [...heads, ...rows.filter(({ length }) => length > 1)];
  const widths = headings.map((_, column) => Math.max(...columns.map(row => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ cells, /** @type {(text: string) => string} */ style) =>
    cells
      .map((cell, column) => style(cell) + ' '.repeat(Math.max(0, Number(widths[column]) - cell.length)))
      .join('  ')
      .trimEnd();
  const heading = (/** @type {string} */ text) => paint('heading', text);
  const outcome = (/** @type {string} */ text) =>
    Object.hasOwn(styles, text) ? paint(styles[/** @type {Outcome} */ (text)], text) : text;
  return [
    ...heads.map(head => line(head, heading)),
    ...rows.map(row => line(row, row.length === 1 ? heading : outcome)),
  ].join('\n');
}
