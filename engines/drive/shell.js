/**
 * Engines that are commands: Node, Bun and Deno. The program that they are given imports a probe and prints; it takes
 * nothing from Node, nor from anybody's imitation of it.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fetchEngine } from '../fetch.js';
import { Lost } from '../lost.js';

/**
 * @import { Engine } from '../list.js'
 * @import { Open } from '../open.js'
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'target/engines/run');
const answerer = new URL('../answer.js', import.meta.url).href;
let count = 0;

/**
 * @param {Engine} engine
 * @param {boolean} mayFetch
 * @returns {Open}
 */
export function openShell(engine, mayFetch) {
  const { npm, program, flags = [], env = {}, live = 0 } = engine;
  const path = npm ? fetchEngine(engine, mayFetch) : process.execPath;
  mkdirSync(folder, { recursive: true });
  return {
    via: npm ? `npm: ${npm.package}@${npm.version}` : 'the one that runs this',
    async observe(probe, input, seconds) {
      const script = join(folder, `${process.pid}-${(count += 1)}.mjs`);
      const question = { probe: pathToFileURL(join(root, probe)).href, input, live };
      writeFileSync(
        script,
        `import { answer } from '${answerer}';\nconsole.log(await answer(${JSON.stringify(question)}));\n`,
      );
      const [command = '', ...args] = [path, ...(program?.before ?? []), ...flags, script];
      try {
        return JSON.parse(await run(command, args, { ...process.env, NO_COLOR: '1', ...env }, seconds));
      } finally {
        rmSync(script);
      }
    },
    async close() {},
  };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} seconds
 * @returns {Promise<string>} what it printed
 */
const run = (command, args, env, seconds) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err] = [child.stdout, child.stderr].map(stream => {
      /** @type {string[]} */
      const parts = [];
      stream.setEncoding('utf8').on('data', part => parts.push(part));
      return parts;
    });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    child.on('error', error => reject(new Lost(`it could not be started: ${error.message}`)));
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      if (status === 0) return resolve(String(out?.join('')));
      if (late) return reject(new Lost(`no answer within ${seconds} s`));
      const said = String(err?.join(''))
        .split('\n')
        .map(line => line.trim())
        .find(line => /^(\w*error|fatal|panic)\b/i.test(line));
      reject(new Lost(`it ended with ${status ?? signal}: ${said ?? 'and said nothing'}`));
    });
  });
