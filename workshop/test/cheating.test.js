/**
 * A check tells honest wrong fixes apart. It is no security boundary; what is cheap to close is closed.
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
  'replaces what objects do': {
    source: `Object.assign = target => target;\n${starter}`,
    rejected: 'threw-while-loading',
  },
  'replaces what iterators do': {
    source: `Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true });\n${starter}`,
    rejected: 'threw-while-loading',
  },
  'answers in place of every promise': {
    source: `Object.prototype.then = function (answer) { answer({ rejected: null, details: [] }); };\n${starter}`,
    rejected: 'threw-while-loading',
  },
  'replaces what errors are': { source: `globalThis.Error = class {};\n${starter}`, rejected: 'threw-while-loading' },
  'looks for the token of a verdict in the heap': {
    source: `import v8 from 'node:v8';
import { parentPort } from 'node:worker_threads';
let text = '';
for await (const piece of v8.getHeapSnapshot()) text += piece;
const verdict = { rejected: null, details: ['forged'], symptom: null, place: null };
for (const token of new Set(text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))) parentPort.postMessage({ token, verdict });
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

const names = 'albatross|bittern|cormorant|dunlin|egret|fulmar|gannet|heron|ibis|jay';
/** @type {Record<string, string>} where a host's name could stand */
const looks = {
  'the stack of a call': 'const alloc = n => ((seen += new Error().stack), guest.alloc(n));',
  'a longer stack':
    'const alloc = n => { try { Error.stackTraceLimit = 99; } catch {} seen += new Error().stack; return guest.alloc(n); };',
  'the error of a host': "const alloc = () => { throw new Error('here'); };",
};

for (const [where, alloc] of Object.entries(looks)) {
  test(`a host of the last exercise cannot be known by ${where}`, async () => {
    const { rejected } = await check(
      await readExercise(`${exercises}/14-catch-them-all`),
      `export function test(makeHost, makeGuest) {
        const guest = makeGuest();
        let seen = '';
        ${alloc}
        try { makeHost({ memory: guest.memory, shout: guest.shout, alloc }).shout('ahoy'); } catch (error) { seen += error.stack; }
        guest.memory.grow(0);
        if (/${names}/.test(seen)) throw new Error('known by name');
      }`,
    );
    assert.equal(rejected, 'misses-stale-views');
  });
}
