/**
 * What the Rust exercises need: a compiler, its WebAssembly target, a linker, cargo and the crates.
 */
import { mkdtemp, readFile, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TARGET } from '../lab/rust/needs-rust.js';
import { runTool } from '../run-tool.js';
import { findToolchain } from '../toolchain.js';

/**
 * @import { Check, Finding } from './types.js'
 */

/** What the Rust exercises' programs take when they are built, 0.7 GB on Linux, and some air. */
const BUILD_BYTES = 1024 ** 3;

const GUEST = `#[unsafe(no_mangle)]
pub extern "C" fn twice(n: i32) -> i32 {
    n.wrapping_mul(2)
}
`;

const HOST = `fn main() {
    println!("linked");
}
`;

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const linkers = {
  darwin: 'xcode-select --install',
  win32: 'install the Visual Studio Build Tools, with the workload "Desktop development with C++"',
  linux: 'install a C compiler, for example: sudo apt install build-essential',
};

/**
 * @param {string} root the repository
 * @param {string} channel the pinned version
 * @returns {Check[]}
 */
export function rustChecks(root, channel) {
  let env = process.env;
  let hasRustup = false;
  let triple = '';
  const install = () => `${hasRustup ? '' : 'install rustup from https://rustup.rs, then: '}${installCommand(channel)}`;

  return [
    {
      id: 'rustc',
      label: 'rustc',
      async run() {
        const found = await findToolchain(channel);
        ({ env, hasRustup } = found);
        const { ok, absent, output, complaint } = await runTool('rustc', ['-vV'], { env });
        if (absent) return missing('there is no rustc', 'rustc missing', install());
        if (!ok) return missing(`rustc does not run: ${complaint.join(' ')}`, 'rustc broken', install());
        const [, version = 'unknown'] = output.match(/^rustc (\S+)/) ?? [];
        [, triple = ''] = output.match(/^host: (\S+)/m) ?? [];
        const short = `rustc ${version}`;
        const order = compareVersions(version, channel);
        if (order === 0 && found.isNamed) return { state: 'ok', says: version, short };
        if (order === 0) {
          const says = `${version}, under another name: rustup will want to download ${channel} at its first use`;
          return { state: 'warning', says, short: `${short} by another name`, next: [install()] };
        }
        const says = `${version} is not ${channel}, which the exercises are made for`;
        if (order > 0) return { state: 'warning', says: `${says}; it may do`, short, next: [install()] };
        return missing(says, `${short} too old`, install());
      },
    },
    {
      id: 'target',
      label: TARGET,
      after: ['rustc'],
      async run() {
        const sysroot = (await runTool('rustc', ['--print', 'sysroot'], { env })).output.trim();
        const folder = join(sysroot, 'lib', 'rustlib', TARGET, 'lib');
        const libraries = sysroot ? await readdir(folder).catch(() => []) : [];
        if (libraries.some(name => /^libcore-.*\.rlib$/.test(name)))
          return { state: 'ok', says: 'installed', short: null };
        const toolchain = env.RUSTUP_TOOLCHAIN ? ` --toolchain ${env.RUSTUP_TOOLCHAIN}` : '';
        const next = hasRustup ? `rustup target add ${TARGET}${toolchain}` : install();
        return missing(`this rustc has no standard library for it: ${folder} is not there`, 'wasm32 missing', next);
      },
    },
    {
      id: 'guest',
      label: 'a guest compiles',
      after: ['rustc', 'target'],
      run: () =>
        inFolder(async folder => {
          const [source, wasm] = [join(folder, 'guest.rs'), join(folder, 'guest.wasm')];
          await writeFile(source, GUEST);
          const how = ['--edition', '2024', '--target', TARGET, '--crate-type', 'cdylib', '-o', wasm, source];
          const { ok, complaint } = await runTool('rustc', how, { env, cwd: folder });
          const next = `install the toolchain again: ${install()}`;
          if (!ok) return missing(`rustc cannot compile a guest: ${complaint.join(' ')}`, 'wasm32 broken', next);
          const { instance } = await WebAssembly.instantiate(await readFile(wasm));
          const twice = /** @type {(n: number) => number} */ (instance.exports.twice);
          if (twice(21) !== 42) return missing('a compiled guest gives a wrong answer', 'wasm32 broken', next);
          return { state: 'ok', says: 'compiled, linked and called', short: 'wasm32 ok' };
        }),
    },
    {
      id: 'linker',
      label: 'a program links',
      after: ['rustc'],
      run: () =>
        inFolder(async folder => {
          const [source, program] = [join(folder, 'program.rs'), join(folder, 'program.exe')];
          await writeFile(source, HOST);
          const { ok, complaint } = await runTool('rustc', ['-o', program, source], { env, cwd: folder });
          const next = linkers[process.platform] ?? 'install a C compiler';
          if (!ok) return missing(`rustc cannot link a program: ${complaint.join(' ')}`, 'linker missing', next);
          const ran = await runTool(program, []);
          if (ran.output.trim() === 'linked') return { state: 'ok', says: 'linked and run', short: 'linker ok' };
          return missing(`what was linked does not run: ${ran.complaint.join(' ')}`, 'linker broken', next);
        }),
    },
    {
      id: 'cargo',
      label: 'cargo',
      async run() {
        const { ok, absent, output, complaint } = await runTool('cargo', ['--version'], { env });
        if (absent) return missing('there is no cargo', 'cargo missing', install());
        if (!ok) return missing(`cargo does not run: ${complaint.join(' ')}`, 'cargo broken', install());
        const [, version = 'unknown'] = output.match(/^cargo (\S+)/) ?? [];
        return { state: 'ok', says: version, short: 'cargo ok' };
      },
    },
    {
      id: 'crates',
      label: 'crates',
      after: ['rustc', 'cargo'],
      async run() {
        const how = ['metadata', '--offline', '--locked', '--format-version', '1', '--filter-platform', triple];
        const { ok, complaint } = await runTool('cargo', how, { env, cwd: root });
        if (ok) return { state: 'ok', says: 'all here: nothing is left to download', short: 'crates ok' };
        return {
          state: 'warning',
          says: `not all here: the first build needs a network (${complaint[0]})`,
          short: 'crates not downloaded',
          next: [`before class, in ${root}: cargo fetch --locked`],
        };
      },
    },
    {
      id: 'disk',
      label: 'free disk space',
      async run() {
        const system = await statfs(root).catch(() => null);
        if (!system) return { state: 'ok', says: 'this system does not tell', short: null };
        const free = system.bavail * system.bsize;
        const size = `${(free / 1024 ** 3).toFixed(free < 10 * 1024 ** 3 ? 1 : 0)} GiB`;
        const short = `disk ${size}`;
        if (free >= BUILD_BYTES) return { state: 'ok', says: size, short };
        const says = `${size}, and the Rust exercises' first build takes up to ${BUILD_BYTES / 1024 ** 3} GiB`;
        return { state: 'warning', says, short: `${short} low`, next: ['make room before class'] };
      },
    },
  ];
}

/**
 * All that rust-toolchain.toml lists. No exercise needs clippy or rustfmt; but without them rustup answers a cargo that
 * is run by hand in the repository, or by an editor, with a download, and where there is no network with an error.
 *
 * @param {string} channel
 */
export const installCommand = channel =>
  `rustup toolchain install ${channel} --profile minimal --component clippy,rustfmt --target ${TARGET}`;

/**
 * @param {string} says
 * @param {string} short
 * @param {string} next
 * @returns {Finding}
 */
const missing = (says, short, next) => ({ state: 'missing', says, short, next: [next] });

/**
 * @param {(folder: string) => Promise<Finding>} work
 */
async function inFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'growth-lab-doctor-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * @param {string} one for example 1.95.0
 * @param {string} other
 */
export function compareVersions(one, other) {
  const [a = [], b = []] = [one, other].map(version => version.split(/[.-]/, 3).map(Number));
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : Math.sign(Number(a[at]) - Number(b[at])) || -1;
}
