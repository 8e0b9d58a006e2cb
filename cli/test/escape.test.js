import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeLines, escapeText, shorten } from '../escape.js';

test('what moves a cursor, turns a line around or ends it is shown by its number', () => {
  for (const [text, shown] of [
    ['plain, 李小龍, 👋, é', 'plain, 李小龍, 👋, é'],
    ['\x1b[2J\x1b]0;title\x07', '\\u{001b}[2J\\u{001b}]0;title\\u{0007}'],
    ['\u009b31m', '\\u{009b}31m'],
    ['a\nerror: b\r\tc', 'a\\nerror: b\\r\\tc'],
    ['a\u202eb\u2066c\u200fd\u061c', 'a\\u{202e}b\\u{2066}c\\u{200f}d\\u{061c}'],
    ['a\u2028b\ufeff', 'a\\u{2028}b\\u{feff}'],
    ['\0\x7f', '\\u{0000}\\u{007f}'],
  ]) {
    assert.equal(escapeText(String(text)), shown);
  }
});

test('text of several lines keeps its lines and its tabs, and nothing else', () => {
  assert.equal(escapeLines('a\n\tb\r\nc\rd\x1b[1A'), 'a\n\tb\nc\\rd\\u{001b}[1A');
});

test('a long value is cut, and says how long it was', () => {
  assert.equal(shorten('x'.repeat(200)), 'x'.repeat(200));
  assert.equal(shorten('x'.repeat(100_000)), `${'x'.repeat(200)}… (100000 characters)`);
});
