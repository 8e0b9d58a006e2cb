/**
 * That what is committed was seen by today's probes, and is seen here.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engines, programs } from '../../engines/list.js';
import { Lost } from '../../engines/lost.js';
import { open } from '../../engines/open.js';
import { blocks } from '../blocks.js';
import { observe } from '../src/observe.js';
import { plain } from '../src/plain.js';
import { fingerprint, question, runModules } from '../src/question.js';
import { readClaims, room } from '../src/read.js';
import { isTimed } from '../src/rule.js';
import { gather, scatter } from '../src/cells.js';
import { readResults } from '../src/results.js';

const claims = readClaims();
const results = readResults();
assert.ok(results);

test('the results were made by the probes that are here', () => {
  const old = claims.filter(claim => results.claims[claim.name]?.fingerprint !== fingerprint(claim));
  assert.deepEqual(
    old.map(({ name }) => name),
    [],
    `run: node claims run ${old.map(({ name }) => name).join(' ')} --write`,
  );
  assert.deepEqual(Object.keys(results.claims).sort(), claims.map(({ name }) => name).sort());
});

test('every engine of the list has a cell for every claim that can be tried', () => {
  const missing = claims
    .filter(({ cannot }) => cannot === null)
    .flatMap(({ name }) => {
      const cells = scatter(results.claims[name]?.cells ?? []);
      return engines.filter(({ id }) => !cells[id]).map(({ id }) => `${name} on ${id}`);
    });
  assert.deepEqual(missing, []);
});

test('what an engine lost or could not try has its reason', () => {
  for (const [name, { cells }] of Object.entries(results.claims)) {
    for (const cell of cells) assert.ok('seen' in cell || ('lost' in cell ? cell.lost : cell.cannot), name);
  }
});

const stored = results.engines.find(({ id }) => id === 'node');
const other = stored?.version !== process.versions.node && `results are of Node.js ${stored?.version}`;
if (other) process.stderr.write(`\n*** SKIP: ${other}, and this is ${process.versions.node} ***\n\n`);

test('the probes run here, and see what is stored', { skip: other }, async () => {
  const tried = claims.filter(({ cannot }) => cannot === null);
  const modules = runModules(tried);
  const { observe } = await open({ id: 'node', program: programs.node }, false);
  /** @type {string[]} */
  const wrong = [];
  /** @type {(claim: typeof tried[number], observed: any) => void} */
  const compare = (claim, observed) => {
    const before = scatter(results.claims[claim.name]?.cells ?? [])['node'];
    const agrees = isTimed(claim.rule)
      ? observed.seen.low <= observed.seen.high
      : JSON.stringify(observed) === JSON.stringify(before);
    if (!agrees) wrong.push(`${claim.name}: ${JSON.stringify(observed)}, stored ${JSON.stringify(before)}`);
  };
  // A process each is what the register takes; here, where two hundred would take minutes, one does for all but timings.
  const untimed = tried.filter(({ rule }) => !isTimed(rule));
  const seen = await observe(
    'claims/test/observe-all.js',
    { questions: untimed.map(claim => question(claim, modules)) },
    120,
  );
  untimed.forEach((claim, at) => compare(claim, seen.observed[at]));
  for (const claim of tried.filter(({ rule }) => isTimed(rule))) {
    compare(claim, (await observe('claims/src/observe.js', question(claim, modules), 60)).observed);
  }
  assert.deepEqual(wrong, []);
});

test('CLAIMS.md shows what is stored', () => {
  const text = readFileSync(`${room}/../CLAIMS.md`, 'utf8');
  const table = (/** @type {string[][]} */ [heading = [], ...rows]) =>
    [heading, heading.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n');
  for (const [name, make] of Object.entries(blocks({ table })['CLAIMS.md'] ?? {})) {
    assert.ok(text.includes(make()), `the block ${name} is out of date; run: make docs`);
  }
});

test('an observation survives JSON', () => {
  assert.deepEqual(plain([undefined, null, 1n, NaN, -1.5, true, 'text', Uint8Array.of(1, 2), { a: undefined }]), [
    ...['undefined', 'null', '1n', 'NaN', -1.5, true, 'text', [1, 2], { a: 'undefined' }],
  ]);
});

test('the same observation is kept once, and comes apart again', () => {
  const cells = { a: { seen: 1 }, b: { seen: 2 }, c: { seen: 1 }, d: { cannot: 'no' } };
  assert.deepEqual(
    gather(cells).map(({ engines }) => engines),
    [['a', 'c'], ['b'], ['d']],
  );
  assert.deepEqual(scatter(gather(cells)), cells);
});

test('what an engine lacks is the reason why a claim cannot be tried there', async () => {
  const asked = { claim: 'nothing', needs: ['memory.toResizableBuffer()'], wasm: null, hasProbe: true, given: [] };
  const { toResizableBuffer } = /** @type {any} */ (WebAssembly.Memory.prototype);
  delete (/** @type {any} */ (WebAssembly.Memory.prototype).toResizableBuffer);
  const observed = await observe(asked);
  if (toResizableBuffer) /** @type {any} */ (WebAssembly.Memory.prototype).toResizableBuffer = toResizableBuffer;
  assert.deepEqual(observed, { cannot: 'this engine has no memory.toResizableBuffer()' });
});

test('a probe that hangs loses its cell and no other', async () => {
  const { observe } = await open({ id: 'node', program: programs.node }, false);
  await assert.rejects(observe('engines/test/broken-probe.js', 'hang', 1), Lost);
  const claim = claims.find(({ name }) => name === 'dead-read-by-index');
  assert.ok(claim);
  const { observed } = await observe('claims/src/observe.js', question(claim, new Map()), 60);
  assert.deepEqual(observed, { seen: { read: 'undefined' } });
});
