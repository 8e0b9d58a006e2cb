import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { summarise } from '../../host-js/report/report.js';
import { compare, compareWebApis, compareWords, findings } from '../compare.js';
import { fetchEngine } from '../fetch.js';
import { engines, programs } from '../list.js';
import { Lost } from '../lost.js';
import { open } from '../open.js';
import { differenceRows, webApiRows } from '../tables.js';
import { Unavailable } from '../unavailable.js';

/**
 * @import { Cell, Index } from '../../host-js/types.js'
 * @import { Engine } from '../list.js'
 * @import { Observed } from '../probes/matrix.js'
 * @import { Results } from '../tables.js'
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'engines-'));
after(() => rmSync(folder, { recursive: true }));

/** @type {Results} */
const committed = JSON.parse(readFileSync(join(root, 'engines/results.json'), 'utf8'));

/** @type {Engine} */
const thisNode = { id: 'node', program: programs.node };

/** @type {Cell} */
const cell = {
  guest: 'lib_growth',
  strategy: 'stale',
  schedule: { after: null, by: 0, greetings: 3, reset: false },
  calls: 1,
  pagesBefore: 17,
  pagesAfter: 18,
  firstGrowth: 1,
  firstDetach: 1,
  forced: 0,
  outcome: 'detached',
  detail: 'TypeError: gone',
  expected: 'detached',
  verdict: 'agrees',
  reason: null,
};
/** @type {Cell} */
const other = { ...cell, guest: 'lib_bump', strategy: 'resizable', outcome: 'greeted', detail: null };
/** @type {Cell} */
const skipped = { ...other, outcome: 'skipped', verdict: 'skipped', reason: 'no such thing here (TypeError: no)' };

/**
 * @param {string} id
 * @param {...Cell} cells
 */
const reported = (id, ...cells) => ({
  id,
  report: {
    host: id,
    engine: { name: id, version: '1', detail: '' },
    strategies: [],
    cells,
    summary: summarise(cells),
  },
});

test('engines that show the same differ in nothing, whatever their words', () => {
  const words = { ...cell, detail: 'TypeError: no longer there' };
  assert.deepEqual(compare([reported('a', cell, skipped), reported('b', words, skipped)]), []);
});

test('a cell that one engine skips is named with the reason, without the words', () => {
  assert.deepEqual(compare([reported('a', cell, skipped), reported('b', cell, other)]), [
    {
      reason: 'no such thing here',
      how: 'skips',
      engines: { a: 1 },
      run: { b: 1 },
      count: 1,
      cells: ['lib_bump × every strategy × every schedule'],
    },
  ]);
});

test('a cell that differs is named with what differs, and where', () => {
  const late = { ...cell, firstDetach: 2 };
  const [difference, ...more] = compare([reported('a', cell), reported('b', late), reported('c', cell)]);
  assert.deepEqual(more, []);
  assert.equal(difference?.reason, 'firstDetach: 1 in a, c; 2 in b');
  assert.deepEqual(difference?.cells, ['every guest × every strategy × every schedule']);
});

test('a cell that a report lacks is a difference', () => {
  const [difference] = compare([reported('a', cell, other), reported('b', cell)]);
  assert.deepEqual([difference?.reason, difference?.engines], ['the report has no such cell', { b: 1 }]);
});

test('some of the schedules, and some of the strategies, are named', () => {
  const forced = { ...cell, schedule: { ...cell.schedule, after: /** @type {const} */ ('every'), by: 1 } };
  const whole = [cell, forced, { ...other, guest: cell.guest }, other];
  const [difference] = compare([
    reported('a', ...whole),
    reported('b', cell, { ...forced, outcome: 'silent' }, ...whole.slice(2)),
  ]);
  assert.deepEqual(difference?.cells, ['lib_growth × stale × every crossing, by 1 page']);
});

test('a cell that disagrees, or is vacuous, is a finding', () => {
  const wrong = { ...cell, verdict: /** @type {const} */ ('disagrees'), reason: 'first growth: expected never' };
  assert.deepEqual(findings([reported('a', cell), reported('b', wrong)]), [
    { engine: 'b', finding: 'lib_growth × stale × natural: disagrees: first growth: expected never' },
  ]);
});

test("engines' words stand beside the engines that say them", () => {
  assert.deepEqual(
    compareWords([reported('a', cell, skipped), reported('b', { ...cell, detail: 'TypeError: lost' })]),
    [
      { outcome: 'detached', said: 'TypeError: gone', engines: ['a'] },
      { outcome: 'detached', said: 'TypeError: lost', engines: ['b'] },
      { outcome: 'skipped', said: 'TypeError: no', engines: ['a'] },
    ],
  );
});

test('what Web APIs do alike is said once, with every engine', () => {
  const accepted = {
    api: 'new Blob([view])',
    buffer: 'ArrayBuffer',
    result: /** @type {const} */ ('accepted'),
    detail: null,
  };
  const refused = { ...accepted, result: /** @type {const} */ ('refused'), detail: 'TypeError: no' };
  const observed = [accepted, refused, accepted].map((seen, at) => ({ id: `e${at}`, webApis: [seen] }));
  assert.deepEqual(compareWebApis(observed), [
    { ...accepted, engines: ['e0', 'e2'] },
    { ...refused, engines: ['e1'] },
  ]);
  const shown = ['A', 'B', 'C'].map((name, at) => ({ ...engine(name), id: `e${at}` }));
  const rows = webApiRows({ ...committed, engines: shown, webApis: compareWebApis(observed) });
  assert.equal(rows.find(([api]) => api === 'new Blob([view])')?.[1], 'refused: B 1; accepted: A 1, C 1');
});

/** @param {string} name */
const engine = name => ({ id: name, name, version: '1.2', detail: '', via: '', cells: summarise([]) });

test('two engines of one major version are told apart, and reasons speak of engines by their titles', () => {
  const shown = [engine('A'), { ...engine('A'), id: 'A2', version: '1.3' }, engine('B')];
  const late = { ...cell, firstDetach: 2 };
  const differences = compare([reported('A', cell), reported('A2', late), reported('B', cell)]);
  assert.deepEqual(differenceRows({ ...committed, engines: shown, differences }), [
    ['why', 'cells', 'A 1.2', 'A 1.3', 'B 1'],
    ['firstDetach: 1 in A 1.2, B 1; 2 in A 1.3', '1', 'differs 1', 'differs 1', 'differs 1'],
  ]);
});

test('what every engine runs imports nothing of Node', () => {
  const modules = ['../answer.js', '../probes/matrix.js'];
  const seen = new Set(modules.map(module => fileURLToPath(new URL(module, import.meta.url))));
  for (const file of seen) {
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/(?: from|^import) '(.*)';$/gm)) {
      assert.match(specifier, /^\.\.?\//, `${file} imports ${specifier}`);
      seen.add(fileURLToPath(new URL(specifier, `file://${file}`)));
    }
  }
  assert.ok(seen.size > 10, `${seen.size} modules`);
});

test('this Node, run as an engine, reports its cells and its Web APIs', async () => {
  /** @type {Index} */
  const index = JSON.parse(readFileSync(join(root, 'dist/guests.json'), 'utf8'));
  const guests = index.guests.filter(({ name }) => name === 'lib_growth' || name === 'memoryguest_memory64');
  const wasm = Object.fromEntries(guests.map(({ file }) => [file, readFileSync(join(root, 'dist', file), 'base64')]));
  const { observe } = await open(thisNode, false);
  const input = { host: 'engine-node', index: { ...index, guests }, wasm };
  /** @type {Observed} */
  const { report, webApis } = (await observe('engines/probes/matrix.js', input, 60)).observed;
  assert.deepEqual([report.engine.name, report.engine.version], ['Node.js', process.versions.node]);
  assert.deepEqual(findings([{ id: 'node', report }]), []);
  assert.ok(report.summary.agreed > 0 && report.cells.some(({ outcome }) => outcome === 'detached'));
  assert.ok(webApis.some(({ result }) => result === 'accepted'));
});

for (const [what, input, seconds, reason] of /** @type {const} */ ([
  ['throws', 'throw', 60, /^it ended with 1: Error: out of order$/],
  ['hangs', 'hang', 1, /^no answer within 1 s$/],
  ['crashes', 'crash', 60, /^it ended with SIGKILL/],
])) {
  test(`an engine that ${what} loses the probe, with the reason, and takes the next one`, async () => {
    const { observe } = await open(thisNode, false);
    const lost = (/** @type {unknown} */ error) => error instanceof Lost && reason.test(error.message);
    await assert.rejects(observe('engines/test/broken-probe.js', input, seconds), lost);
    const { observed } = await observe('engines/test/broken-probe.js', 'answer', 60);
    assert.equal(observed, 'answered');
  });
}

test('memories that a column keeps alive are alive while it observes', async () => {
  const counts = fileURLToPath(new URL('count-memories.js', import.meta.url));
  const { observe } = await open({ ...thisNode, live: 3, flags: ['--import', counts] }, false);
  assert.equal((await observe('engines/test/count-memories.js', null, 60)).observed, 3);
});

test('an engine that is not to be had is unavailable, with the way to get it', async t => {
  const bun = engines.find(({ id }) => id === 'bun');
  const chromium = engines.find(({ id }) => id === 'chromium');
  assert.ok(bun && chromium);
  assert.throws(
    () => fetchEngine(bun, false, folder),
    new Unavailable(`bun@${bun.npm?.version} has not been fetched`, 'leave out --no-fetch'),
  );
  const { PATH } = process.env;
  t.after(() => (process.env['PATH'] = PATH));
  process.env['PATH'] = folder;
  await assert.rejects(
    open(chromium, false),
    error => error instanceof Unavailable && /apt-get install chromium/.test(error.next),
  );
});

test('what is committed bears out what README.md says of it', () => {
  assert.deepEqual(committed.findings, []);
  for (const { id, cells } of committed.engines) assert.ok(cells.agreed > 0, id);
  const language = committed.webApis.filter(({ api }) => /^(view\.|new DataView)/.test(api));
  assert.ok(language.length > 0);
  assert.ok(language.every(({ result }) => result === 'accepted' || result === 'absent'));
  const ordinary = committed.webApis.filter(({ buffer }) => buffer === 'ArrayBuffer' || buffer === 'memory.buffer');
  assert.ok(
    ordinary.every(({ result, engines }) => result === 'accepted' && engines.length === committed.engines.length),
  );
});
