/**
 * The flags of `run` and `bisect`.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export class UsageError extends Error {
  /**
   * @param {string} message
   * @param {string} next what to do
   */
  constructor(message, next) {
    super(message);
    this.next = next;
  }
}

/**
 * @typedef {object} Parsed
 * @property {string | null} help what to print, and nothing else
 * @property {string[]} command
 * @property {string[]} given the flags, as they were given
 * @property {Partial<import('../settings.js').Settings>} settings
 * @property {boolean} json
 * @property {boolean} trace
 * @property {string | null} out
 * @property {string | null} speedscope
 */

const COMMON = `  --when WHEN        at which crossings memory grows, that is, when the guest returns to JavaScript or calls it:
                     reach (default): after it may have grown; allocation: at its allocator's doors; crossing: at all,
                     as a memory can also grow by its host or by another instance
  --least BYTES      force no growth where the guest's allocator was asked for fewer bytes, as far as that is known
  --refuse[=K]       growth fails, all of it or from the K-th on
  --shared-grow      shared memory really grows, by a page each time: views that are too short show
  --grow-import M.N  an import that grows memory, where it is not recognised; may be given again
  --announce M.N     an import that is told of each growth, where it is not recognised; may be given again
  --no-cache         rewrite each module anew; else it is kept in GROWSCOPE_CACHE or the user's folder for caches
  --json             the report as JSON (growscope/report.schema.json); with --out, apart from what the program prints
  --out FILE         write the report there, not to the standard error stream
  --help             print this
`;

const HELP = {
  run: `Run a program with every WebAssembly module hooked, and report each stale view: what it was, where it was born, in
which call it died, where it was used, and who holds it. Workers and child processes of Node are hooked too.

Usage: growscope run [flags] -- COMMAND…

Flags:
${COMMON}  --strict           a dead view that is held, and was not seen used, is a finding too
  --trace            report each real growth with the stacks of guest and JavaScript; force none
  --speedscope FILE  write the trace for speedscope; implies --trace
  --no-force         force no growth: only what really grows is watched
  --only K           force at the K-th crossing alone
  --up-to K          force at the first K crossings
  --no-holders       take no heap snapshot
  --heap-limit MIB   take none of a heap larger than this (600)
  --modules FOLDER   leave each module that the program loads there, for growscope report and why

Examples:
  growscope run -- node --test
  growscope run --strict -- npx jest
  growscope run --trace --speedscope growth.json -- node app.js

Exit codes: the program's own, where it is not 0; otherwise
  0  no use of a stale view was seen; or nothing was tried, and that is said
  1  one was
  2  bad input
`,
  bisect: `Find the one crossing at which growth is enough to break a program. It is run again and again, with growth forced at
fewer and fewer crossings; it is broken where its exit code or its output differs from a run without growth.

Usage: growscope bisect [flags] -- COMMAND…

Flags:
${COMMON}  --exit-code-only   compare exit codes alone, not what the program prints

Examples:
  growscope bisect -- node app.js

Exit codes:
  0  growth does not break it
  1  it does; the crossing is named
  2  bad input; or the program does the same thing differently each time, fails without growth, or is never at a crossing
`,
};

/** @param {string} path */
function folder(path) {
  try {
    mkdirSync(path, { recursive: true });
    return resolve(path);
  } catch (error) {
    throw new UsageError(
      `--modules ${path} cannot be made: ${/** @type {Error} */ (error).message}`,
      'name a folder that can be written to',
    );
  }
}

/**
 * @param {'run' | 'bisect'} verb
 * @param {string[]} args
 * @returns {Parsed}
 */
export function parse(verb, args) {
  const end = args.indexOf('--');
  const flags = (end < 0 ? args : args.slice(0, end)).map(flag => (flag === '--refuse' ? '--refuse=1' : flag));
  const command = end < 0 ? [] : args.slice(end + 1);
  const boolean = /** @type {const} */ ({ type: 'boolean', default: false });
  const string = /** @type {const} */ ({ type: 'string' });
  /** @type {{ type: 'string', multiple: true, default: string[] }} */
  const several = { type: 'string', multiple: true, default: [] };
  const common = {
    when: string,
    least: string,
    refuse: string,
    'shared-grow': boolean,
    'grow-import': several,
    announce: several,
    'no-cache': boolean,
    json: boolean,
    out: string,
    help: boolean,
  };
  /** @type {Record<string, any>} */
  const own =
    verb === 'run'
      ? {
          strict: boolean,
          trace: boolean,
          speedscope: string,
          'no-force': boolean,
          only: string,
          'up-to': string,
          'no-holders': boolean,
          'heap-limit': string,
          modules: string,
        }
      : { 'exit-code-only': boolean };
  /** @type {any} */
  let values;
  const next = `growscope ${verb} --help lists the flags`;
  try {
    ({ values } = parseArgs({ args: flags, options: { ...common, ...own }, allowPositionals: false }));
  } catch (error) {
    throw new UsageError(
      /** @type {Error} */ (error).message.split('. ')[0] ?? '',
      `${next}; the program comes after --`,
    );
  }
  const parsed = {
    help: values.help ? HELP[verb] : null,
    command,
    given: flags,
    json: values.json,
    trace: values.trace || Boolean(values.speedscope),
  };
  if (!parsed.help && command.length === 0) {
    throw new UsageError('there is no program to run', `put it after --: growscope ${verb} -- node app.js`);
  }
  const whens = ['reach', 'allocation', 'crossing'];
  if (values.when !== undefined && !whens.includes(values.when)) {
    throw new UsageError(`--when ${values.when} is not known`, `it is one of ${whens.join(', ')}`);
  }
  const number = (/** @type {string} */ name) => {
    const text = values[name];
    if (text === undefined) return null;
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--${name} takes a number from 1 on, not ${text}`, next);
    return Number(text);
  };
  const refuse = number('refuse');
  const heap = number('heap-limit');
  return {
    ...parsed,
    out: values.out ?? null,
    speedscope: values.speedscope ?? null,
    settings: {
      when: values.when ?? 'reach',
      // Under a trace and under refusal the program is to meet what it would meet in earnest.
      force: !values['no-force'] && !parsed.trace && refuse === null,
      least: number('least') ?? 0,
      refuse,
      only: number('only'),
      upTo: number('up-to'),
      strict: values.strict ?? false,
      trace: parsed.trace ?? false,
      sharedGrow: values['shared-grow'],
      growImports: values['grow-import'],
      announce: values.announce,
      holders: !values['no-holders'],
      cache: !values['no-cache'],
      modules: values.modules === undefined ? null : folder(values.modules),
      ...(heap === null ? {} : { heapLimit: heap * 2 ** 20 }),
      ...(verb === 'bisect' && values['exit-code-only'] ? { exitCodeOnly: true } : {}),
    },
  };
}
