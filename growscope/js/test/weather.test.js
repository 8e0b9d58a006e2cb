/**
 * Bad weather: programs that do what a tool in the same process does not like, and those that end before their time.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { environment, growscope, project, remove, report } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));
const windows = process.platform === 'win32' && 'it has no such signals';

test('a module may import what growscope would add', () => {
  const { stdout, report: whole } = report(folder, [], 'colliding.mjs');
  assert.equal(stdout, '1 1 2\ndead\n');
  assert.equal(whole.findings.length, 1);
  assert.equal(whole.processes[0]?.modules[0]?.hooked, true);
});

test('a memory that has as many pages as it may have is not asked for more: its glue would abort', () => {
  const { status, stdout, report: whole } = report(folder, [], 'full.mjs');
  assert.equal(stdout, 'done\n');
  assert.equal(status, 0);
  assert.match(String(whole.processes[0]?.modules[0]?.because), /^nothing in it grows memory: .* as many pages/);
});

test('of 100,000 dead buffers each place is kept once, the most frequent with its count, and the rest are counted', () => {
  const { stdout, report: whole } = report(folder, [], 'many.mjs');
  assert.equal(stdout, 'done\n');
  const [process] = whole.processes;
  assert.ok((process?.deaths ?? 0) >= 100_000);
  assert.equal(whole.findings.length, 200);
  assert.equal(Math.max(...whole.findings.map(({ times }) => times)), 99_701);
  assert.equal(process?.dropped, 100);
});

test('a program that crashes natively keeps its own end, and what was found before it', { skip: windows }, () => {
  const { status, report: whole } = report(folder, [], 'aborts.mjs');
  assert.equal(status, 134);
  assert.equal(whole.signal, 'SIGABRT');
  assert.equal(whole.findings.length, 1);
});

test('children are hooked whatever environment they are given', () => {
  const { report: whole } = report(folder, [], 'reduced.mjs');
  assert.equal(whole.findings.length, 3);
});

test('exports may be called when all else of the instance is gone', () => {
  const { stdout, report: whole } = report(folder, [], 'gone.mjs');
  assert.match(stdout, /^\d+\ndead\n$/);
  assert.equal(whole.findings.length, 1);
  assert.equal(whole.findings[0]?.death.function, 'set_name');
});

test('a heap above the limit is not searched for holders, and that is said', () => {
  const { report: whole } = report(folder, ['--heap-limit', '1'], 'caught.mjs');
  const [finding] = whole.findings;
  assert.match(
    String(finding?.unnamed),
    /^the heap holds \d+ MiB, and a snapshot is taken up to 1 MiB \(--heap-limit\)$/,
  );
  assert.deepEqual(finding?.holders, []);
  const { stderr } = growscope(folder, ['run', '--heap-limit', '1', '--', process.execPath, 'caught.mjs']);
  assert.match(stderr, /held by: the heap holds/);
});

/**
 * Starts growscope over a program that waits, and interrupts it then, as a terminal does it: all of the group is told.
 *
 * @param {string[]} args
 */
async function interrupted(args) {
  const bin = join(folder, 'node_modules/.bin/growscope');
  const waiting = join(folder, 'waiting');
  rmSync(waiting, { force: true });
  const command = [...args, '--', process.execPath, 'waits.mjs'];
  const child = spawn(bin, command, { cwd: folder, detached: true, env: environment(folder) });
  const ended = once(child, 'close');
  let text = '';
  child.stdout.on('data', chunk => (text += chunk));
  while (!existsSync(waiting)) await setTimeout(20);
  process.kill(-Number(child.pid), 'SIGINT');
  const [status] = await ended;
  return { status, text };
}

test('SIGINT is the program’s to answer, and its report is written', { skip: windows }, async () => {
  const out = join(folder, 'interrupted.json');
  const { status } = await interrupted(['run', '--json', '--out', out]);
  assert.equal(status, 5);
  assert.equal(JSON.parse(readFileSync(out, 'utf8')).findings.length, 1);
});

test('SIGINT while the report is made ends nothing half-way', { skip: windows }, async () => {
  const out = join(folder, 'late.json');
  const bin = join(folder, 'node_modules/.bin/growscope');
  const args = ['run', '--json', '--out', out, '--', process.execPath, 'interrupts.mjs'];
  const child = spawn(bin, args, { cwd: folder, detached: true, env: environment(folder) });
  const [status] = await once(child, 'close');
  assert.equal(status, 0);
  const { held, processes } = JSON.parse(readFileSync(out, 'utf8'));
  assert.match(held[0].holders.join(), /reader\.bytes/);
  assert.equal(processes[0].ended, true);
});

test('SIGINT ends a bisection, and is no answer of the program', { skip: windows }, async () => {
  assert.deepEqual(await interrupted(['bisect']), { status: 130, text: '' });
});
