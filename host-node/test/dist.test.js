/**
 * `dist/` is input too.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { misfit } from '../../host-js/report/shape.js';
import { assertRan, cli, dist, index, readJson } from './lab.js';

/** @import { TestContext } from 'node:test' */

/** A dist/ of its own, with one guest. @param {TestContext} t */
function copy(t) {
  const other = mkdtempSync(join(tmpdir(), 'growth-lab-'));
  t.after(() => rmSync(other, { recursive: true, force: true }));
  cpSync(join(dist, 'lib_growth.wasm'), join(other, 'lib_growth.wasm'));
  writeFileSync(join(other, 'guests.json'), JSON.stringify(only('lib_growth')));
  return other;
}

/** @param {...string} names */
const only = (...names) => ({ ...index, guests: index.guests.filter(({ name }) => names.includes(name)) });

const whole = JSON.stringify(only('lib_growth'));
/** @type {[string, string][]} */
const damaged = [
  ['is empty', ''],
  ['is cut short', whole.slice(0, 500)],
  ['is null', 'null'],
  ['is an empty object', '{}'],
  ['is a list', '[]'],
  ['has no guests', JSON.stringify({ ...index, guests: [] })],
  ['has no schedules', JSON.stringify({ ...index, schedules: [] })],
  ['has a guest without a file', whole.replace('"file"', '"files"')],
  ['has a word that is not known', whole.replace('"first-call"', '"sometimes"')],
];
for (const [what, text] of damaged) {
  test(`guests.json that ${what} is named, with what to run`, t => {
    const other = copy(t);
    writeFileSync(join(other, 'guests.json'), text);
    for (const verb of ['greet', 'matrix', 'heaps']) {
      assertRan(cli([verb, '--dist', other]), { exit: 2, stderr: [join(other, 'guests.json'), 'make guests'] });
    }
  });
}

test('a binary that is not the one described is named', t => {
  const other = copy(t);
  cpSync(join(dist, 'lib_bump.wasm'), join(other, 'lib_growth.wasm'));
  assertRan(cli(['greet', '--dist', other]), { exit: 2, stderr: ['lib_growth.wasm is not the one', 'make guests'] });
});

test('a matrix over no guest that greets is no success', t => {
  const other = copy(t);
  writeFileSync(join(other, 'guests.json'), JSON.stringify(only('grow_memory')));
  assertRan(cli(['matrix', '--dist', other]), { exit: 2, stderr: ['no guest that greets'] });
});

test('a report that cannot be written is an error, and leaves nothing behind', t => {
  const other = copy(t);
  writeFileSync(join(other, 'report'), 'a file where the folder should be');
  assertRan(cli(['matrix', '--report-only', '--dist', other]), { exit: 2, stderr: ['cannot write', 'host-node.json'] });
  rmSync(join(other, 'report'));
  assertRan(cli(['matrix', '--report-only', '--dist', other]), { exit: 0 });
  assert.deepEqual(readdirSync(join(other, 'report')).sort(), ['host-node.json', 'host-node.made']);
});

test('a report stays as it is while it is what this program wrote of these guests, and no longer', t => {
  const other = copy(t);
  const path = join(other, 'report/host-node.json');
  const matrix = () => assertRan(cli(['matrix', '--report-only', '--dist', other]), { exit: 0 });
  const written = () => statSync(path).mtimeMs;
  matrix();
  const [first, text] = [written(), readFileSync(path, 'utf8')];
  matrix();
  assert.equal(written(), first, 'it was made again');
  writeFileSync(path, text.replace('"greeted"', '"silent"'));
  matrix();
  assert.equal(readFileSync(path, 'utf8'), text, 'an altered one was left as it was');
  writeFileSync(join(other, 'guests.json'), `${JSON.stringify(only('lib_growth'))} `);
  assertRan(cli(['report', '--dist', other]), { exit: 2, stderr: [path, 'made from other guests', 'make run'] });
  matrix();
  assert.notEqual(readFileSync(path, 'utf8'), text, 'one of other guests was left as it was');
  assertRan(cli(['report', '--dist', other]), { exit: 0 });
});

test('what the hosts write is what cases/schemas/report.json says', t => {
  const other = copy(t);
  assertRan(cli(['matrix', '--report-only', '--dist', other]), { exit: 0 });
  const schema = readJson('cases/schemas/report.json');
  const written = JSON.parse(readFileSync(join(other, 'report/host-node.json'), 'utf8'));
  assert.equal(misfit(written, schema), null);
  assert.equal(misfit({ ...written, colour: 1 }, schema), 'it has a key that is not known: "colour"');
  assert.match(String(misfit({ ...written, cells: [{}] }, schema)), /^cells\[0\] has no guest$/);
});

test('a report that is damaged, of no cells, or altered is no success', t => {
  const other = copy(t);
  assertRan(cli(['matrix', '--report-only', '--dist', other]), { exit: 0 });
  const path = join(other, 'report/host-node.json');
  const text = readFileSync(path, 'utf8');
  const report = JSON.parse(text);
  const ran = (/** @type {string} */ changed) => {
    writeFileSync(path, changed);
    return cli(['report', '--dist', other]);
  };
  assertRan(ran(text), { exit: 0 });
  for (const bad of ['', 'null', '{}', text.slice(0, 300), JSON.stringify({ ...report, cells: [] })]) {
    assertRan(ran(bad), { exit: 2, stderr: [path, 'make run'] });
  }
  const change = (/** @type {(cell: any) => boolean} */ which, /** @type {object} */ keys) => {
    const at = report.cells.findIndex(which);
    assert.notEqual(at, -1);
    const cells = report.cells.with(at, { ...report.cells[at], ...keys });
    return JSON.stringify({ ...report, cells });
  };
  const forced = (/** @type {any} */ { schedule, forced }) => schedule.after !== null && forced > 0;
  const natural = (/** @type {any} */ { schedule, firstGrowth }) => schedule.after === null && firstGrowth !== null;
  const skipped = (/** @type {any} */ { verdict }) => verdict === 'skipped';
  /** @type {[string, string][]} */
  const lies = [
    [change(forced, { outcome: 'silent', expected: 'greeted' }), 'expected greeted, saw silent'],
    [change(forced, { forced: 0, firstGrowth: null, firstDetach: null }), 'it met no growth'],
    [change(forced, { verdict: 'vacuous', reason: 'none' }), 'it met growth'],
    [change(forced, { verdict: 'skipped', reason: 'none' }), 'it was '],
    [change(natural, { firstGrowth: 2 }), 'first growth: expected first-call, saw in call 2'],
    [change(natural, { firstDetach: 2 }), 'first detach: expected first-call, saw in call 2'],
    [change(skipped, { reason: null }), 'not why'],
  ];
  for (const [lie, said] of lies) {
    assertRan(ran(lie), { exit: 2, stderr: [path, 'lib_growth ×', 'the report says', said, 'make run'] });
  }
  const summary = { ...report.summary, disagreed: 1 };
  assertRan(ran(JSON.stringify({ ...report, summary })), { exit: 2, stderr: [path, 'disagreed: 1, and it has 0'] });
});

test('a pipe and a device are no guests', { skip: process.platform === 'win32' && 'there are no such files' }, t => {
  const other = copy(t);
  const pipe = join(other, 'pipe.wasm');
  assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
  for (const path of [pipe, '/dev/zero', other]) {
    assertRan(cli(['greet', path]), { exit: 2, stderr: [path, 'cannot read'] });
  }
});

test('two files of one name are two guests', t => {
  const other = copy(t);
  mkdirSync(join(other, 'a'));
  cpSync(join(dist, 'memoryguest.wasm'), join(other, 'a/lib_growth.wasm'));
  const [one, two] = [join(other, 'lib_growth.wasm'), join(other, 'a/lib_growth.wasm')];
  const { stdout } = cli(['matrix', one, two, '--json']);
  assert.deepEqual([...new Set(JSON.parse(stdout).cells.map((/** @type {any} */ { guest }) => guest))], [one, two]);
});
