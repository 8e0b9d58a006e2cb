/**
 * Vendored crates: all that Cargo.lock names, because cargo resolves nothing without them. Those that no attendee's
 * machine builds are emptied.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { run } from './run.js';

/** The machines that the kit is for. */
export const PLATFORMS = [
  'x86_64-unknown-linux-gnu',
  'aarch64-unknown-linux-gnu',
  'x86_64-apple-darwin',
  'aarch64-apple-darwin',
  'x86_64-pc-windows-msvc',
  'aarch64-pc-windows-msvc',
  'wasm32-unknown-unknown',
];

const FOLDER = 'vendor';

const SOURCE = `
# The crates come with the workshop's kit, and nothing is downloaded.
[source.crates-io]
replace-with = "vendored-sources"

[source.vendored-sources]
directory = "${FOLDER}"

[net]
offline = true
`;

/**
 * @param {string} kit
 * @param {string} empty a folder for cargo's home, so that nothing but the kit is used
 * @param {(done: number) => void} onCrate
 * @returns {Promise<{ crates: number, emptied: string[] }>}
 */
export async function vendor(kit, empty, onCrate) {
  let done = 0;
  const onErrors = (/** @type {string} */ text) => onCrate((done += text.match(/^\s*Vendoring /gm)?.length ?? 0));
  await run('cargo', ['vendor', '--locked', FOLDER], { cwd: kit, onErrors });
  const config = join(kit, '.cargo', 'config.toml');
  const own = await readFile(config, 'utf8').catch(() => '');
  await mkdir(dirname(config), { recursive: true });
  await writeFile(config, own + SOURCE);

  const env = { ...process.env, CARGO_HOME: empty };
  const all = await metadata(kit, env, []);
  const needed = new Set();
  for (const platform of PLATFORMS) {
    const { resolve } = await metadata(kit, env, ['--all-features', '--filter-platform', platform]);
    for (const { id } of resolve.nodes) needed.add(id);
  }
  const vendored = join(kit, FOLDER);
  const idle = all.packages.filter(({ id, manifest_path: path }) => !needed.has(id) && isBelow(vendored, path));
  for (const crate of idle) await emptyCrate(crate);
  // What was emptied is still enough for cargo to resolve with.
  await metadata(kit, env, []);
  return { crates: (await readdir(vendored)).length, emptied: idle.map(({ name }) => name) };
}

/**
 * @typedef {object} Package as cargo describes it
 * @property {string} id
 * @property {string} name
 * @property {string} manifest_path
 * @property {{ src_path: string }[]} targets
 */

/**
 * @param {string} kit
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} how
 * @returns {Promise<{ packages: Package[], resolve: { nodes: { id: string }[] } }>}
 */
async function metadata(kit, env, how) {
  const args = ['metadata', '--offline', '--locked', '--format-version', '1', ...how];
  return JSON.parse(await run('cargo', args, { cwd: kit, env }));
}

/**
 * @param {string} folder
 * @param {string} path
 */
const isBelow = (folder, path) => !relative(folder, path).startsWith('..');

/**
 * Keeps the manifest, which cargo resolves with. Whoever builds the crate all the same is told why it cannot be.
 *
 * @param {Package} crate
 */
async function emptyCrate({ manifest_path: manifest, targets }) {
  const folder = dirname(manifest);
  const checksums = join(folder, '.cargo-checksum.json');
  const [sums, text] = await Promise.all([readFile(checksums, 'utf8'), readFile(manifest, 'utf8')]);
  await rm(folder, { recursive: true });
  for (const { src_path: source } of targets) {
    await mkdir(dirname(source), { recursive: true });
    await writeFile(source, `compile_error!("this crate was left out of the workshop's kit");\n`);
  }
  await writeFile(manifest, text);
  // cargo compares each file that is listed here with its sum before it compiles.
  await writeFile(checksums, JSON.stringify({ ...JSON.parse(sums), files: {} }));
}
