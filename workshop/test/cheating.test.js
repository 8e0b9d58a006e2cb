/**
 * A check that could be talked round would prove nothing.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../src/check/check.js';
import { readExercise } from '../src/exercise.js';
import { exerciseFile, exercises, learner } from './run.js';

const id = '02-cached-at-start-up';
const exercise = await readExercise(`${exercises}/${id}`);
const starter = exerciseFile(`${id}/starter/host.js`);
const solution = exerciseFile(`${id}/solution/host.js`);

test('the solution passes, so that what follows is not rejected for another reason', async () => {
  assert.equal((await check(exercise, solution)).rejected, null);
});

/** @type {Record<string, { source: string, rejected: string }>} */
const attempts = {
  'replaces memory.grow': {
    source: `WebAssembly.Memory.prototype.grow = () => 0;\n${starter}`,
    rejected: 'threw-while-loading',
  },
  'replaces WebAssembly': { source: `globalThis.WebAssembly = {};\n${starter}`, rejected: 'threw-while-loading' },
  'replaces what arrays do': {
    source: `Array.prototype.find = () => undefined;\n${starter}`,
    rejected: 'threw-while-loading',
  },
  'posts a verdict of its own': {
    source: `import { parentPort } from 'node:worker_threads';
parentPort.postMessage({ token: '', verdict: { rejected: null, details: [] } });
parentPort.postMessage({ verdict: { rejected: null, details: [] } });
${starter}`,
    rejected: 'stale-view',
  },
  'ends the process with success': { source: `${starter}\nprocess.exit(0);\n`, rejected: 'exited' },
};

for (const [name, { source, rejected }] of Object.entries(attempts)) {
  test(`a file that ${name} is rejected`, async () => {
    const verdict = await check(exercise, source);
    assert.equal(verdict.rejected, rejected, verdict.details.join('\n'));
  });
}

test('what else lies in the learner’s folder is not read', t => {
  const { run, write } = learner(t);
  write(`${id}/host.js`, starter);
  const pass = 'export const check = () => ({ rejected: null, details: [], symptom: null, place: null });\n';
  for (const path of ['check.js', 'src/lab/index.js', 'solution/host.js', 'page.md']) write(`${id}/${path}`, pass);
  write(`${id}/package.json`, '{ "type": "commonjs" }\n');
  const { status, stdout } = run('check', '2');
  assert.equal(status, 1);
  assert.match(stdout, /stale-view: /);
});
