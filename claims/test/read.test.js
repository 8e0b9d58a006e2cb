import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadClaim, readClaim, readClaims, readDocuments } from '../src/read.js';

const documents = readDocuments();
const claims = readClaims(documents);

/** A claim whose folder is there. */
const name = 'dead-read-by-index';
const good = `
claim = "A view dies."
kind = "dead views"
standard = "https://tc39.es/ecma262/"
false_if = "it lives"
holds = { is = 1 }
[[said]]
by = "mdn-grow"
at = "The description"
`;

test('a claim is read', () => {
  const read = readClaim(name, good, documents);
  assert.deepEqual([read.claim, read.rule, read.said.length], ['A view dies.', { is: 1 }, 1]);
});

for (const [what, text, reason] of /** @type {const} */ ([
  ['an unknown key', `colour = "red"\n${good}`, /dead-read-by-index.*there is no key colour; there are claim, kind/],
  ['no source', good.replace(/\[\[said\]\][^]*/, ''), /there is no said/],
  ['a source without a place', good.replace('at = "The description"', ''), /said takes by and at/],
  ['an unknown source', good.replace('mdn-grow', 'hearsay'), /documents\.toml has no hearsay/],
  ['neither rule nor reason', good.replace('holds = { is = 1 }', ''), /either a rule, holds, or a reason/],
  ['an unknown rule', good.replace('is = 1', 'seems = 1'), /holds takes one of is, is_not/],
  ['two rules', good.replace('is = 1', 'is = 1, is_not = 2'), /holds takes one of/],
  ['a rule with the wrong value', good.replace('is = 1', 'between = [1]'), /between does not take \[1\]/],
  ['a reason beside a probe', good.replace('holds = { is = 1 }', 'cannot = "no"'), /has a probe\.js or a probe\.wat/],
  ['an unknown need', `needs = ["luck"]\n${good}`, /src\/needs\.js has no luck/],
  ['a standard that is no address', good.replace('https://tc39.es/ecma262/', 'ES2024'), /standard is not a address/],
  [
    'an unknown suite',
    `${good}[[tests]]\nsuite = "mine"\nfile = "a.js"\nexpects = "holds"\n`,
    /there is no suite mine/,
  ],
  [
    'a test that expects something else',
    `${good}[[tests]]\nsuite = "wpt"\nfile = "a.js"\nexpects = "luck"\n`,
    /expects "holds"/,
  ],
  ['text that is no TOML', 'claim = ', /claims\/dead-read-by-index\/claim\.toml: /],
])) {
  test(`${what} is refused, with the file's name`, () => {
    assert.throws(
      () => readClaim(name, text, documents),
      error => error instanceof BadClaim && error.exitCode === 2 && reason.test(error.message),
    );
  });
}

test('there are at least a hundred claims, each said by somebody, with a rule or a reason', () => {
  assert.ok(claims.length >= 100, `${claims.length}`);
  for (const { name, said, rule, cannot } of claims) {
    assert.ok(said.length > 0 && (rule === null) === (cannot !== null), name);
  }
});

test('no two claims say the same', () => {
  assert.equal(new Set(claims.map(({ claim }) => claim)).size, claims.length);
});

test('every document says something', () => {
  const cited = new Set(claims.flatMap(({ said }) => said.map(({ by }) => by)));
  assert.deepEqual(
    Object.keys(documents).filter(id => !cited.has(id)),
    [],
  );
});
