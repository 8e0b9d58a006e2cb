/**
 * That every claim can turn: its rule is given another answer than an engine gave.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClaims } from '../src/read.js';
import { scatter } from '../src/cells.js';
import { readResults } from '../src/results.js';
import { judge } from '../src/rule.js';
import { verdictOf } from '../src/verdict.js';

/** @import { Cell } from '../src/verdict.js' */

const results = readResults();
assert.ok(results);

/** An answer that is for, and one that is against, by the kind of rule. @type {Record<string, (given: any) => [any, any]>} */
const answers = {
  is: given => [given, { never: 'seen' }],
  is_not: given => [{ never: 'seen' }, given],
  at_least: given => [given, given - 1],
  at_most: given => [given, given + 1],
  between: ([low, high]) => [low, high + 1],
  ratio_below: given => [
    { low: given / 4, high: given / 2 },
    { low: given * 2, high: given * 4 },
  ],
  ratio_above: given => [
    { low: given * 2, high: given * 4 },
    { low: given / 4, high: given / 2 },
  ],
};

for (const { name, rule } of readClaims().filter(({ rule }) => rule)) {
  test(`${name}: another answer turns the verdict`, () => {
    assert.ok(rule);
    const [[kind = '', given] = []] = Object.entries(rule);
    const [pro, contra] = answers[kind]?.(given) ?? [];
    assert.deepEqual([judge(rule, pro), judge(rule, contra)], ['holds', 'does not hold']);

    const cells = scatter(results.claims[name]?.cells ?? []);
    const decided = Object.entries(cells).filter(
      ([, cell]) => 'seen' in cell && judge(rule, cell.seen) !== 'undecided',
    );
    const [first] = decided;
    if (!first) return assert.match(verdictOf(rule, cells).verdict, /undecided|cannot be tried/);
    /** @param {string[]} ids @param {any} seen */
    const replaced = (ids, seen) => ({ ...cells, ...Object.fromEntries(ids.map(id => [id, { seen }])) });
    const held = judge(rule, /** @type {any} */ (first[1]).seen) === 'holds';
    const ids = decided.map(([id]) => id);
    // One engine's answer, then all of them.
    const one = verdictOf(rule, replaced([first[0]], held ? contra : pro));
    assert.ok((held ? one.fails : one.holds).includes(first[0]));
    assert.equal(verdictOf(rule, replaced(ids, contra)).holds.length, 0);
    assert.equal(verdictOf(rule, replaced(ids, pro)).fails.length, 0);
  });
}

test('every claim can turn, or has its reason why none can try it', () => {
  const claims = readClaims();
  const turned = claims.filter(({ rule }) => rule);
  const untried = claims.filter(({ cannot }) => cannot !== null);
  assert.equal(turned.length + untried.length, claims.length);
  for (const { name, rule } of turned)
    assert.ok(
      Object.keys(rule ?? {}).every(kind => answers[kind]),
      name,
    );
});

const rule = { is: 1 };
/** @param {...any} seen @returns {Record<string, Cell>} */
const by = (...seen) => Object.fromEntries(seen.map((value, at) => [`e${at}`, { seen: value }]));

test('a verdict is made of all engines that answered', () => {
  assert.equal(verdictOf(rule, by(1, 1)).verdict, 'holds everywhere');
  assert.equal(verdictOf(rule, by(2, 2)).verdict, 'holds nowhere');
  assert.equal(verdictOf(rule, by(1, 2)).verdict, 'holds somewhere');
  assert.equal(verdictOf(rule, { ...by(1), e9: { cannot: 'no such thing' } }).verdict, 'holds everywhere');
  assert.equal(verdictOf(rule, { e9: { lost: 'it crashed' } }).verdict, 'cannot be tried');
  assert.equal(verdictOf(null, {}).verdict, 'cannot be tried');
});

test('an interval across the line leaves a claim about time undecided', () => {
  const below = { ratio_below: 2 };
  const [low, across, high] = [
    { low: 1, high: 1.5 },
    { low: 1, high: 3 },
    { low: 3, high: 4 },
  ];
  assert.deepEqual(
    [low, across, high].map(seen => judge(below, seen)),
    ['holds', 'undecided', 'does not hold'],
  );
  assert.equal(verdictOf(below, by(low, across, across)).verdict, 'undecided');
  assert.equal(verdictOf(below, by(low, low, across)).verdict, 'holds everywhere');
});
