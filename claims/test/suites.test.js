/**
 * That no engine shows here what a test of Web Platform Tests or of test262 forbids.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scatter } from '../src/cells.js';
import { readClaims } from '../src/read.js';
import { readResults } from '../src/results.js';
import { contradictions } from '../src/suites.js';
import { verdictOf } from '../src/verdict.js';

const claims = readClaims();
const results = readResults();
assert.ok(results);

test('no engine contradicts a test of another suite that decides the same', () => {
  const found = claims.flatMap(({ name, rule, tests }) =>
    contradictions(tests, verdictOf(rule, scatter(results.claims[name]?.cells ?? []))).map(what => `${name}: ${what}`),
  );
  assert.deepEqual(found, []);
  assert.ok(claims.flatMap(({ tests }) => tests).length >= 30);
});

test('what a test expects was seen by an engine: else it decides nothing here', () => {
  const unseen = claims.filter(({ name, rule, tests }) => {
    const { holds, fails } = verdictOf(rule, scatter(results.claims[name]?.cells ?? []));
    return tests.some(({ expects }) => (expects === 'holds' ? holds : fails).length === 0);
  });
  assert.deepEqual(
    unseen.map(({ name }) => name),
    [],
  );
});

test('a contradiction is found, and one that is known and gone', () => {
  /** @param {'holds' | 'does not hold'} what @param {string[]} known */
  const expects = (what, ...known) => [{ suite: 'wpt', file: 'a.js', expects: what, failed_by: known }];
  const seen = { holds: ['one'], fails: ['two'] };
  assert.deepEqual(contradictions(expects('holds'), seen), ['two fails a.js']);
  assert.deepEqual(contradictions(expects('does not hold'), seen), ['one fails a.js']);
  assert.deepEqual(contradictions(expects('holds', 'two'), seen), []);
  assert.deepEqual(contradictions(expects('holds', 'one', 'two'), seen), ['one does not fail a.js']);
});
