/**
 * Threads and processes that others end have no last word of their own: what they had is not lost for that.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { environment, project, remove, report } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));
const skip = process.platform === 'win32' && 'it has no signals';

/** @param {string[]} args */
function plain(args) {
  const ran = spawnSync(process.execPath, ['ends.mjs', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: environment(folder),
  });
  assert.equal(ran.status, 0, ran.stderr);
  return ran.stdout;
}

for (const [how, what] of /** @type {const} */ ([
  ['terminate', 'a worker that is terminated'],
  ['exit', 'a worker that ends with its process'],
  ['kill', 'a child that is killed'],
  ['other', 'a process that is killed by its number'],
])) {
  test(`${what} is asked for its report first, and ends as it would have`, { skip }, () => {
    const { stdout, report: whole } = report(folder, [], 'ends.mjs', [how]);
    assert.deepEqual(
      whole.findings.map(({ use }) => use?.operation),
      ['TypedArray.prototype.length'],
    );
    assert.ok(whole.processes.every(({ ended }) => ended));
    assert.deepEqual(whole.notes, []);
    assert.ok(whole.processes.some(({ crossings }) => crossings > 0));
    assert.equal(stdout, plain([how]));
  });

  test(`${what} is not waited for where it is busy, and that is said`, { skip }, () => {
    const { stdout, report: whole } = report(folder, [], 'ends.mjs', [how, 'busy']);
    assert.match(whole.notes.join(), /1 of \d threads ended without saying so/);
    assert.equal(stdout, plain([how, 'busy']));
  });
}
