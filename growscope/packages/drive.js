/**
 * One driver plain, under `growscope run`, and under `growscope run --trace`; an ill one also as it fails in earnest.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { moduleFacts } from './facts.js';

/**
 * @import { Package, Way } from './list.js'
 * @typedef {{ exitCode: number | null, seconds: number, late: boolean, output: string }} Ran `seconds` of a processor
 * @typedef {{ ran: Ran, whole: any }} Under
 * @typedef {object} Driven
 * @property {Ran[]} plain
 * @property {Under} first
 * @property {Under[]} run
 * @property {Under} trace
 * @property {Ran} [inEarnest]
 * @property {import('./facts.js').Facts[]} modules
 */

const visitor = fileURLToPath(new URL('visit.js', import.meta.url));

/**
 * @param {Package} entry
 * @param {Way} way
 * @param {{ folder: string, growscope: string, runs: number, patience: number }} where `patience`: seconds for one run
 * @returns {Promise<Driven>}
 */
export async function drive({ fails, flags = [] }, { driver, browser }, { folder, growscope, runs, patience }) {
  const scratch = mkdtempSync(join(tmpdir(), 'growscope-driver-'));
  const out = join(scratch, 'report.json');
  const modules = join(scratch, 'modules');
  mkdirSync(modules);
  const ill = fails?.find(one => one.driver === driver);
  const page = [process.execPath, visitor, '--browser', browser ?? '', '--driver', driver];
  const plainly = (/** @type {Record<string, string>} */ env = {}) =>
    browser
      ? timed(folder, [...page, '--env', JSON.stringify(env)], {}, patience)
      : timed(folder, [process.execPath, driver], env, patience);
  /** @type {(more: string[]) => Promise<Under>} */
  const under = async more => {
    rmSync(out, { force: true });
    const args = ['run', ...flags, ...more, '--json', '--out', out, '--', process.execPath, driver];
    const cache = { GROWSCOPE_CACHE: join(scratch, 'cache') };
    const command = browser
      ? [...page, '--growscope', join(growscope, '..'), '--out', out, ...forPage(more)]
      : [process.execPath, growscope, ...args];
    const ran = await timed(folder, command, cache, patience);
    return { ran, whole: existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : undefined };
  };
  try {
    const how = ill?.because === 'growth refused' ? ['--refuse'] : [];
    const plain = [];
    const run = [];
    const first = await under([...how, '--modules', modules]);
    for (let time = 0; time < runs && !first.ran.late; time += 1) {
      plain.push(await plainly());
      run.push(await under(how));
    }
    if (plain.length === 0) plain.push(await plainly());
    const trace = await under(['--trace']);
    const inEarnest = ill && (await plainly(ill.env));
    const files = readdirSync(modules).map(name => join(modules, name));
    const known = files.filter(file => statSync(file).size > 0).map(file => moduleFacts(file, growscope));
    return { plain, first, run, trace, ...(inEarnest ? { inEarnest } : {}), modules: known };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * A page has no command line: what it is asked for stands in an attribute of the script.
 *
 * @param {string[]} flags
 */
function forPage(flags) {
  const [first, ...rest] = flags;
  return first === '--trace' ? ['--settings', JSON.stringify({ trace: true, force: false }), ...rest] : flags;
}

/**
 * @param {string} cwd
 * @param {string[]} command
 * @param {Record<string, string>} env
 * @param {number} patience seconds
 * @returns {Promise<Ran>}
 */
function timed(cwd, command, env, patience) {
  return new Promise((resolve, reject) => {
    let output = '';
    let times = '';
    let late = false;
    // What the processors did, of all that it started: a clock would show what else this machine had to do.
    const shell = ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', ...command];
    // A group of its own, so that nothing that it started outlives it.
    const child = spawn('sh', shell, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const keep = (/** @type {Buffer} */ chunk) => void (output = `${output}${chunk}`.slice(-4000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.stdio[3]?.on('data', chunk => void (times += chunk));
    const limit = setTimeout(() => {
      late = true;
      process.kill(-Number(child.pid), 'SIGKILL');
    }, patience * 1000);
    child.on('error', reject);
    child.on('close', exitCode => {
      clearTimeout(limit);
      resolve({ exitCode, seconds: late ? patience : ofChildren(times), late, output });
    });
  });
}

/** @param {string} times as a shell prints them: its own in the first line, those of its children in the second */
function ofChildren(times) {
  const minutes = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return Number(
    minutes.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0).toFixed(2),
  );
}
