/**
 * Runs the workshop as a learner does, in a folder of its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const exercises = join(root, 'workshop', 'exercises');

/**
 * A folder that is gone when the test is over.
 *
 * @param {{ after: (f: () => void) => void }} test
 */
export function scratch(test) {
  const folder = mkdtempSync(join(tmpdir(), 'growth lab '));
  test.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** @param {string[]} args of the plain command, without a terminal */
export function workshop(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['workshop', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/**
 * A learner at work: their folder, and the plain command without a terminal.
 *
 * @param {{ after: (f: () => void) => void }} test
 */
export function learner(test) {
  const work = join(scratch(test), 'my work');
  return {
    work,
    /** @param {string[]} args */
    run: (...args) => workshop(...args, '--work', work),
    /**
     * @param {string} path from the work folder
     * @param {string} text
     */
    write(path, text) {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      writeFileSync(join(work, path), text);
    },
    /** @param {string} path */
    read: path => readFileSync(join(work, path), 'utf8'),
  };
}

/** @param {string} path from workshop/exercises */
export const exerciseFile = path => readFileSync(join(exercises, path), 'utf8');
