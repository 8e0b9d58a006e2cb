/**
 * A document that states a fact of growth names its claim in a quiet link, whose title is the verdict that the document
 * relies on: `[°](CLAIMS.md#NAME "holds everywhere")`.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { linksIn, wrongLinks } from '../src/links.js';
import { readClaims, room } from '../src/read.js';
import { scatter } from '../src/cells.js';
import { readResults } from '../src/results.js';
import { verdictOf } from '../src/verdict.js';

const root = join(room, '..');
const results = readResults();
assert.ok(results);
const verdicts = Object.fromEntries(
  readClaims().map(({ name, rule }) => [name, verdictOf(rule, scatter(results.claims[name]?.cells ?? [])).verdict]),
);

const documents = execFileSync('git', ['ls-files', '*.md', '*.html'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(file => file && file !== 'CLAIMS.md');

test('every link to a claim in our documents is borne out by the register', () => {
  const linked = documents.map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }));
  assert.deepEqual(
    linked.flatMap(({ file, text }) => wrongLinks(text, verdicts).map(wrong => `${file}: ${wrong}`)),
    [],
  );
  assert.ok(linked.flatMap(({ text }) => linksIn(text)).length > 0);
});

test('a link to a claim that is not there, or has another verdict, is found', () => {
  const known = { 'a-claim': /** @type {const} */ ('holds nowhere') };
  assert.deepEqual(wrongLinks('So it is.[°](../CLAIMS.md#a-claim "holds nowhere")', known), []);
  assert.deepEqual(wrongLinks('So it is.[°](CLAIMS.md#a-claim "holds everywhere")', known), [
    'a-claim holds nowhere, and the link says holds everywhere',
  ]);
  assert.deepEqual(wrongLinks('[°](CLAIMS.md#no-claim "holds nowhere")', known), ['there is no claim no-claim']);
  assert.deepEqual(wrongLinks('[°](CLAIMS.md#a-claim)', known), ['the link to a-claim does not say its verdict']);
  assert.deepEqual(wrongLinks('<a href="../CLAIMS.md#a-claim" title="holds everywhere">°</a>', known), [
    'a-claim holds nowhere, and the link says holds everywhere',
  ]);
});
