/**
 * Runs one of Rust's programs at the repository's root, where rust-toolchain.toml says which version it is.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * @typedef {object} Ran
 * @property {number | null} code null, if it could not be started or was ended by a signal
 * @property {boolean} absent there is no such program
 * @property {string} complaint what it wrote to standard error
 */

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<Ran>}
 */
export const runProgram = (program, args) =>
  new Promise(resolve => {
    const options = { cwd: ROOT, windowsHide: true, maxBuffer: 16 * 1024 * 1024 };
    execFile(program, args, options, (error, _, errors) => {
      const code = error ? (typeof error.code === 'number' ? error.code : null) : 0;
      const absent = error?.code === 'ENOENT';
      resolve({ code, absent, complaint: errors || (error?.message ?? '') });
    });
  });
