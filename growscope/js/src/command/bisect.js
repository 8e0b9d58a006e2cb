/**
 * `growscope bisect`: the one crossing at which growth is enough.
 */
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { escapeAll } from '../../../../cli/escape.js';
import { sourceLine } from '../report/sources.js';
import { UsageError } from './flags.js';
import { hookedRun, near } from './run.js';

/**
 * @import { Settings } from '../settings.js'
 * @import { ProcessReport } from '../report/model.js'
 *
 * @typedef {{ exitCode: number | null, signal: string | null, output: string, crossings: number, chosen: Chosen[] }} Outcome
 * @typedef {ProcessReport['chosen'][number] & { program: string, pid: number, thread: number }} Chosen
 * @typedef {{ broken: boolean, runs: number, crossing: number | null, alone: boolean, crossings: number, chosen: Chosen[],
 *   difference: string }} Verdict
 */

/** The last crossing that can be asked for: no program gets there. */
const NEVER = 2 ** 31;

/** Somebody has had enough. */
class Interrupted extends Error {}

/**
 * @param {Parameters<typeof search>[0]} options
 * @param {{ colour: boolean }} terminal
 * @returns {Promise<number>}
 */
export async function bisect(options, terminal) {
  let interrupted = false;
  process.on('SIGINT', () => void (interrupted = true));
  try {
    return await search(options, terminal, () => interrupted);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    progress('interrupted');
    return 128 + constants.signals.SIGINT;
  }
}

/**
 * @param {{ command: string[], settings: Partial<Settings>, hook: string, json: boolean, out: string | null }} options
 * @param {{ colour: boolean }} terminal
 * @param {() => boolean} isInterrupted
 * @returns {Promise<number>}
 */
async function search({ command, settings, hook, json, out }, { colour }, isInterrupted) {
  const { exitCodeOnly } = /** @type {{ exitCodeOnly?: boolean }} */ (settings);
  let runs = 0;
  /** @type {(which: Partial<Settings>) => Promise<Outcome>} */
  const attempt = async which => {
    runs += 1;
    const given = { ...settings, force: true, holders: false, ...which };
    const { whole, output } = await hookedRun({ command, settings: given, hook, output: 'capture' });
    if (isInterrupted()) throw new Interrupted();
    return {
      exitCode: whole.exitCode,
      signal: whole.signal,
      output,
      crossings: Math.max(0, ...whole.processes.map(({ crossings }) => crossings)),
      chosen: whole.processes.flatMap(({ chosen, program, pid, thread }) =>
        chosen.map(one => ({ ...one, program, pid, thread })),
      ),
    };
  };

  progress('without growth');
  const good = await attempt({ only: NEVER });
  progress('without growth, again');
  const again = await attempt({ only: NEVER });
  const sameText = good.output === again.output && !exitCodeOnly;
  if (good.exitCode !== again.exitCode || good.signal !== again.signal) {
    throw new UsageError(
      'the program ends otherwise each time, also without growth',
      'bisect something that does the same each time',
    );
  }
  if (!sameText && !exitCodeOnly) progress('its output differs by itself: exit codes alone are compared');
  const isBroken = (/** @type {Outcome} */ one) =>
    one.exitCode !== good.exitCode || one.signal !== good.signal || (sameText && one.output !== good.output);

  progress('growth at every crossing');
  const bad = await attempt({});
  /** @type {Verdict} */
  let verdict = {
    broken: isBroken(bad),
    runs,
    crossing: null,
    alone: false,
    crossings: bad.crossings,
    chosen: [],
    difference: '',
  };
  if (verdict.broken) {
    let low = 0;
    let high = Math.max(bad.crossings, good.crossings);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const broken = isBroken(await attempt({ upTo: middle }));
      if (broken) high = middle;
      else low = middle;
      progress(
        `growth up to crossing ${middle}: ${broken ? 'broken' : 'sound'}; ${Math.ceil(Math.log2(Math.max(1, high - low)))} runs to go`,
      );
    }
    const alone = await attempt({ only: high });
    const breaksAlone = isBroken(alone);
    const last = breaksAlone ? alone : await attempt({ upTo: high });
    verdict = {
      ...verdict,
      runs,
      crossing: high,
      alone: breaksAlone,
      chosen: last.chosen,
      difference: difference(good, last),
    };
  }
  const text = json ? `${JSON.stringify({ version: 1, ...verdict }, null, 2)}\n` : asText(escapeAll(verdict), colour);
  if (out) writeFileSync(out, text);
  else process.stdout.write(text);
  return verdict.broken ? 1 : 0;
}

/** @param {string} text */
function progress(text) {
  process.stderr.write(`growscope bisect: ${text}\n`);
}

/**
 * @param {Outcome} good
 * @param {Outcome} bad
 */
function difference(good, bad) {
  if (bad.signal !== good.signal || bad.exitCode !== good.exitCode) {
    return `it ended with ${bad.signal ?? `exit code ${bad.exitCode}`} instead of ${good.signal ?? `exit code ${good.exitCode}`}`;
  }
  const expected = good.output.split('\n');
  const got = bad.output.split('\n');
  const at = got.findIndex((line, number) => line !== expected[number]);
  const number = at < 0 ? got.length : at;
  return `line ${number + 1} of its output is ${JSON.stringify(got[number] ?? '')} instead of ${JSON.stringify(expected[number] ?? '')}`;
}

/**
 * @param {Verdict} verdict
 * @param {boolean} colour
 */
function asText({ broken, runs, crossing, alone, crossings, chosen, difference }, colour) {
  const bold = (/** @type {string} */ text) => (colour ? `\x1b[1m${text}\x1b[0m` : text);
  if (!broken) return `growscope bisect: growth at every one of ${crossings} crossings does not break it\n`;
  const [first] = chosen;
  const words = {
    export: 'as the export returned',
    throw: 'as the export threw',
    table: 'as the function from a table returned',
    import: 'as the guest called the import',
    start: 'as the start function ended',
  };
  const where = first
    ? `${words[/** @type {'export'} */ (first.at)]} \`${first.function}\``
    : 'at a place that the program did not come to report';
  const lines = [
    bold(
      `growth ${where} (crossing ${crossing} of ${crossings})${alone ? ', alone, is enough' : ': with those before it, and not without it'}`,
    ),
  ];
  for (const { file, line, column, function: name, guest } of first?.stack.slice(0, 10) ?? []) {
    lines.push(
      guest
        ? `  at guest ${name || `function ${line}`}`
        : `  at ${name ? `${name} ` : ''}(${near(file)}:${line}:${column})`,
    );
  }
  const own = first?.stack.find(({ file, guest }) => !guest && !/[\\/]node_modules[\\/]/.test(file));
  const source = own && sourceLine(own.file, own.line)?.trim();
  if (source) lines.push(`     ${near(own.file)}:${own.line}: ${source}`);
  lines.push(`then ${difference}`);
  lines.push(`growscope run --only ${crossing} -- … shows what died there; ${runs} runs`);
  return `${lines.join('\n')}\n`;
}
