import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { candidate } from '../../host-js/matrix/candidate.js';
import { matrix } from '../../host-js/matrix/matrix.js';
import { failures } from '../../host-js/report/report.js';
import { forces } from '../../host-js/growth/schedule.js';
import { table, tabulate, verdictsOf } from '../../host-js/report/table.js';
import { strategies } from '../../host-js/views/strategies.js';
import { observe } from './observe.js';
import { assertRan, cli, greeters, guest, index, wasm } from './lab.js';

/**
 * @import { Cell, Guest } from '../../host-js/types.js'
 * @import { Strategy } from '../../host-js/views/strategies.js'
 */

/**
 * @param {Guest[]} guests
 * @param {Strategy[]} [columns]
 * @returns {Promise<Cell[]>}
 */
async function cellsOf(guests, columns = strategies) {
  const candidates = await Promise.all(
    guests.map(description =>
      candidate({ name: description.name, wasm: wasm(description.file), description }, index.protocol),
    ),
  );
  return [...matrix(candidates, columns, index)];
}

/** @param {Cell} cell */
const isNatural = ({ schedule }) => !forces(schedule) && !schedule.reset;

/** @type {Cell[]} */
let cells;
before(async () => {
  cells = await cellsOf(greeters);
});

test('every cell agrees, or is skipped with a reason', () => {
  assert.deepEqual(failures(cells), []);
  for (const cell of cells.filter(({ verdict }) => verdict === 'skipped')) assert.ok(cell.reason);
});

test('no guest, strategy or schedule goes without a cell', () => {
  for (const { name, artefact } of greeters) {
    const schedules = index.schedules.filter(
      ({ reset }) => !reset || artefact.exports.some(({ name }) => name === 'reset'),
    );
    for (const strategy of strategies) {
      const found = cells.filter(cell => cell.guest === name && cell.strategy === strategy.name);
      assert.deepEqual(
        found.map(({ schedule }) => schedule),
        schedules,
        `${name} × ${strategy.name}`,
      );
    }
  }
});

test('every hole in the table of strategies is shown by a cell', () => {
  const natural = (/** @type {string} */ guest, /** @type {string} */ strategy) =>
    cells.find(cell => cell.guest === guest && cell.strategy === strategy && isNatural(cell))?.outcome;
  assert.equal(natural('lib_growth', 'stale'), 'detached');
  assert.equal(natural('memoryguest_grow_zero', 'length-check'), 'detached');
  assert.equal(natural('memoryguest_shared_grow', 'zero-length-check'), 'silent');
  for (const safe of ['identity-check', 'fresh']) {
    const outcomes = new Set(cells.filter(({ strategy }) => strategy === safe).map(({ outcome }) => outcome));
    outcomes.delete('skipped');
    assert.deepEqual([...outcomes], ['greeted'], `${safe} survives everything`);
  }
});

test('a guest of class eventually grows in a later call, and never if it is reset', async () => {
  const [natural, reset] = index.schedules;
  const left = await observe('lib_bump', 'fresh', natural);
  const cleared = await observe('lib_bump', 'fresh', reset);
  assert.ok(Number(left.firstGrowth) > 1 && left.pagesAfter > left.pagesBefore, JSON.stringify(left));
  assert.deepEqual([cleared.firstGrowth, cleared.pagesAfter], [null, cleared.pagesBefore]);
  assert.equal(left.calls, cleared.calls, 'over as many greetings');
});

test('a description of the wrong class makes its cells disagree, and the table names them', async () => {
  const wrong = /** @type {const} */ ({ ...guest('lib_growth'), grows: 'eventually', detaches: 'eventually' });
  const wrongCells = failures(await cellsOf([wrong]));
  assert.ok(wrongCells.length > 0);
  const { verdict, reason } = /** @type {Cell} */ (wrongCells[0]);
  assert.equal(`${verdict}: ${reason}`, 'disagrees: first growth: expected eventually, saw in call 1');
  const [strategy] = strategies;
  const shown = table(
    [
      {
        host: '',
        engine: { name: '', version: '', detail: '' },
        strategies: [],
        cells: wrongCells,
        summary: /** @type {any} */ ({}),
      },
    ],
    (_, text) => text,
  );
  assert.match(shown, new RegExp(`lib_growth × ${strategy?.name} × natural: disagrees: first growth`));
});

test('beside what was observed, the table shows what growscope proves', async () => {
  const guests = [guest('lib_growth'), guest('lib_no_growth')];
  const cells = await cellsOf(guests);
  const { headings, rows } = tabulate({ strategies: [], cells }, verdictsOf(guests));
  assert.deepEqual(headings.slice(0, 3), ['guest', 'growscope\nproves', 'pages']);
  assert.deepEqual(
    rows.slice(0, 2).map(row => row.slice(0, 3)),
    [
      ['lib_growth', 'may', '17 → 18'],
      ['lib_no_growth', 'never', '1'],
    ],
  );
  assert.ok(rows.filter(row => row.length > 1).every(({ length }) => length === headings.length));
});

test('a description that promises growth which never comes is vacuous', async () => {
  const wrong = /** @type {const} */ ({ ...guest('lib_no_growth'), grows: 'eventually', detaches: 'eventually' });
  const natural = failures(await cellsOf([wrong])).filter(({ schedule }) => !forces(schedule));
  assert.ok(natural.length > 0);
  assert.ok(natural.every(({ verdict }) => verdict === 'vacuous'));
});

test('a description that promises a detach which growth never brings disagrees: growth was met', async () => {
  const wrong = /** @type {const} */ ({ ...guest('memoryguest_shared_grow'), detaches: 'eventually' });
  const natural = failures(await cellsOf([wrong])).filter(({ schedule }) => !forces(schedule));
  assert.ok(natural.some(({ verdict }) => verdict === 'disagrees'));
  assert.deepEqual(
    natural.filter(({ verdict }) => verdict === 'vacuous'),
    [],
  );
});

test('a schedule that never grows what it should is vacuous', async () => {
  const { judge } = await import('../../host-js/judge/verdict.js');
  const schedule = { after: 99, by: 1, greetings: 3, reset: false };
  const seen = await observe('lib_no_growth', 'fresh', schedule);
  assert.equal(seen.forced, 0);
  assert.equal(
    judge(guest('lib_no_growth'), /** @type {Strategy} */ (strategies[0]), schedule, seen).verdict,
    'vacuous',
  );
});

test('a strategy that claims more than it does is caught', async () => {
  const boastful = strategies.map(strategy => ({ ...strategy, notices: () => true }));
  const caught = new Set(failures(await cellsOf(greeters, boastful)).map(({ strategy }) => strategy));
  assert.deepEqual(caught, new Set(['stale', 'length-check', 'zero-length-check']));
});

test('a strategy that claims less than it does is caught', async () => {
  const modest = strategies.map(strategy => ({ ...strategy, notices: () => false }));
  const caught = new Set(failures(await cellsOf(greeters, modest)).map(({ strategy }) => strategy));
  for (const name of ['length-check', 'zero-length-check', 'identity-check', 'fresh'])
    assert.ok(caught.has(name), name);
});

test('a greeting lost to a stale view says what happened and what to do', () => {
  assertRan(cli(['greet', 'lib_growth', '--strategy', 'stale']), {
    exit: 1,
    stderr: ['detached', 'ArrayBuffer', 'what happened:', 'from 17 to 18 pages', 'what to do:', '--strategy fresh'],
  });
  assertRan(cli(['greet', 'memoryguest_shared_grow', '--strategy', 'stale']), {
    exit: 1,
    stderr: ['read ""', 'what happened:', 'from 1 to 2 pages', 'what to do:'],
  });
});

test('a guest without a description is observed, and its outcomes are still asserted', () => {
  const ran = cli(['matrix', 'dist/lib_growth.wasm', '--json']);
  const { cells, summary } = JSON.parse(ran.stdout);
  assert.equal(ran.exit, 0, ran.stderr);
  assert.ok(summary.agreed > 50 && summary.disagreed === 0);
  const stale = cells.find((/** @type {Cell} */ cell) => cell.strategy === 'stale' && isNatural(cell));
  assert.deepEqual([stale.outcome, stale.firstDetach], ['detached', 1]);
});
