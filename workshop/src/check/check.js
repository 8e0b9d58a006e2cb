/**
 * Checks one learner's file: stages it, runs the checker in a process of its own, and answers with a verdict.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { STAGE, rejected } from '../lab/verdict.js';
import { PATIENCE } from '../lab/patience.js';
import { commonReasons } from '../lab/reasons.js';
import { ROOT } from '../toolchain.js';
import { syntaxPlace } from './syntax.js';

/**
 * @import { Exercise } from '../exercise.js'
 * @import { Verdict } from '../lab/types.js'
 * @import { Post } from './child.js'
 *
 * @typedef {Verdict & { printed: string }} Checked
 */

/** The longest that a learner's code may run, unless the checker says that something takes longer. */
const SECONDS = 5;

/**
 * @param {Exercise} exercise
 * @param {string} source the learner's file
 * @param {{ onStage?: (what: string) => void, seconds?: number, times?: number }} [options] `times`: by how much every limit
 *   is multiplied
 * @returns {Promise<Checked>}
 */
export async function check(exercise, source, { onStage = () => {}, seconds = SECONDS, times = 1 } = {}) {
  // The one file that is the learner's; nothing else of theirs is here to be read.
  const folder = await mkdtemp(join(await realpath(tmpdir()), STAGE));
  try {
    const path = join(folder, exercise.file);
    // Some editors put a byte order mark first, and not every compiler takes one.
    await writeFile(path, source.replace(/^\uFEFF/, ''));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
    const checked = await runChild({ token: randomUUID(), exercise: exercise.folder, path, seconds }, onStage, times);
    const place = checked.rejected === 'syntax-error' ? (checked.place ?? (await syntaxPlace(path))) : checked.place;
    const own = (/** @type {string} */ text) =>
      text.replaceAll(`${pathToFileURL(folder)}/`, '').replaceAll(folder + sep, '');
    const sentence = checked.sentence ?? commonReasons[checked.rejected ?? ''] ?? null;
    return { ...checked, sentence, place, details: checked.details.map(own), printed: own(checked.printed) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * @param {import('./child.js').Job} job
 * @param {(what: string) => void} onStage
 * @param {number} times
 * @returns {Promise<Checked>}
 */
function runChild(job, onStage, times) {
  const child = fork(fileURLToPath(new URL('child.js', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    // Where the learner is may be gone.
    cwd: ROOT,
    env: { ...process.env, [PATIENCE]: String(times) },
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', text => (complaint += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('message', (/** @type {Post} */ { token, stage, verdict, printed = '' }) => {
      if (token !== job.token) return;
      if (stage?.what) onStage(stage.what);
      if (verdict) resolve({ ...verdict, printed });
    });
    child.on('exit', (code, signal) => {
      const how = signal ? `signal       ${signal}` : `exit code    ${code}`;
      resolve({ ...rejected('exited', { details: [how, ...complaint.split('\n').slice(0, 5)] }), printed: '' });
    });
    child.send(job);
  });
}
