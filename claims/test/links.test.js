/**
 * A document, or a sentence of the page, that states a fact of growth names its claim in a quiet link, whose title is the verdict that the document
 * relies on: `[°](CLAIMS.md#NAME "holds everywhere")`, or `cite('NAME', 'holds everywhere')`.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { linksIn, unnamedFacts, wrongLinks } from '../src/links.js';
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

const files = (/** @type {string[]} */ ...patterns) =>
  execFileSync('git', ['ls-files', ...patterns], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter(file => file && file !== 'CLAIMS.md');
const documents = files('*.md', '*.html', 'host-web/src/**.js');

/** Those that are about growth. What has changed, and who may import whom, is not. */
const ofGrowth = files(
  'README.md',
  'HEAPS.md',
  'engines/README.md',
  'benchmarks/README.md',
  'growscope/README.md',
  'growscope/js/README.md',
  'workshop/*.md',
);

test('every link to a claim in our documents is borne out by the register', () => {
  const linked = documents.map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }));
  assert.deepEqual(
    linked.flatMap(({ file, text }) => wrongLinks(text, verdicts).map(wrong => `${file}: ${wrong}`)),
    [],
  );
  assert.ok(linked.flatMap(({ text }) => linksIn(text)).length > 0);
});

test('every fact of growth in our documents names its claim', () => {
  assert.ok(ofGrowth.length > 30);
  assert.deepEqual(
    ofGrowth.flatMap(file => unnamedFacts(readFileSync(join(root, file), 'utf8')).map(fact => `${file}: ${fact}`)),
    [],
  );
});

test('the page names claims, too: in its thesis, and in what it says of each step', () => {
  for (const file of ['host-web/src/lab/thesis.js', 'host-web/src/lab/explain.js']) {
    assert.ok(linksIn(readFileSync(join(root, file), 'utf8')).length >= 3, file);
  }
});

test('a fact that names no claim is found', () => {
  const said = 'When memory grows, every view over it dies.';
  assert.deepEqual(unnamedFacts(`# Views die\n\n${said}\n\nNo fact.\n`), [said]);
  assert.deepEqual(unnamedFacts(`${said.replace('.', '[°](CLAIMS.md#every-view-kind-dies "holds everywhere").')}`), []);
  assert.deepEqual(unnamedFacts('```\nview dies\n```\n\n<!-- a: b -->\nthe view dies\n<!-- /a -->\n'), []);
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
  assert.deepEqual(wrongLinks("cite('a-claim', 'holds everywhere')", known), [
    'a-claim holds nowhere, and the link says holds everywhere',
  ]);
});
