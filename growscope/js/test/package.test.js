/**
 * What a registry's page shows of the package, and what its reader is promised.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { project, remove } from './project.js';

let folder = '';
before(() => void (folder = project()));
after(() => remove(folder));

/** @param {string} file of the package as it was installed */
const packed = file => readFileSync(join(folder, 'node_modules/growscope', file), 'utf8');

test('the package has its README, licences, changelog and metadata', () => {
  for (const file of ['README.md', 'LICENSE-APACHE', 'LICENSE-MIT', 'CHANGELOG.md', 'SECURITY.md']) {
    assert.ok(packed(file).length > 200, file);
  }
  const { description, license, keywords, bin, dependencies } = JSON.parse(packed('package.json'));
  assert.ok(description && license && keywords.length > 0 && bin.growscope);
  assert.equal(dependencies, undefined);
});

test('what the README says of Node is what the package asks for', () => {
  const [, lowest] = /^>=(\d+)$/.exec(JSON.parse(packed('package.json')).engines.node) ?? [];
  assert.match(packed('README.md'), new RegExp(`\\| Node ${lowest}, `));
});

test('the README leads to nothing that is not in the package', () => {
  assert.doesNotMatch(packed('README.md'), /\]\(\.\.?\//);
});
