/**
 * That every case runs and measures something, and that what comes of it can be plotted and reported. No figure is
 * judged here: the machine that runs the tests may be busy.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readRows, writeRows } from '../csv.js';
import { benchmarks, key } from './benchmarks.js';

const folder = mkdtempSync(join(tmpdir(), 'growth-lab-benchmarks-'));
after(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} script
 * @param {...string} args
 */
function run(script, ...args) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return spawnSync(process.execPath, [path, ...args], { encoding: 'utf8' });
}

for (const benchmark of benchmarks) {
  test(`${benchmark.name}: every case is measured, or skipped with a reason`, async () => {
    const ran = run('run.js', benchmark.name, '--quick', '--out', folder);
    assert.equal(ran.status, 0, ran.stderr);
    const rows = readRows(join(folder, `js-${benchmark.name}.csv`)) ?? [];
    for (const row of rows) {
      for (const time of [row.median_ns, row.low_ns, row.high_ns, Number(row.ratio)]) {
        assert.ok(Number.isFinite(time) && time > 0, JSON.stringify(row));
      }
      assert.ok(row.low_ns <= row.median_ns && row.median_ns <= row.high_ns, JSON.stringify(row));
    }
    const measured = rows.map(row => key({ name: row.case, parameter: row.parameter }));
    const skips = ran.stdout.split('\n').filter(line => line.startsWith('SKIP '));
    for (const skip of skips) assert.match(skip, /: \S/);
    const missing = (await benchmark.cases()).map(key).filter(case_ => !measured.includes(case_));
    for (const case_ of missing)
      assert.ok(
        skips.some(skip => skip.includes(case_)),
        `${case_} is nowhere`,
      );
    assert.ok(rows.length >= missing.length, `${rows.length} measured, ${missing.length} skipped`);
  });
}

test('an engine that is not there is skipped with the reason, and the others are measured', () => {
  const ran = run('engines.js', 'access', '--quick', '--engine', join(folder, 'nowhere'), '--out', folder);
  assert.equal(ran.status, 0, ran.stderr);
  assert.match(ran.stdout, /^SKIP .*nowhere: there is no such file or folder$/m);
  assert.ok(readRows(join(folder, 'engines-access.csv'))?.some(row => row.case === 'stale'));
});

test('a case that fails ends the run with 1, and says where and how to see it', () => {
  const broken = join(folder, 'node');
  writeFileSync(broken, '#!/bin/sh\necho "Error: out of order" >&2\nexit 3\n', { mode: 0o755 });
  const ran = run('engines.js', 'access', '--quick', '--engine', broken, '--out', folder);
  assert.equal(ran.status, 1, ran.stdout);
  assert.match(ran.stderr, /^error: access, raw view, on .*: Error: out of order\n {2}to see all of it: /m);
});

test('what cannot be used ends with 2, and says what to do', () => {
  for (const [script, args, said] of /** @type {const} */ ([
    ['run.js', ['nothing'], 'there are access, greeting, text, growth'],
    ['run.js', ['--fast'], '--help lists the options'],
    ['engines.js', ['--rounds', 'many'], '--rounds takes a whole number'],
    ['../plot.js', ['nothing', '--results', folder], 'there is no nothing.csv'],
  ])) {
    const ran = run(script, ...args);
    assert.equal(ran.status, 2, `${script} ${args.join(' ')}: ${ran.stderr}`);
    assert.ok(ran.stderr.includes(said), ran.stderr);
  }
});

test('every CSV becomes a light and a dark plot with a title, units and each of its cases', () => {
  const results = mkdtempSync(join(folder, 'results-'));
  const row = {
    engine: 'wasmtime',
    version: '1.2.3',
    benchmark: 'growth',
    median_ns: 12,
    low_ns: 11,
    high_ns: 14,
    ratio: 1,
  };
  const lines = ['1', '16', '256'].map(parameter => ({ ...row, case: 'in place', parameter }));
  const dots = ['one', 'another'].map(parameter => ({ ...row, benchmark: 'set_name', case: 'lib_growth', parameter }));
  writeRows(join(results, 'rust-growth.csv'), lines);
  writeRows(join(results, 'rust-set_name.csv'), dots);
  writeFileSync(join(results, 'sizes.csv'), 'allocator,adds_bytes\nbump,1\n');
  const ran = run('../plot.js', '--results', results, '--out', results);
  assert.equal(ran.status, 0, ran.stderr);
  const plots = readdirSync(results).filter(file => file.endsWith('.svg'));
  assert.deepEqual(
    plots,
    ['growth', 'set_name'].flatMap(name => ['dark', 'light'].map(theme => `rust-${name}-${theme}.svg`)),
  );
  for (const plot of plots) {
    const svg = readFileSync(join(results, plot), 'utf8');
    for (const part of ['wasmtime 1.2.3', 'time, ns', plot.includes('growth') ? 'pages of 64 KiB' : 'another']) {
      assert.ok(svg.includes(part), `${plot} does not say "${part}"`);
    }
  }
});

test('a damaged CSV is refused with its line', () => {
  const path = join(folder, 'damaged.csv');
  copyFileSync(join(folder, 'js-access.csv'), path);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/,[\d.]+,[\d.]+,1\n/, ',,1,1\n'));
  assert.throws(() => readRows(path), /damaged\.csv, line 2: low_ns is not a number/);
});
