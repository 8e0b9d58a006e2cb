import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_GREETINGS, defaults, format, parse } from '../src/state.js';

/** @import { State } from '../src/state.js' */

/** @type {Record<string, Partial<State>>} */
const addresses = {
  '': {},
  '#lab': {},
  '#matrix': { view: 'matrix' },
  '#growth': { view: 'growth' },
  '#engines': { view: 'engines' },
  '#claims?claim=page-is-64-kib': { view: 'claims', claim: 'page-is-64-kib' },
  '#workshop?exercise=9': { view: 'workshop', exercise: '9' },
  '#code?code=YQ&guest=tally': { view: 'code', code: 'YQ', guest: 'tally' },
  '#nonsense': {},
  '#lab?guest=lib_bump&strategy=length-check&step=5': { guest: 'lib_bump', strategy: 'length-check', step: 5 },
  '#lab?name=%E6%9D%8E+%26%3F%23&salutation=': { name: '李 &?#', salutation: '' },
  '#lab?step=0&greeting=-3': {},
  '#lab?step=two&greeting=1e3': {},
  '#lab?after=3&by=1': { after: 3, by: 1 },
  '#lab?after=every&by=0&reset=true': { after: 'every', reset: true },
  '#lab?after=never&by=-1&reset=1': {},
  '#lab?own=mine.wasm&beside=fresh': { own: 'mine.wasm', beside: 'fresh' },
  '#lab?greeting=1116': { greeting: 1116 },
  '#lab?greeting=99999999': { greeting: MOST_GREETINGS },
};

for (const [address, shown] of Object.entries(addresses)) {
  test(`the address "${address}" is read`, () => assert.deepEqual(parse(address), { ...defaults, ...shown }));
}

test('what is formatted is read back, and defaults are left out', () => {
  for (const shown of Object.values(addresses)) {
    const state = { ...defaults, ...shown };
    assert.deepEqual(parse(format(state)), state);
  }
  assert.equal(format(defaults), '#lab');
  assert.equal(format({ ...defaults, step: 6 }), '#lab?step=6');
});
