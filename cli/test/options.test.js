import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNumber, readTimeLimit } from '../options.js';
import { painter } from '../paint.js';

test('a number is read, or refused with its limits', () => {
  assert.equal(readTimeLimit('2.5'), 2.5);
  assert.equal(readTimeLimit('86400'), 86_400);
  for (const text of ['0', '-1', '86401', '', ' ', 'soon', 'NaN', 'Infinity']) {
    assert.throws(
      () => readTimeLimit(text),
      /--time-limit takes a number of seconds above 0 and at most 86400, and got/,
    );
  }
  const port = (/** @type {string} */ text) =>
    readNumber('--port', text, { from: 0, to: 65_535, whole: true, example: '8080' });
  assert.equal(port('0'), 0);
  for (const text of ['-1', '65536', '1.5']) assert.throws(() => port(text), /a whole number from 0 to 65535/);
});

test('there is colour on a terminal that can show it, unless nobody wants it', () => {
  const paints = (/** @type {boolean} */ isTTY, /** @type {NodeJS.ProcessEnv} */ environment) =>
    painter({ isTTY }, environment)('good', 'x') !== 'x';
  assert.equal(paints(true, { TERM: 'xterm' }), true);
  assert.equal(paints(true, { TERM: 'dumb' }), false);
  assert.equal(paints(true, { NO_COLOR: '1' }), false);
  assert.equal(paints(false, {}), false);
});
