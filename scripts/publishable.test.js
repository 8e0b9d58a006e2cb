/**
 * What a registry's page shows of each crate that could be published, is there.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { cargo, publishable } from './publishable.js';

const crates = publishable();

test('three crates could be published', () => {
  assert.deepEqual(crates.map(({ name }) => name).sort(), ['bump', 'growscope', 'moving-memory']);
});

for (const { name, description, license, documentation, keywords, categories, rust_version, manifest_path } of crates) {
  test(`${name} has its README, licences, changelog and metadata, and says which Rust it needs`, () => {
    const files = cargo(['package', '--list', '--allow-dirty', '--offline', '--package', name]).split('\n');
    for (const file of ['Cargo.toml', 'README.md', 'CHANGELOG.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'src/lib.rs']) {
      assert.ok(files.includes(file), file);
    }
    for (const [what, value] of Object.entries({ description, license, documentation })) assert.ok(value, what);
    assert.ok(keywords.length > 0 && keywords.length <= 5 && categories.length > 0);
    const readme = readFileSync(join(dirname(manifest_path), 'README.md'), 'utf8');
    assert.ok(readme.includes(`Rust ${rust_version} or later`), `README.md says nothing of Rust ${rust_version}`);
  });
}
