import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { describeSchedule, readSchedule } from '../../host-js/growth/schedule.js';
import { assertRan, cli, dist, index, readJson } from './lab.js';

test('a name or key that is not known is refused and named', () => {
  for (const { schedule, named } of readJson('cases/schedule-readers.json')) {
    const read = () => readSchedule(schedule, 'a case');
    if (named === null) assert.equal(read(), schedule);
    else assert.throws(read, (/** @type {any} */ error) => error.exitCode === 2 && error.message.includes(named));
  }
});

test('no two schedules of the matrix are described alike', () => {
  assert.equal(new Set(index.schedules.map(describeSchedule)).size, index.schedules.length);
});

test('guests and reports with a schedule that is not known end the program with its name', t => {
  const other = mkdtempSync(join(tmpdir(), 'growth-lab-'));
  t.after(() => rmSync(other, { recursive: true }));
  cpSync(dist, other, { recursive: true, filter: path => !path.endsWith('.wasm') });
  const unknown = { ...index.schedules.at(-1), after: 'every-second' };
  writeFileSync(join(other, 'guests.json'), JSON.stringify({ ...index, schedules: [...index.schedules, unknown] }));
  const stderr = ['every-second', 'guests.json'];
  assertRan(cli(['matrix', '--dist', other]), { exit: 2, stderr });
  assertRan(cli(['greet', '--dist', other]), { exit: 2, stderr });

  cpSync(join(dist, 'cases'), join(other, 'report'), { recursive: true, filter: path => !path.endsWith('.json') });
  const cells = [{ schedule: { ...index.schedules[0], every: 2 } }];
  writeFileSync(join(other, 'report/host-some.json'), JSON.stringify({ host: 'host-some', cells }));
  assertRan(cli(['report', '--dist', other]), { exit: 2, stderr: ['"every"', 'host-some.json'] });
});
