/**
 * Runs a program that may not be there, may not answer, and may fail.
 */
import { execFile } from 'node:child_process';

const LIMIT_MS = 60_000;

/**
 * @typedef {object} Ran
 * @property {boolean} ok it exited with 0
 * @property {boolean} absent there is no such program
 * @property {number | null} code null, if it could not be started or was ended
 * @property {string} output what it wrote to standard output
 * @property {string} errors what it wrote to standard error
 * @property {string[]} complaint why it is not ok, in a few lines
 */

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').ExecFileOptions} [options]
 * @returns {Promise<Ran>}
 */
export const runTool = (program, args, options = {}) =>
  new Promise(resolve => {
    const settings = { timeout: LIMIT_MS, windowsHide: true, maxBuffer: 64 * 1024 * 1024, ...options };
    try {
      execFile(program, args, { ...settings, encoding: 'utf8' }, (error, output, errors) => {
        resolve({
          ok: !error,
          code: typeof error?.code === 'number' ? error.code : error ? null : 0,
          absent: error?.code === 'ENOENT',
          output,
          errors,
          complaint: error ? complaint(program, error, errors) : [],
        });
      });
    } catch (error) {
      // Windows refuses some files before they start.
      resolve({ ok: false, absent: false, code: null, output: '', errors: '', complaint: [`${program}: ${error}`] });
    }
  });

/**
 * @param {string} program
 * @param {import('node:child_process').ExecFileException} error
 * @param {string} errors
 */
function complaint(program, error, errors) {
  if (error.killed) return [`${program} did not answer within ${LIMIT_MS / 1000} seconds`];
  const lines = errors.split('\n').filter(line => line.trim());
  const first = lines.findIndex(line => /error/i.test(line));
  const telling = lines.slice(Math.max(first, 0), Math.max(first, 0) + 3).map(line => line.trim().slice(0, 200));
  return telling.length > 0 ? telling : [`${program} failed: ${error.signal ?? error.code ?? error.message}`];
}
