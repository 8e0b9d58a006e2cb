/**
 * Plays many modules by seed, for hours, and writes down what each part of them showed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { program } from '../../cli/program.js';
import { complain, say } from '../../cli/say.js';
import { readNumber } from '../../cli/options.js';
import { chunk, file, read } from './results.js';

const help = `Plays modules by seed for hours, and adds what they showed to growscope/seeds/results.txt.

Usage: node growscope/seeds/run.js [options]

Each part of 5,000 seeds is a line; what has its line is not played again, so that it can be stopped at any time. Remove
the lines when growscope's analysis or rewrite has changed.

Options:
  --below N  play the seeds below this one, in whole parts [default: 1000000]
  --jobs N   how many threads [default: all cores]
  --help     print this

Examples:
  make growscope-million
  node growscope/seeds/run.js --below 50000 --jobs 1
  make growscope-smith SEEDS=41000..41001

Exit codes:
  0  everything held
  1  a module showed something else; the seed is printed
  2  bad usage, or what is needed is not there
`;

const PART = 5000;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** @returns {string} the harness, built */
function harness() {
  const lines = execFileSync(
    'cargo',
    [
      'test',
      '--quiet',
      '--no-run',
      '--profile',
      'smith',
      '--package',
      'growscope',
      '--test',
      'seeds',
      '--message-format',
      'json',
    ],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 },
  );
  const built = lines
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line));
  return built.findLast(({ executable, target }) => executable && target.name === 'seeds').executable;
}

await program({
  name: 'node growscope/seeds/run.js',
  help,
  options: {
    below: { type: 'string', default: '1000000' },
    jobs: { type: 'string', default: `${availableParallelism()}` },
  },
  execute({ below, jobs }) {
    const end = readNumber('--below', below, { from: 1, to: 1e9, whole: true, example: '50000' });
    const threads = readNumber('--jobs', jobs, { from: 1, to: 1024, whole: true, example: '1' });
    const played = new Set(read().map(({ from }) => from));
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
    const binary = harness();
    for (let from = 0; from < end; from += PART) {
      if (played.has(from)) continue;
      const seeds = `${from}..${from + PART}`;
      // A trap is nothing unusual here, and a backtrace of each would be most of the time.
      const env = { ...process.env, GROWSCOPE_JOBS: `${threads}`, GROWSCOPE_SEEDS: seeds, RUST_LIB_BACKTRACE: '0' };
      const { status, stderr, stdout } = spawnSync(binary, ['--nocapture'], {
        cwd: fileURLToPath(new URL('..', import.meta.url)),
        env,
        encoding: 'utf8',
      });
      const tally = stderr.split('\n').find(line => line.startsWith(`${seeds}: `));
      if (status !== 0 || !tally) {
        complain(`error: ${seeds}\n${stdout}${stderr}`);
        return 1;
      }
      const line = `${commit} ${tally}`;
      chunk(line);
      appendFileSync(file, `${line}\n`);
      say(tally);
    }
    return 0;
  },
});
