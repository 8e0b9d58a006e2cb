/**
 * What an engine is asked about each claim, and what the Rust runner makes of its modules.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadClaim, room } from './read.js';
import { isTimed } from './rule.js';

/**
 * @import { Question } from './observe.js'
 * @import { Claim } from './read.js'
 *
 * @typedef {{ file: string, wasm: string, wasmtime: any, wasmi: any }} Ran
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Assembles each `.wat`, and runs those that have no JavaScript on both runtimes.
 *
 * @param {Claim[]} claims
 * @returns {Map<string, Ran>} by the claim's name
 */
export function runModules(claims) {
  const withModule = claims.filter(({ wat }) => wat);
  if (withModule.length === 0) return new Map();
  const files = withModule.map(({ wat }) => String(wat));
  const args = ['run', '--quiet', '--package', 'claim-runner', '--', ...files];
  const { status, stdout, stderr, error } = spawnSync('cargo', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new BadClaim(`the modules of claims were not run: ${error?.message ?? stderr.trim()}`);
  /** @type {Ran[]} */
  const ran = JSON.parse(stdout);
  return new Map(withModule.map(({ name }, at) => [name, /** @type {Ran} */ (ran[at])]));
}

/**
 * @param {Claim} claim
 * @param {Map<string, Ran>} modules
 * @returns {Question}
 */
export function question({ name, needs, hasProbe, given }, modules) {
  const files = given.map(file => {
    const path = join(root, 'dist', file);
    if (!existsSync(path))
      throw new BadClaim(`claims/${name} is given dist/${file}, which is not there\n  run: make guests`);
    return readFileSync(path, 'hex');
  });
  return { claim: name, needs, wasm: modules.get(name)?.wasm ?? null, hasProbe, given: files };
}

/**
 * Of everything that an observation depends on: results that were made from another probe are out of date.
 *
 * @param {Claim} claim
 * @returns {string}
 */
export function fingerprint({ name, needs, given, cannot, rule }) {
  const hash = createHash('sha256').update(JSON.stringify([needs, given, cannot]));
  const files = ['probe.js', 'probe.wat'].map(file => join(name, file));
  // What measures a ratio is part of the probe.
  if (isTimed(rule)) files.push('src/ratio.js');
  for (const file of files) {
    const path = join(room, file);
    if (existsSync(path)) hash.update(basename(file)).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
