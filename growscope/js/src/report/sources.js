/**
 * Lines of source files, for a report that shows them.
 */
import { readFileSync } from 'node:fs';

/** @type {Map<string, string[]>} */
const files = new Map();

/**
 * @param {string} file
 * @param {number} line counted from 1
 * @returns {string | undefined}
 */
export function sourceLine(file, line) {
  let lines = files.get(file);
  if (!lines) {
    try {
      lines = readFileSync(file, 'utf8').split('\n');
    } catch {
      lines = [];
    }
    files.set(file, lines);
  }
  const text = lines[line - 1];
  return text !== undefined && text.length < 2000 ? text : undefined;
}
