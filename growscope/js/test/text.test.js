/**
 * A report for people, over what a program may call its files and functions.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText } from '../src/report/text.js';

const nasty = 'a\x1b[2J\u202eb';
const stack = [{ function: nasty, file: `/${nasty}.js`, line: 1, column: 1, guest: false }];
const finding = {
  kind: 'use',
  certain: true,
  times: 1,
  view: { kind: 'Uint8Array', offset: 0, length: 1, memory: 1 },
  birth: { stack },
  death: {
    forced: false,
    at: 'guest',
    function: nasty,
    module: nasty,
    crossing: null,
    asked: 5,
    pages: { before: 1, after: 2 },
    stack,
  },
  use: { operation: nasty, threw: nasty, expression: nasty, stack },
  later: { at: 'export', function: nasty, asked: 7 },
  holders: [nasty],
  advice: nasty,
};
const whole = /** @type {any} */ ({
  findings: [finding],
  held: [finding],
  unlikely: [finding],
  notes: [nasty],
  processes: [],
});

test('what a program calls things moves no cursor, and neither does a line of its source', () => {
  const text = asText(whole, { colour: false, line: () => `source ${nasty}` });
  assert.match(text, /source a\\u\{001b\}\[2J\\u\{202e\}b/);
  assert.ok(text.split('\n').length > 10);
  assert.doesNotMatch(text, /[\x1b\u202e]/);
});

test('its own colours stay', () => assert.match(asText(whole, { colour: true }), /\x1b\[31m1\. /));
