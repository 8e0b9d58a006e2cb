/**
 * Builds each crate that could be published with the oldest Rust that it promises, as whoever depends on it does: its library
 * and its programs, without what its tests need.
 */
import { spawnSync } from 'node:child_process';
import { program } from '../cli/program.js';
import { say } from '../cli/say.js';
import { UsageError } from '../cli/usage-error.js';
import { publishable, root } from './publishable.js';

const help = `Build each crate that could be published with the oldest Rust that it promises: rust-version in its Cargo.toml.

Usage: node scripts/lowest.js

Toolchains that are missing are fetched by rustup.

Examples:
  make lowest

Exit codes:
  0  each builds
  1  one does not
  2  bad usage, or a toolchain that is not to be had
`;

await program({ name: 'node scripts/lowest.js', help, execute });

/**
 * @param {string} file
 * @param {string[]} args
 */
function runs(file, args) {
  return spawnSync(file, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function execute() {
  let failed = 0;
  for (const { name, rust_version: version } of publishable()) {
    if (!version) throw new UsageError(`${name} promises no Rust`, 'give it a rust-version in its Cargo.toml');
    const toolchain = version.split('.').length === 2 ? `${version}.0` : version;
    // To install one that is there would bring it up to date under the feet of whoever uses it.
    const isThere = runs('rustup', ['run', toolchain, 'rustc', '--version']);
    if (!isThere && !runs('rustup', ['toolchain', 'install', toolchain, '--profile', 'minimal', '--no-self-update'])) {
      throw new UsageError(`rustup does not install Rust ${toolchain}`, 'is there a network, and a rustup?');
    }
    const what = ['build', '--quiet', '--locked', '--package', name, '--lib', '--bins'];
    const builds = runs('cargo', [`+${toolchain}`, ...what, '--target-dir', 'target/lowest']);
    say(`${name} with Rust ${toolchain}: ${builds ? 'it builds' : 'it does not build'}`);
    failed += builds ? 0 : 1;
  }
  return failed > 0 ? 1 : 0;
}
