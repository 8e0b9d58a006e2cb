/**
 * A real terminal: tmux, with keys typed and the screen read.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './run.js';

/** Why there is no terminal here, if there is none. */
export const lacksTerminal =
  spawnSync('tmux', ['-V']).status === 0 ? false : 'tmux is not installed: apt-get install tmux, or brew install tmux';

/** How long something may take to appear, in seconds. */
const PATIENCE = 30;

/**
 * @param {{ after: (f: () => void) => void }} test
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 */
export function terminal(test, command, env = {}) {
  const socket = `growth-lab-${randomUUID()}`;
  /** @param {string[]} args */
  const tmux = (...args) =>
    spawnSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8', cwd: root });
  test.after(() => void tmux('kill-server'));
  const variables = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const size = ['-x', '110', '-y', '50'];
  const { status, stderr } = tmux(
    'new-session',
    '-d',
    ...size,
    ...variables,
    ...command,
    ';',
    'set-option',
    '-g',
    'remain-on-exit',
    'on',
  );
  assert.equal(status, 0, stderr);

  /** @param {string[]} flags */
  const capture = (...flags) => tmux('capture-pane', '-p', '-J', '-S', '-2000', ...flags).stdout;
  return {
    capture,
    /** @param {string[]} keys */
    type: (...keys) => void tmux('send-keys', ...keys),

    /**
     * Waits until something is on the screen, or above it.
     *
     * @param {RegExp} pattern
     */
    async see(pattern) {
      for (let waited = 0; waited < PATIENCE * 10; waited += 1) {
        if (pattern.test(capture())) return;
        await sleep(100);
      }
      assert.fail(`${pattern} did not appear within ${PATIENCE} s; the screen shows:\n${capture()}`);
    },

    /** @returns {Promise<number>} the exit code, once the program has ended */
    async exitCode() {
      for (let waited = 0; waited < PATIENCE * 10; waited += 1) {
        const { stdout } = tmux('display-message', '-p', '#{pane_dead} #{pane_dead_status}');
        if (stdout.startsWith('1')) return Number(stdout.split(' ')[1]);
        await sleep(100);
      }
      return assert.fail(`the program did not end within ${PATIENCE} s:\n${capture()}`);
    },
  };
}
