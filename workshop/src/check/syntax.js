/**
 * Where a file stops parsing: the engine tells only the command line.
 */
import { execFile } from 'node:child_process';

/**
 * @import { Place } from '../lab/types.js'
 */

/**
 * @param {string} path
 * @returns {Promise<Place | null>}
 */
export function syntaxPlace(path) {
  return new Promise(resolve => {
    execFile(process.execPath, ['--check', path], (_, _stdout, stderr) => {
      const [first = '', , caret = ''] = stderr.split('\n');
      const [, line] = first.match(/:(\d+)$/) ?? [];
      resolve(line ? { line: Number(line), column: caret.indexOf('^') + 1 || 1 } : null);
    });
  });
}
