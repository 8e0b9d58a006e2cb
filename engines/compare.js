/**
 * What differs between engines: each cell that does not show the same everywhere, grouped by the reason.
 */
import { failures } from '../host-js/report/report.js';
import { describeSchedule } from '../host-js/growth/schedule.js';
import { complaints, name as cellName } from '../host-js/report/table.js';

/**
 * @import { Cell, Report } from '../host-js/types.js'
 * @import { Observation } from '../host-js/views/web-apis.js'
 */

/**
 * @typedef {{ id: string, report: Report }} Reported
 *
 * @typedef {object} Difference
 * @property {string} reason
 * @property {'skips' | 'lacks' | 'differs'} how
 * @property {Record<string, number>} engines of how many of these cells it is true, by the ids of those it is true of
 * @property {Record<string, number>} run how many of them each engine runs
 * @property {number} count of cells
 * @property {string[]} cells their names, those of a kind together
 *
 * @typedef {{ id: string, how: Difference['how'], reason: string }} Cause why one engine's cell is as it is
 *
 * @typedef {{ outcome: string, said: string, engines: string[] }} Words
 * @typedef {Observation & { engines: string[] }} WebApi
 */

/** What a cell shows, but for an engine's choice of words. @type {(keyof Cell)[]} */
const fields = ['outcome', 'verdict', 'calls', 'pagesBefore', 'pagesAfter', 'firstGrowth', 'firstDetach', 'forced'];

/** An engine's own words, at the end of a reason. */
const words = / \((\w*Error: .*)\)$/;

/**
 * @param {Reported[]} reported
 * @returns {Difference[]}
 */
export function compare(reported) {
  const ids = reported.map(({ id }) => id);
  const seen = byCell(reported);
  const causes = [...seen].flatMap(([cell, by]) => reasons(ids, by).map(cause => ({ cell, ...cause })));
  const every = [...seen.values()].map(by => /** @type {Cell} */ ([...by.values()][0]));
  return [...group(causes, ({ reason }) => reason)].map(([reason, causes]) => {
    const cells = new Set(causes.map(({ cell }) => cell));
    const run = (/** @type {string} */ id) => [...cells].filter(cell => runs(seen.get(cell)?.get(id))).length;
    return {
      reason,
      how: /** @type {Cause} */ (causes[0]).how,
      engines: counts(ids, id => causes.filter(cause => cause.id === id).length),
      run: counts(ids, run),
      count: cells.size,
      cells: nameCells(
        every.filter(cell => cells.has(cellName(cell))),
        every,
      ),
    };
  });
}

/**
 * @param {string[]} ids
 * @param {(id: string) => number} count
 * @returns {Record<string, number>} those that are not 0
 */
const counts = (ids, count) =>
  Object.fromEntries(ids.map(id => /** @type {const} */ ([id, count(id)])).filter(([, count]) => count > 0));

/**
 * @param {Reported[]} reported
 * @returns {Map<string, Map<string, Cell>>} by the cell's name, then by the engine's id
 */
function byCell(reported) {
  /** @type {Map<string, Map<string, Cell>>} */
  const seen = new Map();
  for (const { id, report } of reported) {
    for (const cell of report.cells) {
      seen.set(cellName(cell), (seen.get(cellName(cell)) ?? new Map()).set(id, cell));
    }
  }
  return seen;
}

/** @param {Cell | undefined} cell */
const runs = cell => cell !== undefined && cell.outcome !== 'skipped';

/**
 * Why a cell is not the same everywhere; nothing when it is.
 *
 * @param {string[]} ids
 * @param {Map<string, Cell>} by
 * @returns {Cause[]}
 */
function reasons(ids, by) {
  const unrun = ids.flatMap(
    /** @returns {Cause[]} */ id => {
      const cell = by.get(id);
      if (!cell) return [{ id, how: 'lacks', reason: 'the report has no such cell' }];
      return runs(cell) ? [] : [{ id, how: 'skips', reason: String(cell.reason).replace(words, '') }];
    },
  );
  // Skipped everywhere for the same reason is no difference.
  if (unrun.length === ids.length && new Set(unrun.map(({ reason }) => reason)).size === 1) return [];
  const ran = [...by].filter(([, cell]) => runs(cell));
  return fields.reduce((found, field) => {
    const values = group(ran, ([, cell]) => String(cell[field]));
    if (values.size < 2) return found;
    const shown = [...values].map(([value, ran]) => `${value} in ${ran.map(([id]) => id).join(', ')}`);
    const reason = `${field}: ${shown.join('; ')}`;
    return [...found, ...ran.map(([id]) => ({ id, how: /** @type {const} */ ('differs'), reason }))];
  }, unrun);
}

/**
 * @param {Cell[]} cells
 * @param {Cell[]} every
 * @returns {string[]} guests × strategies × schedules, as few lines as there are kinds
 */
function nameCells(cells, every) {
  const guests = group(cells, ({ guest }) => guest);
  const kinds = group([...guests], ([guest, cells]) => {
    const all = every.filter(cell => cell.guest === guest);
    const strategies = group(cells, ({ strategy }) => strategy);
    const schedules = new Set(cells.map(({ schedule }) => describeSchedule(schedule)));
    const one = (/** @type {string} */ strategy) => all.filter(cell => cell.strategy === strategy).length;
    const whole = [...strategies].every(([strategy, cells]) => cells.length === one(strategy));
    const everyStrategy = strategies.size === group(all, ({ strategy }) => strategy).size;
    return [
      everyStrategy ? 'every strategy' : [...strategies.keys()].join(', '),
      whole ? 'every schedule' : [...schedules].join('; '),
    ].join(' × ');
  });
  const total = group(every, ({ guest }) => guest).size;
  return [...kinds].map(([kind, guests]) => {
    const names = guests.length === total ? 'every guest' : guests.map(([guest]) => guest).join(', ');
    return `${names} × ${kind}`;
  });
}

/**
 * What each engine says when a view is lost, and when it refuses.
 *
 * @param {Reported[]} reported
 * @returns {Words[]}
 */
export function compareWords(reported) {
  /** @type {{ id: string, outcome: string, said: string }[]} */
  const all = reported.flatMap(({ id, report }) =>
    report.cells.flatMap(({ outcome, detail, reason }) => {
      const said = outcome === 'skipped' ? String(reason).match(words)?.[1] : /Error: /.test(detail ?? '') && detail;
      return said ? [{ id, outcome, said }] : [];
    }),
  );
  return [...group(all, ({ outcome, said }) => `${outcome} ${said}`).values()]
    .map(alike => ({
      outcome: String(alike[0]?.outcome),
      said: String(alike[0]?.said),
      engines: [...new Set(alike.map(({ id }) => id))],
    }))
    .sort((a, b) => a.outcome.localeCompare(b.outcome));
}

/**
 * @param {{ id: string, webApis: Observation[] }[]} observed
 * @returns {WebApi[]} the same observation only once, with every engine that shows it
 */
export function compareWebApis(observed) {
  const all = observed.flatMap(({ id, webApis }) => webApis.map(seen => ({ id, seen })));
  const pairs = group(all, ({ seen: { api, buffer } }) => `${api} ${buffer}`);
  return [...pairs.values()].flatMap(pair =>
    [...group(pair, ({ seen: { result, detail } }) => `${result} ${detail}`).values()].map(alike => ({
      .../** @type {Observation} */ (alike[0]?.seen),
      engines: alike.map(({ id }) => id),
    })),
  );
}

/**
 * @param {Reported[]} reported
 * @returns {{ engine: string, finding: string }[]} cells that disagree with their guest's description, or show nothing
 */
export const findings = reported =>
  reported.flatMap(({ id, report }) => complaints(failures(report.cells)).map(finding => ({ engine: id, finding })));

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @returns {Map<string, T[]>} in order of first appearance
 */
function group(items, key) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
