/**
 * Which claims are shown, which stored column is this engine's, and when what is seen here agrees with it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forPage } from '../../claims/src/page.js';
import { agreement, columnOf, minded } from '../src/claims/agreement.js';
import { filter, verdictOn, verdictsOn } from '../src/claims/filter.js';

/** @import { Cell } from '../../claims/src/verdict.js' */

const register = forPage();
const any = { words: '', engine: '', verdict: '' };
const names = (/** @type {Partial<typeof any>} */ wanted) =>
  filter(register, { ...any, ...wanted }).map(({ name }) => name);

test('every word has to occur: in the claim, its name, its kind, its note, or who says it', () => {
  assert.equal(names({}).length, register.claims.length);
  assert.deepEqual(names({ words: 'PAGE exactly 65,536' }), ['page-is-64-kib']);
  assert.ok(names({ words: 'mdn' }).length > 3);
  assert.deepEqual(names({ words: 'page exactly unicorn' }), []);
});

test('verdicts part the claims, over all engines and on each', () => {
  for (const engine of ['', ...register.engines.map(({ id }) => id)]) {
    const counts = verdictsOn(engine).map(verdict => names({ engine, verdict }).length);
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      register.claims.length,
      engine,
    );
  }
  const wasmi = register.claims.filter(claim => verdictOn(claim, 'wasmi') !== 'cannot be tried');
  assert.ok(wasmi.length > 10 && wasmi.every(({ hasProbe }) => !hasProbe), 'a runtime without JavaScript');
});

test('the stored column is that of the same engine, without flags', () => {
  const of = (/** @type {string} */ name) => columnOf([...register.engines].reverse(), { name })?.id ?? null;
  assert.deepEqual(['Chromium', 'Firefox', 'Safari', 'this browser'].map(of), ['chromium', 'firefox', 'webkit', null]);
});

const is = { is: 1 };
const ratio = { ratio_below: 2 };
const seen = (/** @type {any} */ value) => ({ seen: value });
const [below, across, above] = [
  { low: 1, high: 1.5 },
  { low: 1, high: 3 },
  { low: 3, high: 4 },
];

/** @type {[string, Record<string, any>, Cell, Cell | undefined, string][]} */
const cases = [
  ['the same', is, seen(1), seen(1), 'agrees'],
  ['another value', is, seen(2), seen(1), 'differs'],
  ['other values of the same verdict', is, seen(2), seen(3), 'agrees'],
  ['no column', is, seen(1), undefined, 'open'],
  ['a hang', is, { lost: 'no answer' }, seen(1), 'differs'],
  ['a hang on both', is, { lost: 'no answer' }, { lost: 'no answer' }, 'differs'],
  ['neither can try it', is, { cannot: 'no' }, { cannot: 'no' }, 'agrees'],
  ['only here it cannot be tried', is, { cannot: 'no' }, seen(1), 'open'],
  ['only there it cannot be tried', is, seen(1), { cannot: 'no' }, 'open'],
  ['there it was lost', is, seen(1), { lost: 'a crash' }, 'open'],
  ['times of one verdict', ratio, seen(below), seen({ low: 1.1, high: 1.2 }), 'agrees'],
  ['times of two verdicts', ratio, seen(below), seen(above), 'differs'],
  ['times across the line', ratio, seen(across), seen(above), 'open'],
];

for (const [what, rule, here, stored, how] of cases) {
  test(`${what}: ${how}`, () => assert.equal(agreement(rule, here, stored).how, how));
}

test('only of shared memory may a page that is not isolated show something else', () => {
  const differs = agreement(is, seen(2), seen(1));
  const how = (/** @type {string} */ kind, /** @type {boolean} */ isolated) => minded(differs, kind, isolated).how;
  assert.deepEqual(
    [how('shared memory', false), how('shared memory', true), how('buffers', false)],
    ['open', 'differs', 'differs'],
  );
});
