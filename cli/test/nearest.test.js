import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean } from '../nearest.js';

const names = ['greet', 'matrix', 'lib_growth', 'lib_growth_lol'];

/** @type {Record<string, string[]>} */
const typed = {
  gret: ['did you mean greet?'],
  lib_groth: ['did you mean lib_growth?'],
  lib_growth_lo: ['did you mean lib_growth_lol?'],
  frobnicate: [],
  ['greet'.repeat(20)]: [],
};

for (const [one, lines] of Object.entries(typed)) {
  test(`${one.slice(0, 20)} is like ${lines.length || 'nothing'}`, () =>
    assert.deepEqual(didYouMean(one, names), lines));
}

test('names that are equally near are all named', () => {
  assert.deepEqual(didYouMean('bat', ['cat', 'rat', 'boot']), ['did you mean cat or rat?']);
});
