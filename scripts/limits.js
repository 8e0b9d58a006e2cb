/**
 * How soon both hosts end a guest that waits, loops, grows, compiles or allocates without end.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readNumber } from '../cli/options.js';
import { program } from '../cli/program.js';
import { say } from '../cli/say.js';
import { defaultDist } from '../host-node/src/find-guest.js';

const help = `How long after its limit each host ends a guest that waits, loops, grows, compiles or allocates without end,
with greet and with matrix, and what the host says of it.

Usage: node scripts/limits.js [options]

On a machine that does nothing else; make run builds what it needs.

Options:
  --time-limit SECONDS  the limit [default: 2]
  --help                print this

Exit codes:
  0  each was ended or refused within a second of its limit, and the limit was named; one that takes long to compile may
     also have been compiled, and come to another end, by then
  1  one was not
  2  bad usage
`;

const LATEST_SECONDS = 1;
/** By then a guest counts as endless. */
const PATIENCE_SECONDS = 30;
const verbs = ['greet', 'matrix'];
/** An engine that compiles lazily comes to run these, and then they do not greet. */
const ANYTHING = /^/;

const root = fileURLToPath(new URL('..', import.meta.url));
/** @type {Record<string, [string, ...string[]]>} */
const hosts = {
  'host-node': [process.execPath, join(root, 'host-node')],
  'host-rust': [join(root, 'target/debug/host-rust')],
};

const options = /** @type {const} */ ({ 'time-limit': { type: 'string', default: '2' } });

/** @param {any} values the options */
async function execute({ 'time-limit': text }) {
  const limit = readNumber('--time-limit', text, { from: 0.1, to: 20, unit: 'seconds', example: '2' });
  const folder = mkdtempSync(join(tmpdir(), 'limits-'));
  const built = (/** @type {string} */ name) => join(defaultDist, 'cases', `${name}.wasm`);
  const made = (/** @type {string} */ name, /** @type {Uint8Array} */ wasm) => {
    const path = join(folder, `${name}.wasm`);
    writeFileSync(path, wasm);
    return path;
  };
  /** @type {[string, string, RegExp][]} what it does, the guest, and what must be said of it */
  const guests = [
    ['waits', built('bad-guests/waits'), /time limit/],
    ['waits at its start', built('bad-guests/waits_at_start'), /time limit/],
    ['waits in a pointer', built('hostile-guests/waits_in_a_pointer'), /time limit/],
    ['loops', built('bad-guests/never_returns'), /time limit/],
    ['grows', built('hostile-guests/grows_for_ever'), /time limit/],
    ['grows a table', built('hostile-guests/grows_a_table'), /time limit|table|trapped/],
    ['compiles 100,000 functions', made('functions', manyFunctions(100_000)), ANYTHING],
    ['compiles 30,000 nested blocks', made('nests', deepNest(30_000)), ANYTHING],
    ['compiles 50,000 locals', made('locals', manyLocals(50_000)), ANYTHING],
    ['allocates', built('hostile-guests/grows_until_refused'), /--max-pages/],
    ['declares 40,000 pages', built('hostile-guests/declares_too_much'), /--max-pages/],
  ];
  let failed = false;
  say(`${'without end, it'.padEnd(30)} ${'host'.padEnd(10)} ${'verb'.padEnd(7)} after the limit of ${limit} s`);
  for (const [does, guest, named] of guests) {
    for (const [host, command] of Object.entries(hosts)) {
      for (const verb of verbs) {
        const { seconds, exit, said } = await run([...command, verb, guest, '--time-limit', String(limit)]);
        const isWell =
          seconds - limit <= LATEST_SECONDS &&
          named.test(said) &&
          (exit === 2 || (exit !== null && named === ANYTHING));
        failed ||= !isWell;
        const after = (seconds - limit).toFixed(2).padStart(6);
        say(
          `${does.padEnd(30)} ${host.padEnd(10)} ${verb.padEnd(7)} ${after} s${isWell ? '' : '  FAILED'}  ${said || 'greeted'}`,
        );
      }
    }
  }
  rmSync(folder, { recursive: true });
  return failed ? 1 : 0;
}

/**
 * @param {string[]} command
 * @returns {Promise<{ seconds: number, exit: number | null, said: string }>}
 */
function run([file = '', ...args]) {
  const start = performance.now();
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: PATIENCE_SECONDS * 1_000,
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', text => (said += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', exit => {
      const seconds = (performance.now() - start) / 1_000;
      resolve({ seconds, exit, said: said.trim().split('\n').join(' ').replace(`error: `, '') });
    });
  });
}

/** @param {number} number an unsigned one, as a binary has it @returns {number[]} */
const leb = number => (number < 128 ? [number] : [(number % 128) + 128, ...leb(Math.floor(number / 128))]);
/** @param {number[][]} items @returns {number[]} */
const list = items => [leb(items.length), ...items].flat();
/** @param {number[]} bytes */
const sized = bytes => leb(bytes.length).concat(bytes);
/** @param {string} text */
const ascii = text => sized([...text].map(letter => letter.charCodeAt(0)));
const [I32, END] = [0x7f, 0x0b];
/** @param {number} value */
const i32 = value => [0x41, value];

/**
 * A greeter in form: pointers to slots, and these bodies, of which the first is `set_name`'s.
 *
 * @param {number[][]} bodies
 */
function greeter(bodies) {
  const pointers = [0, 16, 32].map(at => [0, ...i32(at), END]);
  const names = ['get_salutation_ptr', 'get_name_ptr', 'get_msg_ptr', 'set_name'];
  const section = (/** @type {number} */ id, /** @type {number[][]} */ items) => [id, ...sized(list(items))];
  const types = [
    [0x60, 0, 1, I32],
    [0x60, 2, I32, I32, 1, I32],
  ];
  const code = [...pointers, ...bodies].map(sized);
  return Uint8Array.from(
    [
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, types),
      section(3, [...pointers.map(() => [0]), ...bodies.map(() => [1])]),
      section(5, [[0, 1]]),
      section(7, [[...ascii('memory'), 2, 0], ...names.map((name, at) => [...ascii(name), 0, at])]),
      section(10, code),
    ].flat(),
  );
}

/** @param {number} count */
const manyFunctions = count => {
  const add = [0x20, 0, ...i32(7), 0x6a, 0x20, 1, 0x6c, 0x21, 0];
  return greeter(Array.from({ length: count }, () => [0, ...add, ...add, 0x20, 0, END]));
};

/** @param {number} depth */
const deepNest = depth => {
  const leave = Array.from({ length: depth }, () => [0x20, 0, 0x0d, 0, END]).flat();
  return greeter([[0, ...Array.from({ length: depth }, () => [0x02, 0x40]).flat(), ...leave, ...i32(0), END]]);
};

/** @param {number} count */
const manyLocals = count => {
  const each = Array.from({ length: count - 2 }, (_, at) => [0x20, ...leb(at + 1), 0x21, ...leb(at + 2)]);
  const loop = [0x03, 0x40, ...each.flat(), 0x20, 0, 0x0d, 0, END];
  return greeter([[1, ...leb(count - 2), I32, ...loop, ...i32(0), END]]);
};

await program({ name: 'node scripts/limits.js', help, options, execute });
