#!/usr/bin/env node
/**
 * The proving ground: every driver plain, under `growscope run`, and under `growscope run --trace`.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * @typedef {{ driver: string, env: Record<string, string>, because: string }} Fails
 * @typedef {{ name: string, npm: Record<string, string>, toolchain?: string, drivers: string[], fails?: Fails, flags?: string[] }} Package
 * @typedef {{ exitCode: number | null, seconds: number, output: string }} Ran
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = `${root}target/growscope-packages`;
/** A copy, so that a build meanwhile changes nothing. */
const growscope = join(mkdtempSync(join(tmpdir(), 'growscope-packages-')), 'growscope.js');
/** Milliseconds for one run of one driver. */
const PATIENCE = 240_000;

const help = `Every package of the proving ground, plain and under growscope.

Usage: node growscope/packages/run.js [NAME…] [options]

Options:
  --write  write results.json, from which the table in README.md is made
  --help   print this

Exit codes:
  0  every clean package was clean, every ill one was found
  1  one was not
  2  bad input
`;

/** @param {string[]} args */
function main(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  /** @type {Package[]} */
  const all = JSON.parse(readFileSync(`${here}packages.json`, 'utf8'));
  const unknown = positionals.find(wanted => all.every(({ name }) => name !== wanted));
  if (unknown) {
    process.stderr.write(
      `error: there is no package called ${unknown}\n  there are ${all.map(({ name }) => name).join(', ')}\n`,
    );
    return 2;
  }
  cpSync(`${root}target/growscope-npm`, dirname(growscope), { recursive: true });
  const wanted = all.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const results = wanted.flatMap(entry => {
    fetchPackage(entry);
    return entry.drivers.map(driver => {
      const result = drive(entry, driver);
      process.stderr.write(`${line(result)}\n`);
      return result;
    });
  });
  rmSync(dirname(growscope), { recursive: true, force: true });
  const plain = results.filter(({ plain }) => plain.seconds > 0);
  const ratios = plain.map(({ plain, run }) => run.seconds / plain.seconds).sort((one, other) => one - other);
  const median = ratios[Math.floor(ratios.length / 2)] ?? 0;
  const wrong = results.filter(({ right }) => !right);
  process.stderr.write(
    `${results.length} drivers, ${wrong.length} not as they should be; time under growscope: median ${median.toFixed(2)}, worst ${(ratios.at(-1) ?? 0).toFixed(2)}\n`,
  );
  if (values.write) {
    writeFileSync(`${here}results.json`, `${JSON.stringify({ node: process.versions.node, results }, null, 2)}\n`);
  }
  return wrong.length > 0 ? 1 : 0;
}

/** @param {Package} entry */
function fetchPackage({ name, npm }) {
  const folder = `${cache}/${name}`;
  const manifest = JSON.stringify({ private: true, dependencies: npm });
  if (existsSync(`${folder}/package.json`) && readFileSync(`${folder}/package.json`, 'utf8') === manifest) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json.new`, manifest);
  writeFileSync(`${folder}/package.json`, manifest);
  process.stderr.write(`${name}: fetching\n`);
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--silent', '--legacy-peer-deps'];
  const { status, stderr } = spawnSync('npm', ['install', ...flags], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm could not install ${name}: ${stderr}`);
}

/**
 * @param {Package} entry
 * @param {string} driver
 */
function drive({ name, npm, toolchain, fails, flags = [] }, driver) {
  const folder = `${cache}/${name}`;
  for (const file of readdirSync(`${here}${name}`)) copyFileSync(`${here}${name}/${file}`, `${folder}/${file}`);
  const ill = fails?.driver === driver ? fails : undefined;
  const refuse = ill?.because === 'growth refused' ? ['--refuse'] : [];
  const plain = ran(folder, [process.execPath, driver]);
  const report = join(tmpdir(), `growscope-${process.pid}.json`);
  const under = (/** @type {string[]} */ more) => {
    rmSync(report, { force: true });
    const one = ran(folder, [
      process.execPath,
      growscope,
      'run',
      ...flags,
      ...more,
      '--json',
      '--out',
      report,
      '--',
      process.execPath,
      driver,
    ]);
    const whole = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
    return { one, whole };
  };
  const run = under(refuse);
  const trace = under(['--trace']);
  const inEarnest = ill ? ran(folder, [process.execPath, driver], ill.env) : undefined;
  /** @type {any[]} */
  const findings = run.whole?.findings ?? [];
  const processes = run.whole?.processes ?? [];
  const of = (/** @type {string} */ key) =>
    processes.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one[key], 0);
  const modules = processes.flatMap((/** @type {any} */ one) => one.modules);
  const found = findings.length > 0;
  const right = Boolean(
    plain.exitCode === 0 &&
    trace.one.exitCode === 0 &&
    // What else an ill package's drivers meet is theirs to show.
    (ill ? found && inEarnest?.exitCode !== 0 : fails || (!found && run.one.exitCode === 0)),
  );
  return {
    name,
    driver,
    packages: npm,
    toolchain,
    ill: ill?.because,
    right,
    plain: { exitCode: plain.exitCode, seconds: plain.seconds },
    run: {
      exitCode: run.one.exitCode,
      seconds: run.one.seconds,
      findings: findings.length,
      held: run.whole?.held.length ?? null,
    },
    trace: {
      exitCode: trace.one.exitCode,
      seconds: trace.one.seconds,
      growths: (trace.whole?.processes ?? []).reduce(
        (/** @type {number} */ sum, /** @type {any} */ one) => sum + one.growths,
        0,
      ),
    },
    modules: modules.map((/** @type {any} */ one) => ({ bytes: one.bytes, hooked: one.hooked, because: one.because })),
    crossings: of('crossings'),
    deaths: of('deaths'),
    findings: findings.map(({ kind, view, use, death, holders }) => ({
      kind,
      view: view.kind,
      use: use ? `${use.operation}${use.expression ? ` of ${use.expression}` : ''}` : undefined,
      died: death.function,
      holders,
    })),
    ...(right ? {} : { output: run.one.output.slice(-600) }),
  };
}

/**
 * @param {string} cwd
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 * @returns {Ran}
 */
function ran(cwd, [file = '', ...rest], env = {}) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(file, rest, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: PATIENCE,
    maxBuffer: 2 ** 28,
  });
  return {
    exitCode: status,
    seconds: Number(((performance.now() - start) / 1000).toFixed(2)),
    output: `${stdout}${stderr}`,
  };
}

/** @param {ReturnType<typeof drive>} result */
function line({ name, driver, right, plain, run, trace, crossings, deaths, ill, modules, output }) {
  const hooked = modules.filter((/** @type {any} */ one) => one.hooked).length;
  return [
    right ? 'ok ' : 'NOT',
    `${name}/${driver}`.padEnd(28),
    `plain ${plain.exitCode} ${plain.seconds}s`,
    `run ${run.exitCode} ${run.seconds}s`,
    `trace ${trace.exitCode} ${trace.seconds}s`,
    `modules ${hooked}/${modules.length} crossings ${crossings} deaths ${deaths} growths ${trace.growths}`,
    `findings ${run.findings} held ${run.held}${ill ? ` (ill: ${ill})` : ''}`,
    ...(right ? [] : [`\n${output}`]),
  ].join('  ');
}

process.exitCode = main(process.argv.slice(2));
